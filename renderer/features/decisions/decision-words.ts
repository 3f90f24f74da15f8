import type { ApprovalGap } from "../../../shared/domain/approval.ts";
import type { DecisionWord, RegisterRow } from "../../../shared/domain/decision-register.ts";
import type { Expectation, ExpectationWord } from "../../../shared/domain/expectation.ts";
import type { Finding, FindingCode } from "../../../shared/domain/finding.ts";
import { RIGHT_CATEGORIES } from "../../../shared/domain/rights-check.ts";
import { isMetricId, metricDefinition } from "../../../shared/metrics/registry.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import type { Status } from "../../../shared/report/charts/status.ts";
import type { ReportFormat } from "../../../shared/report/format/report-format.ts";

const STATUS_OF: Readonly<Record<DecisionWord, Status>> = {
  draft: { word: "draft" },
  "waiting for a key": { word: "waiting" },
  routed: { word: "waiting" },
  revise: { word: "sent back" },
  late: { word: "late" },
  approved: { word: "approved" },
  overridden: { word: "overridden" },
  executed: { word: "carried out" },
  rejected: { word: "rejected" },
};

/** The mark of where a decision stands. */
export function decisionStatus(word: DecisionWord): Status {
  return STATUS_OF[word];
}

/** What is said beside the mark. */
export function decisionRest(word: DecisionWord): string {
  return word === "waiting for a key" ? "for a key" : word === "routed" ? "routed up" : "";
}

const EXPECTATION_STATUS: Readonly<Record<ExpectationWord, Status>> = {
  met: { word: "met" },
  missed: { word: "missed" },
  "not shown": { word: "not shown" },
  "not enough data": { word: "not enough data" },
  waiting: { word: "waiting" },
};

/** The mark of what became of an expectation. */
export function expectationStatus(word: ExpectationWord): Status {
  return EXPECTATION_STATUS[word];
}

/** `4 Packaging`: the number of a category with its name. */
export function categoryName(category: number | null): string {
  const name = category === null ? undefined : RIGHT_CATEGORIES[category - 1];
  return name === undefined ? "no category" : `${category} ${name}`;
}

/** A metric's name; an id that this version does not know stands for itself. */
export function metricLabel(metric: string): string {
  return isMetricId(metric) ? metricDefinition(metric).name : metric;
}

/** `+2.0 pts expected, +2.3 pts measured (0.4…4.2)`. */
export function expectationWords(one: Expectation, format: ReportFormat): string {
  const unit = unitOf(one.metric);
  const expected = `${format.difference(one.expected, unit).text} expected`;
  const { comparison } = one;
  if (comparison === null) return `${expected} by ${format.dates.date(one.by)}`;
  const low = format.difference(comparison.differenceLow, unit).number;
  const high = format.difference(comparison.differenceHigh, unit).number;
  const interval =
    comparison.differenceLow === null && comparison.differenceHigh === null ? "" : ` (${low}…${high})`;
  return `${expected}, ${format.difference(comparison.difference, unit).text} measured${interval}`;
}

/** A wait in days with one decimal, below two days in hours: `3.9 days`, `5 h`. */
export function waitWords(milliseconds: number, format: ReportFormat): string {
  const hours = milliseconds / 3_600_000;
  if (hours < 1) return "less than an hour";
  return hours < 48 ? `${Math.floor(hours)} h` : `${format.numbers.fixed(hours / 24, 1)} days`;
}

/** A sentence of the domain as a screen begins it. */
export function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** What a row of the register says of its expectations: the worst word, with how many there are. */
export function worstExpectation(row: RegisterRow): ExpectationWord | null {
  const order: readonly ExpectationWord[] = ["missed", "not shown", "not enough data", "waiting", "met"];
  return order.find((word) => row.expectations.some((one) => one.word === word)) ?? null;
}

/** The gaps that somebody who looks at the page can do something about first. */
export function firstGaps(gaps: readonly ApprovalGap[]): readonly ApprovalGap[] {
  return gaps.filter(({ kind }) => kind !== "decider");
}

/** Points of system value, always signed: `+4.3`; `–` where it is not quantified. */
export function pointsText(points: number | null, format: ReportFormat): string {
  return points === null ? "–" : format.numbers.signed(points, 1);
}

const FINDING_WORDS: Readonly<Partial<Record<FindingCode, string>>> = {
  "decision in a suspended domain": "suspended domain",
  "decision without the right": "without the right",
  "decision without its keys": "keys missing",
  "decision outside the matrix": "no decision type",
  "decision over its budget": "over budget",
  "executed before its lenses": "before its lenses",
};

/** What was found, in two or three words. */
export function findingWords(findings: readonly Finding[]): string {
  const words = [...new Set(findings.map(({ code }) => FINDING_WORDS[code] ?? code))];
  return words.join(", ");
}
