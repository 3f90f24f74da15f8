import {
  column,
  keyValue,
  nameText,
  numberCell,
  numberColumn,
  optionalCell,
  plural,
  row,
  statusCell,
  table,
} from "../baseline/blocks.ts";
import { PILLAR_NAMES, rawKindOf, unitOf } from "../baseline/metric-print.ts";
import { metricCell, shortOperationalEntry } from "../operational.ts";
import type { FigureTile, ReportBlock, ReportPart, ReportSection } from "../report-document.ts";
import { reasonText } from "./attention-words.ts";
import { moneyFinding, moneyTable } from "./money-section.ts";
import { returnText } from "./movers-sections.ts";
import { pillarStatus } from "./pillar-words.ts";
import { dayText, type Printed } from "./portfolio-input.ts";

/** One company on a page of its own: its headlines against its own baseline, money, why it needs somebody, what comes. */
export function companyPart(company: Printed, number: number): ReportPart {
  const { standing } = company;
  const section: ReportSection = {
    id: `company-${number}`,
    number: String(number),
    name: nameText(standing.company),
    finding: companyFinding(company),
    hasContent: true,
    blocks: [
      { kind: "figures", size: "row", tiles: standing.pillars.map((pillar) => tileOf(company, pillar)) },
      reasonsAndFacts(company),
      headlinesTable(company),
      { ...moneyTable(company), isAppendix: true, finding: moneyFinding(company) },
    ],
  };
  return { title: nameText(standing.company), sections: [section] };
}

function companyFinding({ standing, format }: Printed): string {
  const [first] = standing.attention;
  const value =
    standing.systemValue === null
      ? "no system value yet"
      : `system value ${format.numbers.signed(standing.systemValue, 0)}`;
  const why = first === undefined ? "needs nobody this week" : reasonText(first, format);
  return `${dayText(standing)}, ${value}: ${why.slice(0, 1).toLowerCase()}${why.slice(1)}`;
}

function entriesOf({ standing, format }: Printed) {
  const { gates, titleGate, duties } = standing;
  const closed = gates.filter(({ state }) => state === "closed").map(({ phase }) => phase);
  const { opensOn, state, testsPassed, testsTotal } = titleGate;
  const titles =
    state === "open"
      ? "open"
      : opensOn === null
        ? "locked: not launched yet"
        : `locked until ${format.dates.date(opensOn)} at least; ${testsPassed} of ${testsTotal} tests passed`;
  return [
    keyValue("Workflow", optionalCell(standing.workflow)),
    keyValue(
      "Data to",
      standing.dataTo === null ? optionalCell(null) : format.dates.fullDate(standing.dataTo),
    ),
    keyValue(
      "Baseline",
      standing.isSealed ? statusCell("sealed", standing.seal?.slice(0, 12)) : statusCell("not sealed"),
    ),
    keyValue("Gates closed", closed.length === 0 ? "none" : closed.join(", ")),
    keyValue("Titles", titles),
    keyValue(
      "Duties",
      `${plural(duties.open, "obligation")}, ${plural(duties.lateItems, "late item")}, ${plural(duties.asks, "open ask")}`,
    ),
    shortOperationalEntry(standing.operational, format),
  ];
}

function tileOf({ standing, format }: Printed, pillar: Printed["standing"]["pillars"][number]): FigureTile {
  const unit = unitOf(pillar.metric);
  const status = pillarStatus(pillar, standing.isSealed);
  return {
    label: PILLAR_NAMES[pillar.pillar],
    value: format.compact(pillar.value, unit),
    raw: pillar.value,
    unit,
    interval: format.interval(pillar.low, pillar.high, unit),
    n: pillar.n === null ? "" : format.count(pillar.n),
    status,
    ...(pillar.difference === null ? {} : { statusDetail: format.difference(pillar.difference, unit).text }),
  };
}

function headlinesTable({ standing, format }: Printed): ReportBlock {
  const rows = standing.pillars.map((pillar) => {
    const unit = unitOf(pillar.metric);
    const status = pillarStatus(pillar, standing.isSealed);
    const note = returnText(standing, pillar.metric);
    return row(
      metricCell(standing.operational, pillar.metric, { style: "strong" }),
      numberCell(format.value(pillar.value, unit).text, pillar.value, rawKindOf(unit)),
      numberCell(format.value(pillar.before, unit).text, pillar.before, rawKindOf(unit)),
      numberCell(
        format.difference(pillar.difference, unit).text,
        pillar.difference,
        rawKindOf(unit),
        format.interval(pillar.differenceLow, pillar.differenceHigh, unit),
      ),
      { text: status.word, status, ...(note === null ? {} : { detail: note }) },
    );
  });
  return table(
    "Headlines against the sealed baseline",
    [
      column("", 2.6),
      numberColumn("Now", 1.1),
      numberColumn("Baseline", 1.1),
      numberColumn("Difference", 1.5),
      column("Verdict", 2.4),
    ],
    rows,
  );
}

/** Why it needs somebody beside what there is to know of it; a company that needs nobody has the facts alone. */
function reasonsAndFacts(company: Printed): ReportBlock {
  const { standing, format } = company;
  const facts: ReportBlock = { kind: "keyValues", entries: entriesOf(company) };
  if (standing.attention.length === 0) return facts;
  const items = [...new Set(standing.attention.map((reason) => reasonText(reason, format)))];
  return {
    kind: "split",
    ratio: "wideRight",
    left: [
      { kind: "heading", text: "Why this week" },
      { kind: "list", items, isNumbered: false },
    ],
    right: [facts],
  };
}
