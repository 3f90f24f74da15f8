import { type EpochDay, formatCalendarDate } from "../../calendar/calendar-date.ts";
import { zoneClock } from "../../calendar/zone.ts";
import { compareText } from "../../journal/journal-order.ts";
import { digestOfJson } from "../../json/digest.ts";
import { otherDefinitions } from "../../portfolio/definitions.ts";
import { APP } from "../../product-version.ts";
import { caution, column, keyValue, plural, row, statusCell, table, textCell } from "../baseline/blocks.ts";
import { PILLAR_NAMES } from "../baseline/metric-print.ts";
import { dateFormat } from "../format/date-format.ts";
import { DEFAULT_LOCALE } from "../format/locale.ts";
import type {
  ReportBlock,
  ReportControl,
  ReportDocument,
  ReportPart,
  ReportSection,
} from "../report-document.ts";
import { aheadSection, packsSection, targetsSection } from "./ahead-sections.ts";
import { companyPart } from "./company-part.ts";
import { attentionSection, heatmapSection } from "./glance-sections.ts";
import { moneySection } from "./money-section.ts";
import { moversSection, patternsSection } from "./movers-sections.ts";
import { companyFigures, portfolioDefinitions } from "./portfolio-figures.ts";
import { type PortfolioInput, type Printed, printed } from "./portfolio-input.ts";

type Draft = Omit<ReportSection, "number">;

/**
 * The portfolio report: verdicts side by side, who needs somebody and why, money per company, what moved and what several
 * share, the time ahead, targets; then a page per company. A company's part is the same whichever others stand beside it.
 */
export function portfolioReport(input: PortfolioInput): ReportDocument {
  const all = printed(input.companies, input.locale);
  const pilots = all.filter(({ standing }) => standing.moment.stage !== "target");
  const targets = all.filter(({ standing }) => standing.moment.stage === "target");
  const control = controlOf(input, pilots, targets);
  const sections: readonly Draft[] = [
    attentionSection(pilots),
    heatmapSection(pilots, input),
    moversSection(pilots),
    moneySection(pilots),
    patternsSection(pilots),
    packsSection(pilots),
    ...(targets.length === 0 ? [] : [targetsSection(targets)]),
    aheadSection(all),
  ];
  let number = 0;
  const next = (): number => {
    number += 1;
    return number;
  };
  const front: ReportPart = {
    title: "All companies",
    sections: [
      controlSection(control),
      ...sections.map((section) => ({ ...section, number: String(next()) })),
    ],
  };
  const own = pilots.map((company) => companyPart(company, next()));
  return {
    kind: "portfolio",
    locale: input.locale ?? DEFAULT_LOCALE,
    // Every company keeps its own: none belongs to the report as a whole.
    currency: "",
    control,
    parts: [front, ...own, { title: "Definitions", sections: [definitionsSection(pilots, next())] }],
    figures: pilots.flatMap(companyFigures),
    definitions: portfolioDefinitions(),
  };
}

function controlOf(
  { asOfMs, companies, day, locale }: PortfolioInput,
  pilots: readonly Printed[],
  targets: readonly Printed[],
): ReportControl {
  const asOf: EpochDay = companies[0]?.moment.date ?? zoneClock("UTC").dayOf(asOfMs);
  const date = dateFormat(locale ?? DEFAULT_LOCALE, 0).fullDate(asOf);
  const notices = new Set(companies.map(({ notice }) => notice));
  const [notice = null] = notices.size === 1 ? notices : [];
  const needing = pilots.filter(({ standing }) => standing.attention.length > 0).length;
  const count = `${plural(pilots.length, "pilot")}${targets.length === 0 ? "" : `, ${plural(targets.length, "target")}`}`;
  return {
    company: "Portfolio",
    title: "Portfolio report",
    subtitle: count,
    asOf: date,
    asOfIso: formatCalendarDate(asOf),
    version: day === null ? "Now" : `Side by side at Day ${day}, and now`,
    confidentiality: notice ?? "Confidential",
    fingerprint: digestOfJson(
      companies.map(({ pilotId, journal }) => `${pilotId} ${journal}`).toSorted(compareText),
    ),
    engine: APP,
    status: { word: needing === 0 ? "complete" : "open" },
    entries: [
      keyValue("Holds", count),
      keyValue("As of", date),
      keyValue("Side by side at", day === null ? "now only" : `Day ${day} of each pilot, and now`),
      keyValue(
        "Status",
        needing === 0
          ? statusCell("complete", "no company needs you")
          : statusCell("open", `${plural(needing, "company needs", "companies need")} you`),
      ),
    ],
  };
}

function controlSection({ entries }: ReportControl): ReportSection {
  return {
    id: "control",
    number: "",
    name: "Portfolio report",
    finding: "",
    hasContent: true,
    blocks: [{ kind: "keyValues", entries }],
  };
}

function definitionsSection(pilots: readonly Printed[], number: number): ReportSection {
  const others = otherDefinitions(
    pilots.map(({ standing }) => ({ key: standing.company, definitions: standing.definitions })),
  );
  const blocks: ReportBlock[] = others.map(({ pillar, metric, words }) =>
    caution(
      `Other definitions: ${PILLAR_NAMES[pillar]}`,
      `${metric} is not defined alike everywhere, so its values are not to be read against each other. ${words
        .map(({ key, words: own }) => `${key}: ${own}`)
        .join(". ")}.`,
    ),
  );
  const rows = portfolioDefinitions().map(({ name, pillar, unit, direction, formula }) =>
    row(
      textCell(name, { style: "strong", detail: pillar }),
      textCell(unit),
      textCell(direction),
      textCell(formula),
    ),
  );
  return {
    id: "definitions",
    number: String(number),
    name: "Definitions",
    finding: `${rows.length} figures, each with its formula`,
    hasContent: true,
    isDocumentOnly: true,
    blocks: [
      table(
        "Definitions",
        [column("Figure", 1.8), column("Unit", 1.3), column("Direction", 1.3), column("Formula", 4)],
        rows,
      ),
      ...blocks,
    ],
  };
}
