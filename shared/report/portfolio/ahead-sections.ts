import { dayOf } from "../../calendar/moments.ts";
import type { ComingDate } from "../../portfolio/partner-dates.ts";
import {
  caption,
  column,
  heading,
  missing,
  namesCell,
  numberCell,
  numberColumn,
  optionalCell,
  plural,
  row,
  table,
  textCell,
} from "../baseline/blocks.ts";
import type { ReportBlock, ReportSection, TableCell } from "../report-document.ts";
import type { Printed } from "./portfolio-input.ts";

type Draft = Omit<ReportSection, "number">;

/** Where a partner's time goes: what falls due, month by month of the calendar from today. */
export function aheadSection(all: readonly Printed[]): Draft {
  const dated = all.flatMap(({ standing, format }) =>
    standing.coming.map((coming) => ({
      coming,
      standing,
      format,
      inDays: coming.day - standing.moment.date,
    })),
  );
  const near = dated.filter(({ inDays }) => inDays <= 30).length;
  const band = (title: string, from: number, to: number): readonly ReportBlock[] => {
    const own = dated
      .filter(({ inDays }) => inDays >= from && inDays <= to)
      .toSorted((a, b) => a.coming.day - b.coming.day);
    if (own.length === 0) return [];
    const rows = own.map(({ coming, standing, format }) =>
      row(
        textCell(format.dates.date(coming.day)),
        dayCell(coming, standing.startDate),
        textCell(standing.company, { style: "strong" }),
        textCell(coming.text),
        namesCell(coming.who),
      ),
    );
    return [
      heading(title),
      {
        ...table(
          title,
          [
            column("Date", 1.3),
            numberColumn("Day", 0.6),
            column("Company", 1.9),
            column("What", 4),
            column("Who", 1.4),
          ],
          rows,
        ),
        // What is far off is looked up, not talked about.
        ...(from > 30
          ? { isAppendix: true, finding: `${plural(own.length, "date")} in days ${from} to ${to}` }
          : {}),
      },
    ];
  };
  const blocks = [
    ...band("Next 30 days", 0, 30),
    ...band("Days 31 to 90", 31, 90),
    ...band("Days 91 to 180", 91, 180),
  ];
  return {
    id: "ahead",
    name: "Time ahead",
    finding: `${plural(near, "date")} fall due in the next 30 days, ${dated.length - near} in the 150 after them`,
    hasContent: blocks.length > 0,
    blocks: blocks.length === 0 ? [caption("Nothing with a date falls due in the next 180 days.")] : blocks,
  };
}

function dayCell({ day }: ComingDate, start: number | null): TableCell {
  return start === null ? optionalCell(null) : numberCell(String(day - start), day - start, "count");
}

/** Who has not sent a pack, and how old the data are. */
export function packsSection(pilots: readonly Printed[]): Draft {
  const silent = pilots.filter(({ standing }) => standing.isSilent);
  const rows = pilots.map(({ standing, format }) =>
    row(
      textCell(standing.company, { style: "strong" }),
      standing.silentDays === null
        ? textCell("never", { style: "muted" })
        : numberCell(plural(standing.silentDays, "day"), standing.silentDays, "count"),
      standing.dataTo === null
        ? textCell("no data", { style: "muted" })
        : textCell(format.dates.date(standing.dataTo)),
      standing.isSilent ? { text: "late", status: { word: "late" } } : textCell("sent in this cycle"),
    ),
  );
  return {
    id: "packs",
    name: "Packs and data",
    finding:
      silent.length === 0
        ? `All ${plural(pilots.length, "pilot")} sent a pack in this cycle`
        : `${plural(silent.length, "company", "companies")} sent no pack in this cycle: ${silent.map(({ standing }) => standing.company).join(", ")}`,
    hasContent: rows.length > 0,
    blocks:
      rows.length === 0
        ? [missing("No pilots", "Open packs of pilots.")]
        : [
            table(
              "Last heard of",
              [
                column("Company", 2),
                numberColumn("Last entry, days ago", 1.4),
                column("Data to", 1.4),
                column("This cycle", 1.6),
              ],
              rows,
            ),
          ],
  };
}

/** Each target with how ready it is; of many only how many there are. */
function targetsFinding(targets: readonly Printed[]): string {
  const ready = targets.map(({ standing: { company, readiness }, format }) => {
    const score = readiness?.score ?? null;
    return `${company} is ${score === null ? "not scored yet" : `ready to ${format.numbers.fixed(score, 0)} of 100`}`;
  });
  return ready.length > 0 && ready.length <= 3
    ? `In diligence: ${ready.join(", ")}`
    : `${plural(targets.length, "target")} in diligence beside the pilots`;
}

/** The diligence targets, beside the pilots and never among their figures. */
export function targetsSection(targets: readonly Printed[]): Draft {
  const rows = targets.map(({ standing, format }) => {
    const { readiness } = standing;
    const due = dayOf(readiness?.decisionDue ?? undefined);
    return row(
      textCell(standing.company, { style: "strong" }),
      readiness === null || readiness.score === null
        ? textCell("–", { style: "muted" })
        : numberCell(format.numbers.fixed(readiness.score, 0), readiness.score, "decimal1"),
      textCell(readiness === null ? "–" : `${readiness.answered} of ${readiness.total}`),
      textCell(
        readiness === null
          ? "–"
          : `${plural(readiness.gaps, "gap")}, ${plural(readiness.planLines, "line")} from day one`,
      ),
      textCell(due === null ? "no date" : format.dates.date(due)),
    );
  });
  return {
    id: "targets",
    name: "Targets",
    finding: targetsFinding(targets),
    hasContent: rows.length > 0,
    blocks:
      rows.length === 0
        ? [caption("No target is in diligence.")]
        : [
            table(
              "Targets",
              [
                column("Company", 2),
                numberColumn("Readiness, of 100", 1.2),
                column("Answered", 1.1),
                column("Plan", 2),
                column("Decision due", 1.3),
              ],
              rows,
            ),
          ],
  };
}
