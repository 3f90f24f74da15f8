import type { ReportSection } from "../report-document.ts";
import type { BaselineContext } from "./baseline-context.ts";
import type { CadenceRow } from "./baseline-input.ts";
import {
  column,
  missing,
  nameText,
  numberCell,
  numberColumn,
  optionalCell,
  plural,
  row,
  table,
  textCell,
} from "./blocks.ts";

/** Person-hours a month over the forums for which both hours and people are known. */
export function leadershipHours(cadence: readonly CadenceRow[]): number {
  return cadence.reduce((sum, one) => sum + (one.hoursPerMonth ?? 0) * (one.people ?? 0), 0);
}

/** The forums and gates as found: what they cost and whether they changed an outcome. */
export function cadenceSection(context: BaselineContext): Omit<ReportSection, "number"> {
  const { cadence } = context.input;
  if (cadence.length === 0) {
    return {
      id: "cadence",
      name: "Cadence",
      finding: "The meeting cadence is not mapped yet",
      hasContent: false,
      blocks: [
        missing(
          "No forum recorded",
          "List the forums and approval gates with hours per month, people and how often one changed an outcome; hours freed are later measured against this list.",
        ),
      ],
    };
  }
  const hours = leadershipHours(cadence);
  const idle = cadence.filter((one) => one.changedOutcome === 0).length;
  const { numbers } = context.format;
  const rows = cadence
    .toSorted((a, b) => (b.hoursPerMonth ?? 0) * (b.people ?? 0) - (a.hoursPerMonth ?? 0) * (a.people ?? 0))
    .map((one) => {
      const personHours =
        one.hoursPerMonth === null || one.people === null ? null : one.hoursPerMonth * one.people;
      return row(
        textCell(nameText(one.name)),
        textCell(one.kind, { style: "muted" }),
        optionalCell(one.owner === null ? null : nameText(one.owner)),
        numberCell(
          one.hoursPerMonth === null ? "–" : numbers.upTo(one.hoursPerMonth, 1),
          one.hoursPerMonth,
          "decimal1",
        ),
        numberCell(context.format.count(one.people), one.people, "count"),
        numberCell(personHours === null ? "–" : numbers.upTo(personHours, 1), personHours, "decimal1"),
        numberCell(context.format.count(one.changedOutcome), one.changedOutcome, "count"),
        textCell(one.decision ?? "–", one.decision === null ? { style: "muted" } : {}),
      );
    });
  return {
    id: "cadence",
    name: "Cadence",
    finding: `${numbers.upTo(hours, 0)} person-hours a month go into ${plural(cadence.length, "forum or gate", "forums and gates")}${idle > 0 ? `; ${idle} changed no outcome` : ""}`,
    hasContent: true,
    blocks: [
      table(
        "Forums and approval gates",
        [
          column("Forum or gate", 3),
          column("Kind", 1.4),
          column("Owner", 1.8),
          numberColumn("Hours a month", 1.1),
          numberColumn("People", 0.9),
          numberColumn("Person-hours", 1.2),
          numberColumn("Outcomes changed", 1.2),
          column("Plan", 0.9),
        ],
        [
          ...rows,
          {
            kind: "total",
            cells: [
              { text: "Together" },
              { text: "" },
              { text: "" },
              { text: "" },
              { text: "" },
              numberCell(numbers.upTo(hours, 1), hours, "decimal1"),
              { text: "" },
              { text: "" },
            ],
          },
        ],
      ),
    ],
  };
}
