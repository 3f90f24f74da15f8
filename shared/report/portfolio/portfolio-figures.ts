import { formatCalendarDate } from "../../calendar/calendar-date.ts";
import { HEADLINES } from "../../domain/headlines.ts";
import { PILLARS } from "../../metrics/metric-settings.ts";
import { metricDefinition } from "../../metrics/registry.ts";
import type { MoneyLine } from "../../portfolio/money-lines.ts";
import { MONEY_FORMULAS, type MoneyKind } from "../../portfolio/money-lines.ts";
import type { PillarStanding } from "../../portfolio/pillar-standing.ts";
import { PILLAR_NAMES, unitOf } from "../baseline/metric-print.ts";
import type { ReportFormat } from "../format/report-format.ts";
import { OPERATIONAL_DEFINITION, operationalFigures, withDecorative } from "../operational.ts";
import type { DefinitionRow, FigureRow } from "../report-document.ts";
import { MONEY_NAMES, moneyInterval, moneyText } from "./money-words.ts";
import type { Printed } from "./portfolio-input.ts";

/** The figures of one company in long form, under its own name and in its own currency. */
export function companyFigures(company: Printed): readonly FigureRow[] {
  const { standing, format } = company;
  const { systemValue } = standing;
  const value: FigureRow = {
    ...common(company),
    metric: "systemValue",
    metricName: "System value",
    pillar: "Objective",
    value: systemValue,
    unit: "score",
    printed: systemValue === null ? "–" : format.numbers.signed(systemValue, 0),
    definition: SYSTEM_VALUE,
  };
  const rows = [
    value,
    ...standing.pillars.map((pillar) => pillarFigure(company, pillar)),
    ...[...standing.gained, ...standing.atStake].map((line) => moneyFigure(company, line)),
  ];
  return [
    ...withDecorative(rows, standing.operational),
    ...operationalFigures(standing.operational, company.format, common(company)),
  ];
}

const SYSTEM_VALUE = "100 · Σ weight · progress / Σ weight over the pillars with data";

function common({ standing }: Printed) {
  return {
    company: standing.company,
    workflow: "*",
    segment: "*",
    period: standing.moment.day === null ? "no start date" : `Day ${standing.moment.day}`,
    from: null,
    to: null,
    low: null,
    high: null,
    n: null,
    numerator: null,
    denominator: null,
    currency: "",
    printedInterval: "",
  } as const;
}

function pillarFigure(company: Printed, pillar: PillarStanding): FigureRow {
  const { name, formula } = metricDefinition(pillar.metric);
  const unit = unitOf(pillar.metric);
  return {
    ...common(company),
    metric: pillar.metric,
    metricName: name,
    pillar: PILLAR_NAMES[pillar.pillar],
    from: pillar.from === null ? null : formatCalendarDate(pillar.from),
    to: pillar.to === null ? null : formatCalendarDate(pillar.to),
    value: pillar.value,
    low: pillar.low,
    high: pillar.high,
    n: pillar.n,
    unit,
    currency: company.format.currencyOf(unit),
    printed: company.format.value(pillar.value, unit).text,
    printedInterval: company.format.interval(pillar.low, pillar.high, unit),
    definition: formula,
  };
}

function moneyFigure(company: Printed, line: MoneyLine): FigureRow {
  return { ...common(company), ...moneyParts(line, company.format) };
}

/** A line of money in long form, in a report of its company alone. */
export function moneyRow(line: MoneyLine, format: ReportFormat): FigureRow {
  return {
    workflow: line.workflow ?? "*",
    segment: "*",
    period: "since the baseline",
    n: null,
    numerator: null,
    denominator: null,
    ...moneyParts(line, format),
  };
}

function moneyParts(line: MoneyLine, format: ReportFormat) {
  return {
    metric: MONEY_IDS[line.kind],
    metricName: MONEY_NAMES[line.kind],
    pillar: line.side,
    from: line.from === null ? null : formatCalendarDate(line.from),
    to: line.to === null ? null : formatCalendarDate(line.to),
    value: line.value,
    low: line.low,
    high: line.high,
    unit: "money",
    currency: format.currency,
    printed: moneyText(line, format),
    printedInterval: moneyInterval(line, format),
    definition: line.formula,
  } as const;
}

const MONEY_IDS: Readonly<Record<MoneyKind, string>> = {
  "value delivered": "gained.valueDelivered",
  "cost avoided": "gained.costAvoided",
  "promise gap": "stake.promiseGap",
  "churn debt": "stake.churnDebt",
};

/** What every figure of the report means. */
export function portfolioDefinitions(): readonly DefinitionRow[] {
  const headlines = PILLARS.map((pillar): DefinitionRow => {
    const { id, name, unit, direction, formula, columns } = metricDefinition(HEADLINES[pillar]);
    return {
      id,
      pillar: PILLAR_NAMES[pillar],
      name,
      unit,
      direction: direction === "up" ? "higher is better" : "lower is better",
      formula,
      columns: columns.join(", "),
    };
  });
  const value: DefinitionRow = {
    id: "systemValue",
    pillar: "Objective",
    name: "System value",
    unit: "−100 to 100",
    direction: "higher is better",
    formula: SYSTEM_VALUE,
    columns: "",
  };
  return [value, ...headlines, OPERATIONAL_DEFINITION, ...moneyDefinitions()];
}

/** What the lines of money mean. */
export function moneyDefinitions(): readonly DefinitionRow[] {
  return (Object.keys(MONEY_FORMULAS) as MoneyKind[]).map(
    (kind): DefinitionRow => ({
      id: MONEY_IDS[kind],
      pillar: kind === "value delivered" || kind === "cost avoided" ? "gained" : "at stake",
      name: MONEY_NAMES[kind],
      unit: "money",
      direction:
        kind === "value delivered" || kind === "cost avoided" ? "higher is better" : "lower is better",
      formula: MONEY_FORMULAS[kind],
      columns: "",
    }),
  );
}
