import type { ReportSection } from "../report-document.ts";
import type { BaselineContext } from "./baseline-context.ts";
import {
  column,
  missing,
  namesCell,
  nameText,
  numberCell,
  numberColumn,
  optionalCell,
  plural,
  row,
  table,
  textCell,
} from "./blocks.ts";

/** The conflicts that slow execution, with what a week of each costs. */
export function conflictsSection(context: BaselineContext): Omit<ReportSection, "number"> {
  const { conflicts } = context.input;
  if (conflicts.length === 0) {
    return {
      id: "conflicts",
      name: "Conflicts",
      finding: "The conflicts that slow execution are not named yet",
      hasContent: false,
      blocks: [
        missing(
          "No conflict recorded",
          "Rank three cross-functional conflicts, each with its cost of delay per week and one owner.",
        ),
      ],
    };
  }
  const ranked = conflicts.toSorted((a, b) => (a.rank ?? 99) - (b.rank ?? 99));
  const costs = ranked.flatMap((one) =>
    one.costOfDelayMicrosPerWeek === null ? [] : [one.costOfDelayMicrosPerWeek],
  );
  const worst = Math.max(...costs);
  const finding =
    costs.length === 0
      ? `${plural(ranked.length, "conflict")} slow execution; none has a cost of delay yet`
      : `${plural(ranked.length, "conflict")} slow execution; the dearest costs ${context.format.micros(worst, "compact")} a week`;
  return {
    id: "conflicts",
    name: "Conflicts",
    finding,
    hasContent: true,
    blocks: [
      table(
        "Cross-functional conflicts",
        [
          column("", 0.4),
          column("Conflict", 4.6),
          column("Between", 2.2),
          column("Owner", 1.8),
          numberColumn("Cost of delay a week", 1.6),
        ],
        ranked.map((one, index) =>
          row(
            textCell(String(one.rank ?? index + 1), { style: "muted" }),
            textCell(nameText(one.title), {
              style: "strong",
              ...(one.description === null ? {} : { detail: nameText(one.description, 400) }),
            }),
            namesCell(one.parties),
            optionalCell(one.owner === null ? null : nameText(one.owner)),
            numberCell(
              context.format.micros(one.costOfDelayMicrosPerWeek, "full"),
              one.costOfDelayMicrosPerWeek === null ? null : one.costOfDelayMicrosPerWeek / 1e6,
              "money",
            ),
          ),
        ),
        ranked.length < 3
          ? `The method asks for three; ${3 - ranked.length} missing.`
          : "Costs of delay are estimates of their owners and are not added up.",
      ),
    ],
  };
}
