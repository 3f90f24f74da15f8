import type { CompanyStanding } from "../../portfolio/company-standing.ts";
import { patternsOf } from "../../portfolio/patterns.ts";
import {
  caption,
  column,
  numberCell,
  numberColumn,
  plural,
  row,
  table,
  textCell,
} from "../baseline/blocks.ts";
import { rawKindOf, unitOf } from "../baseline/metric-print.ts";
import { metricCell } from "../operational.ts";
import type { ReportSection } from "../report-document.ts";
import { pillarStatus } from "./pillar-words.ts";
import type { Printed } from "./portfolio-input.ts";

type Draft = Omit<ReportSection, "number">;

/** The headlines that are shown to have moved, each with the note that puts it in doubt where there is one. */
export function moversSection(pilots: readonly Printed[]): Draft {
  const rows = pilots.flatMap(({ standing, format }) =>
    standing.pillars
      .filter(({ verdict }) => verdict === "improved" || verdict === "worse")
      .map((pillar, place) => {
        const unit = unitOf(pillar.metric);
        const status = pillarStatus(pillar, standing.isSealed);
        const note = returnText(standing, pillar.metric);
        return row(
          textCell(place === 0 ? standing.company : "", { style: "strong" }),
          metricCell(standing.operational, pillar.metric),
          numberCell(format.value(pillar.before, unit).text, pillar.before, rawKindOf(unit)),
          numberCell(format.value(pillar.value, unit).text, pillar.value, rawKindOf(unit)),
          numberCell(
            format.difference(pillar.difference, unit).text,
            pillar.difference,
            rawKindOf(unit),
            format.interval(pillar.differenceLow, pillar.differenceHigh, unit),
          ),
          { text: status.word, status, ...(note === null ? {} : { detail: note }) },
        );
      }),
  );
  const noted = pilots.filter(({ standing }) => standing.returns.length > 0);
  return {
    id: "movers",
    name: "Movers",
    finding:
      rows.length === 0
        ? "No headline is shown to have moved"
        : `${plural(rows.length, "headline")} moved against the baseline${noted.length === 0 ? "" : `; in ${plural(noted.length, "company", "companies")} it may be a return to the mean`}`,
    hasContent: rows.length > 0,
    blocks:
      rows.length === 0
        ? [caption("Nothing is proven either way: no interval excludes zero.")]
        : [
            table(
              "What moved",
              [
                column("Company", 1.7),
                column("Metric", 1.9),
                numberColumn("Baseline", 1.1),
                numberColumn("Now", 1.1),
                numberColumn("Difference", 1.5),
                column("Verdict", 3.2),
              ],
              rows,
            ),
          ],
  };
}

/** The note beside an improvement that may be a return; null: there is none. */
export function returnText({ returns }: Pick<CompanyStanding, "returns">, metric: string): string | null {
  const note = returns.find((one) => one.metric === metric);
  if (note === undefined) return null;
  const chosen = note.isChosenBecauseBad ? " It was chosen because it did badly." : "";
  return `No better than before its baseline: it may have come back by itself.${chosen}`;
}

/** What the same in several companies says. Companies are counted; their figures are not put together. */
export function patternsSection(pilots: readonly Printed[]): Draft {
  const patterns = patternsOf(pilots.map(({ standing }) => standing));
  const rows = patterns.map(({ words, companies }) =>
    row(
      textCell(words),
      numberCell(`${companies.length} of ${pilots.length}`, companies.length, "count"),
      textCell(companies.join(", ")),
    ),
  );
  const [first] = patterns;
  return {
    id: "patterns",
    name: "Patterns",
    finding:
      first === undefined
        ? "No trouble is shared by two companies"
        : `${first.companies.length} of ${plural(pilots.length, "pilot")}: ${first.words.toLowerCase()}`,
    hasContent: rows.length > 0,
    blocks:
      rows.length === 0
        ? [caption("A pattern is the same finding in at least two companies.")]
        : [
            table(
              "The same in several companies",
              [column("Finding", 3), numberColumn("Companies", 1), column("Which", 4)],
              rows,
            ),
          ],
  };
}
