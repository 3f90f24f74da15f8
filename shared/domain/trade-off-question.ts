import { PILLARS, type Pillar } from "../metrics/metric-settings.ts";
import { LENSES, type LensName } from "./lenses.ts";

/** Where a number has gone over the last three months, as the room says. */
export type Trend = "rising" | "steady" | "falling";

/** A number of Meeting Zero as the room named it. */
export interface NamedFigure {
  /** In the metric's own unit; null: the room does not know. */
  readonly value: number | null;
  readonly trend: Trend | null;
  /** The number as it is printed: `58.0 %`. */
  readonly text: string;
}
export type NamedFigures = Readonly<Record<Pillar, NamedFigure>>;

/** What stands between the five numbers that makes the question. */
export type TradeOffKind =
  | "autonomy ahead of trust"
  | "cost rising"
  | "too much unknown"
  | "revenue leaking"
  | "slow loop"
  | "trust ahead of autonomy"
  | "something unknown"
  | "ready for more";

/** One question that has two honest answers, made from what the room said. */
export interface TradeOffQuestion {
  readonly kind: TradeOffKind;
  readonly question: string;
  readonly options: readonly [string, string];
  /** The lenses between which it weighs. */
  readonly lenses: readonly LensName[];
  /** What in the numbers it comes from, without a full stop. */
  readonly because: string;
}

/** From this share on, the product works alone to a degree that needs trust. */
const HIGH_AUTONOMY = 0.4;
/** From this share on, people take over what the product did. */
const HIGH_ACCEPTANCE = 0.9;
/** A loop that takes longer than two weekly reviews. */
const SLOW_LOOP_DAYS = 14;
/** Unknown numbers of five from which not knowing is the first thing to decide about. */
const MANY_UNKNOWN = 3;

const NAMES: Readonly<Record<Pillar, string>> = {
  avd: "how much is done without a person",
  trust: "how much of it people accept",
  cost: "what a successful outcome costs",
  revenue: "whether existing customers pay more or less",
  loop: "how long a change takes to be shown to work",
};

/**
 * The trade-off that the five numbers put before the room: the first that they show, the most pressing first. Whatever
 * the numbers are there is one; where they are all good, it is where to go next.
 */
export function tradeOffQuestion(figures: NamedFigures): TradeOffQuestion {
  return (
    autonomyAhead(figures) ??
    costRising(figures) ??
    tooMuchUnknown(figures) ??
    revenueLeaking(figures) ??
    slowLoop(figures) ??
    trustAhead(figures) ??
    somethingUnknown(figures) ??
    readyForMore(figures)
  );
}

function autonomyAhead({ avd, trust }: NamedFigures): TradeOffQuestion | null {
  const isHigh = avd.value !== null && avd.value >= HIGH_AUTONOMY;
  const isLow = trust.value !== null && trust.value < HIGH_ACCEPTANCE;
  const isParting = avd.trend === "rising" && trust.trend === "falling";
  if (!isParting && !(isHigh && isLow)) return null;
  const facts = isParting
    ? `More and more is done without a person${inBrackets(avd)}, and people accept less and less of it${inBrackets(trust)}.`
    : `${avd.text} of the work is done without a person, but people accept only ${trust.text} of what they review.`;
  return {
    kind: "autonomy ahead of trust",
    question: `${facts} Narrow what runs alone to what people accept, or keep the scope and review more of it?`,
    options: ["Narrow what runs alone until acceptance holds", "Keep the scope and review more of it"],
    lenses: ["outcome", "reliability"],
    because: isParting ? "autonomy rises while acceptance falls" : "high autonomy with low acceptance",
  };
}

function costRising({ cost }: NamedFigures): TradeOffQuestion | null {
  if (cost.trend !== "rising") return null;
  const facts =
    cost.value === null
      ? "The cost of a successful outcome is rising, and nobody here knows how high it is."
      : `A successful outcome costs ${cost.text}, and the cost is rising.`;
  return {
    kind: "cost rising",
    question: `${facts} Hold the volume until it falls, or go on growing and carry the cost?`,
    options: ["Hold the volume until the cost falls", "Go on growing and carry the cost"],
    lenses: ["reliability", "revenue"],
    because: "the cost of an outcome is rising",
  };
}

function tooMuchUnknown(figures: NamedFigures): TradeOffQuestion | null {
  const unknown = unknownOf(figures);
  if (unknown.length < MANY_UNKNOWN) return null;
  const names = unknown.length === PILLARS.length ? "any of the five numbers" : listOf(unknown);
  return {
    kind: "too much unknown",
    question: `Nobody here knows ${names}. Stop widening the workflow until that is measured, or go on and decide without it?`,
    options: ["Stop widening until it is measured", "Go on and decide without it"],
    lenses: LENSES,
    because: `${unknown.length} of the five numbers are unknown`,
  };
}

function revenueLeaking({ revenue }: NamedFigures): TradeOffQuestion | null {
  const isBelow = revenue.value !== null && revenue.value < 1;
  if (!isBelow && revenue.trend !== "falling") return null;
  const facts = isBelow
    ? `Existing customers pay ${revenue.text} of what they paid a month before.`
    : `What existing customers pay is falling${inBrackets(revenue)}.`;
  return {
    kind: "revenue leaking",
    question: `${facts} Stop promising more and repair what they have, or go on selling and repair it later?`,
    options: ["Stop promising more and repair what they have", "Go on selling and repair it later"],
    lenses: ["outcome", "revenue"],
    because: "revenue with existing customers shrinks",
  };
}

function slowLoop({ loop }: NamedFigures): TradeOffQuestion | null {
  const isSlow = loop.value !== null && loop.value > SLOW_LOOP_DAYS;
  if (!isSlow && loop.trend !== "rising") return null;
  const facts = isSlow
    ? `It takes ${loop.text} from a signal to a change that is shown to work.`
    : `It takes longer and longer from a signal to a change that is shown to work${inBrackets(loop)}.`;
  return {
    kind: "slow loop",
    question: `${facts} Let one person change flow, policy, model and price, or keep the approval of every function?`,
    options: ["Let one person authorise such changes", "Keep the approval of every function"],
    lenses: ["outcome", "reliability"],
    because: "the learning loop is slower than two weekly reviews",
  };
}

function trustAhead({ avd, trust }: NamedFigures): TradeOffQuestion | null {
  if (avd.value === null || trust.value === null) return null;
  if (avd.value >= HIGH_AUTONOMY || trust.value < HIGH_ACCEPTANCE) return null;
  return {
    kind: "trust ahead of autonomy",
    question: `People accept ${trust.text} of what they review, yet only ${avd.text} of the work is done without them. Let more run alone now, or keep the review and use it to learn?`,
    options: ["Let more run alone now", "Keep the review and use it to learn"],
    lenses: ["outcome", "revenue"],
    because: "high acceptance with low autonomy",
  };
}

function somethingUnknown(figures: NamedFigures): TradeOffQuestion | null {
  const unknown = unknownOf(figures);
  if (unknown.length === 0) return null;
  return {
    kind: "something unknown",
    question: `Nobody here knows ${listOf(unknown)}. Widen the workflow without that number, or wait until it is measured?`,
    options: ["Widen the workflow without it", "Wait until it is measured"],
    lenses: unknown.includes("revenue") ? ["outcome", "revenue"] : ["outcome", "reliability"],
    because: `${unknown.length} of the five numbers ${unknown.length === 1 ? "is" : "are"} unknown`,
  };
}

function readyForMore({ avd, trust, cost }: NamedFigures): TradeOffQuestion {
  return {
    kind: "ready for more",
    question: `${avd.text} of the work is done without a person, ${trust.text} of it is accepted, and an outcome costs ${cost.text}. Take the workflow to the next segment, or make it cheaper first?`,
    options: ["Take it to the next segment", "Make it cheaper first"],
    lenses: ["reliability", "revenue"],
    because: "all five numbers are known and none of them presses",
  };
}

function unknownOf(figures: NamedFigures): readonly Pillar[] {
  return PILLARS.filter((pillar) => figures[pillar].value === null);
}

function listOf(pillars: readonly Pillar[]): string {
  const names = pillars.map((pillar) => NAMES[pillar]);
  const last = names.at(-1) ?? "";
  return names.length === 1 ? last : `${names.slice(0, -1).join(", ")} or ${last}`;
}

function inBrackets({ value, text }: NamedFigure): string {
  return value === null ? "" : ` (${text})`;
}
