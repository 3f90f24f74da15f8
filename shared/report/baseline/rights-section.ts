import type { ReportBlock, ReportSection, TableRow } from "../report-document.ts";
import type { BaselineContext } from "./baseline-context.ts";
import type { RightRow } from "./baseline-input.ts";
import {
  column,
  groupRow,
  heading,
  missing,
  namesCell,
  nameText,
  numberCell,
  numberColumn,
  optionalCell,
  plural,
  row,
  statusCell,
  table,
  textCell,
} from "./blocks.ts";

const CATEGORIES = [
  { category: 1, title: "1  Non-negotiable platform controls, centrally enforced" },
  { category: 2, title: "2  Value-engine controls, owned by the converged office" },
  { category: 3, title: "3  Squad-level optimisation inside policy budgets" },
  { category: 4, title: "4  Commercial packaging controls, reviewed as system design" },
  { category: null, title: "Not yet put into a category" },
] as const;

/** Who decides what today, and who will: the matrix as it is and as it was published. */
export function rightsSection(context: BaselineContext): Omit<ReportSection, "number"> {
  const { rights } = context.input;
  const { asIs, published } = rights;
  const unclear = asIs.filter((right) => right.accountable.length !== 1).length;
  const isEmpty = asIs.length === 0 && published.length === 0;
  const finding = isEmpty
    ? "Who decides what is not mapped yet"
    : asIs.length === 0
      ? `${plural(published.length, "decision right")} published, the state before was not mapped`
      : unclear === 0
        ? `Each of ${plural(asIs.length, "decision type")} has exactly one owner today`
        : `${unclear} of ${plural(asIs.length, "decision type")} have no single accountable owner today`;
  const blocks: ReportBlock[] = [];
  if (asIs.length === 0) {
    blocks.push(
      missing(
        "Decision rights as they are",
        "Record version 0 of the matrix: for each type of decision who decides today, how many must agree and how many days it takes.",
      ),
    );
  } else {
    blocks.push(heading("As they are today"), asIsTable(context, asIs));
  }
  if (published.length === 0) {
    blocks.push(
      missing(
        "No matrix published",
        "Publish version 1 with exactly one accountable owner per decision type; the difference to today then stands here.",
      ),
    );
  } else {
    const from =
      rights.publishedFrom === null
        ? ""
        : `, in force from ${context.format.dates.fullDate(rights.publishedFrom)}`;
    blocks.push(
      heading(`As published, version ${rights.publishedVersion ?? 1}${from}`),
      publishedTable(published, asIs),
    );
  }
  return { id: "rights", name: "Decision rights", finding, hasContent: !isEmpty, blocks };
}

function asIsTable(context: BaselineContext, rights: readonly RightRow[]): ReportBlock {
  return table(
    "Decision rights as they are",
    [
      column("Decision", 3.4),
      column("Who decides today", 2.8),
      numberColumn("Must agree", 1.1),
      numberColumn("Days", 0.9),
      column("", 1.6),
    ],
    inCategories(rights, (right) =>
      row(
        textCell(nameText(right.decision)),
        namesCell(right.accountable),
        numberCell(context.format.count(right.agreeing), right.agreeing, "count"),
        numberCell(
          right.days === null ? "–" : context.format.numbers.upTo(right.days, 1),
          right.days,
          "decimal1",
        ),
        right.accountable.length === 1
          ? { text: "one owner", style: "muted" }
          : {
              ...statusCell("unproven"),
              text: right.accountable.length === 0 ? "no owner" : `${right.accountable.length} owners`,
            },
      ),
    ),
  );
}

function publishedTable(rights: readonly RightRow[], before: readonly RightRow[]): ReportBlock {
  return table(
    "Decision rights as published",
    [
      column("Decision", 3),
      column("Accountable", 2),
      column("Delegates", 2.2),
      column("Guardrails", 2.8),
      column("Against today", 1.8),
    ],
    inCategories(rights, (right) =>
      row(
        textCell(nameText(right.decision)),
        namesCell(right.accountable),
        namesCell(right.delegates),
        optionalCell(right.guardrails),
        textCell(differenceOf(right, before), { style: "muted" }),
      ),
    ),
  );
}

function differenceOf(right: RightRow, before: readonly RightRow[]): string {
  const old = before.find((one) => one.decision === right.decision);
  if (old === undefined) return "new";
  const isSame =
    old.accountable.length === right.accountable.length &&
    old.accountable.every((name, index) => name === right.accountable[index]);
  if (isSame) return "unchanged";
  return old.accountable.length === 0
    ? "had no owner"
    : `was ${old.accountable.map((name) => nameText(name, 40)).join(", ")}`;
}

function inCategories(
  rights: readonly RightRow[],
  rowOf: (right: RightRow) => TableRow,
): readonly TableRow[] {
  return CATEGORIES.flatMap(({ category, title }) => {
    const own = rights.filter((right) => right.category === category);
    return own.length === 0 ? [] : [groupRow(title), ...own.map(rowOf)];
  });
}
