import { dayOf, instantOf } from "../../calendar/moments.ts";
import { charterInForce, charters } from "../../domain/charter-versions.ts";
import { forumRegister } from "../../domain/forum-register.ts";
import { incentivePlans } from "../../domain/incentive-plans.ts";
import { makingsOf } from "../../domain/record-making.ts";
import { rightsInForce } from "../../domain/rights-versions.ts";
import { recordById, recordsOf } from "../../records/read-records.ts";
import {
  caution,
  column,
  heading,
  nameText,
  numberCell,
  numberColumn,
  optionalCell,
  plural,
  row,
  statusCell,
  table,
  textCell,
} from "../baseline/blocks.ts";
import type { ReportBlock, ReportSection } from "../report-document.ts";
import type { ProgressGround } from "./progress-ground.ts";

type Draft = Omit<ReportSection, "number">;

/** Who may decide, what leaders are paid for, how many hours of meetings were freed, what roles were written. */
export function organisationSection(ground: ProgressGround): Draft {
  const { pilot, view, format, baseline } = ground;
  const today = view.moment.date;
  const rights = rightsInForce(pilot, today);
  const forums = forumRegister(pilot, baseline, today);
  const plans = incentivePlans(pilot);
  const active = view.rights.filter(({ state }) => state === "active").length;
  const flags = plans.plans.flatMap((plan) => plan.flags);
  const hours = (value: number | null) =>
    value === null ? optionalCell(null) : numberCell(format.numbers.upTo(value, 1), value, "decimal1");
  const blocks: ReportBlock[] = [
    table(
      "Who decides",
      [column("What", 3), column("State", 5)],
      [
        row(
          textCell("Decision rights"),
          rights.state === "published"
            ? textCell(
                `version ${rights.version}, ${plural(rights.rows.length, "decision type")}${rights.effectiveFrom === null ? "" : `, in force since ${format.dates.date(rights.effectiveFrom)}`}`,
              )
            : textCell("as found on Day 0: no version is published"),
        ),
        row(
          textCell("Delegated rights"),
          textCell(`${active} of ${view.rights.length} active`, suspendedDetail(ground)),
        ),
        row(
          textCell("Role charters"),
          optionalCell(
            charters(pilot)
              .map(
                ({ key, title }) =>
                  `${title}: ${charterInForce(pilot, key, today) === null ? "not approved" : "in force"}`,
              )
              .join("; "),
          ),
        ),
        row(
          textCell("Incentives"),
          plans.isWithheld
            ? textCell("withheld from this copy")
            : textCell(
                `${plural(plans.plans.length, "plan")}, ${flags.length === 0 ? "0 against the method" : `${flags.length} against the method`}`,
                flags.length === 0 ? {} : { detail: flags.map(({ text }) => text).join("; ") },
              ),
        ),
      ],
    ),
  ];
  if (forums.rows.length > 0) {
    blocks.push(
      heading("Forums and approval gates"),
      table(
        "Forums and approval gates",
        [
          column("Forum or gate", 3.4),
          column("Decision", 1.6),
          numberColumn("Hours a month before", 1.5),
          numberColumn("Now", 1.2),
          numberColumn("Freed", 1.2),
        ],
        [
          ...forums.rows.map(({ name, word, before, now, freed }) =>
            row(textCell(nameText(name)), textCell(word), hours(before), hours(now), hours(freed)),
          ),
          {
            kind: "total",
            cells: [
              textCell("Together"),
              { text: "" },
              hours(forums.before),
              hours(forums.now),
              hours(forums.freed),
            ],
          },
        ],
        "Person-hours a month: hours × people. What is not recorded is not counted.",
      ),
    );
  }
  blocks.push(...titleBlocks(ground));
  return {
    id: "organisation",
    name: "Organisation",
    finding: `${rights.state === "published" ? `Decision rights version ${rights.version} in force` : "Decision rights are not published: version 0 in force"}, ${active} of ${view.rights.length} delegated rights active, ${format.numbers.upTo(forums.freed, 0)} person-hours a month freed`,
    hasContent: true,
    blocks,
  };
}

function suspendedDetail({ view, format }: ProgressGround): { readonly detail?: string } {
  const held = view.rights.filter(({ state }) => state !== "active");
  return held.length === 0
    ? {}
    : {
        detail: held
          .map(
            ({ domain, state, reasons }) =>
              `${domain}: ${state}${reasons[0] === undefined ? "" : `, ${format.sentence(reasons[0])}`}`,
          )
          .join("; "),
      };
}

/** Changes of titles on record by then; one that was made before its gate is shown with its reason. */
function titleBlocks({ pilot, view, format }: ProgressGround): readonly ReportBlock[] {
  const makings = makingsOf(pilot, "titleChange");
  const isOnRecord = (id: string): boolean => (instantOf(makings.get(id)?.at) ?? 0) <= view.asOfMs;
  const changes = recordsOf(pilot, "titleChange").filter(
    ({ id, withheld }) => withheld.length === 0 && isOnRecord(id),
  );
  if (changes.length === 0) return [];
  const early = changes.filter(({ overrideReason }) => overrideReason !== undefined);
  return [
    heading("Titles and reporting lines that changed"),
    table(
      "Titles",
      [column("Who", 2), column("To", 3), column("From", 1.4), column("Gate", 3)],
      changes.map(({ person, to, effectiveOn, overrideReason }) => {
        const day = dayOf(effectiveOn);
        return row(
          textCell(nameText(recordById(pilot, "person", person)?.name ?? "somebody")),
          textCell(to),
          optionalCell(day === null ? null : format.dates.date(day)),
          overrideReason === undefined ? statusCell("met") : statusCell("overridden", overrideReason),
        );
      }),
    ),
    ...(early.length === 0
      ? []
      : [
          caution(
            "Before its gate",
            `${plural(early.length, "title change was", "title changes were")} made before the gate opened.`,
          ),
        ]),
  ];
}
