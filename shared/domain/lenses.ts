import { type MetricId, metricDefinition } from "../metrics/registry.ts";
import { type DecimalMark, fieldDecimal, typedDecimal } from "../observations/typed-decimal.ts";
import type { RecordOf } from "../records/record-types.ts";

/** The three lenses of a decision, in their fixed order. */
export const LENSES = ["outcome", "reliability", "revenue"] as const;
export type LensName = (typeof LENSES)[number];

/** The names of the lenses, everywhere the same (method.md, 5). */
export const LENS_NAMES: Readonly<Record<LensName, string>> = {
  outcome: "Customer outcome quality",
  reliability: "Reliability and cost",
  revenue: "Revenue",
};

/** The effects that a lens can expect, from much worse to much better. */
export const LENS_EFFECTS = [-2, -1, 0, 1, 2] as const;
export type LensEffect = (typeof LENS_EFFECTS)[number];

/** What an effect means, in words. */
export const EFFECT_WORDS: Readonly<Record<LensEffect, string>> = {
  [-2]: "much worse",
  [-1]: "worse",
  0: "no effect",
  1: "better",
  2: "much better",
};

/** A lens while a person writes it: parts may be missing, numbers and dates are text. */
export interface LensDraft {
  readonly effect: LensEffect | null;
  readonly sentence: string;
  /** The metric that is expected to change; null: none is named. */
  readonly metric: MetricId | null;
  /** In the metric's own unit; of a rate in points. */
  readonly expectedChange: string;
  /** `YYYY-MM-DD`, or empty. */
  readonly by: string;
}
export type LensDrafts = Readonly<Record<LensName, LensDraft>>;

type StoredLenses = NonNullable<RecordOf<"decision">["lenses"]>;
type StoredLens = NonNullable<StoredLenses[LensName]>;

const EMPTY: LensDraft = { effect: null, sentence: "", metric: null, expectedChange: "", by: "" };

/** Three lenses in which nothing is written yet. */
export const EMPTY_LENSES: LensDrafts = { outcome: EMPTY, reliability: EMPTY, revenue: EMPTY };

/** The lenses of a decision as a person goes on writing them. */
export function lensDrafts(lenses: StoredLenses | undefined, mark: DecimalMark = "."): LensDrafts {
  return {
    outcome: draftOf(lenses?.outcome, mark),
    reliability: draftOf(lenses?.reliability, mark),
    revenue: draftOf(lenses?.revenue, mark),
  };
}

/** The lenses as the record keeps them: those that have an effect and a sentence. */
export function storedLenses(drafts: LensDrafts, mark: DecimalMark = "."): StoredLenses {
  return Object.fromEntries(
    LENSES.flatMap((lens) => {
      const stored = storedOf(drafts[lens], mark);
      return stored === null ? [] : [[lens, stored]];
    }),
  );
}

/** What keeps the lenses from being whole, a sentence for each without a full stop; none: they are. */
export function lensGaps(drafts: LensDrafts, mark: DecimalMark = "."): readonly string[] {
  return LENSES.flatMap((lens) => {
    const gap = gapOf(drafts[lens], mark);
    return gap === null ? [] : [`${LENS_NAMES[lens]} ${gap}`];
  });
}

function gapOf(
  { effect, sentence, metric, expectedChange, by }: LensDraft,
  mark: DecimalMark,
): string | null {
  const hasSentence = sentence.trim() !== "";
  if (effect === null) return hasSentence ? "has no effect" : "is empty";
  if (!hasSentence) return "has no sentence";
  if (expectedChange.trim() !== "" && changeOf(expectedChange, null, mark) === null) {
    return "expects a change that is not a number";
  }
  if (metric === null && (expectedChange.trim() !== "" || by !== "")) return "names no metric that changes";
  return null;
}

function draftOf(lens: StoredLens | undefined, mark: DecimalMark): LensDraft {
  if (lens === undefined) return EMPTY;
  const metric = (lens.metric ?? null) as MetricId | null;
  const change =
    lens.expectedChange === undefined
      ? ""
      : fieldDecimal(String(Number((lens.expectedChange * (isRate(metric) ? 100 : 1)).toFixed(6))), mark);
  const effect = LENS_EFFECTS.find((one) => one === lens.effect) ?? null;
  return { effect, sentence: lens.sentence, metric, expectedChange: change, by: lens.by ?? "" };
}

function storedOf(draft: LensDraft, mark: DecimalMark): StoredLens | null {
  const sentence = draft.sentence.trim();
  if (draft.effect === null || sentence === "") return null;
  const change = changeOf(draft.expectedChange, draft.metric, mark);
  return {
    effect: draft.effect,
    sentence,
    ...(draft.metric === null ? {} : { metric: draft.metric }),
    ...(change === null || draft.metric === null ? {} : { expectedChange: change }),
    ...(draft.by === "" ? {} : { by: draft.by }),
  };
}

/**
 * A signed decimal as a person types it, with the real minus sign too; null: it is none. Of a rate it is typed in points:
 * the decimal point is shifted rather than divided by, so that no double beside it is stored.
 */
function changeOf(text: string, metric: MetricId | null, mark: DecimalMark): number | null {
  const typed = typedDecimal(text, mark);
  if (!typed.ok) return null;
  const { plain } = typed;
  return isRate(metric) ? Number(`${plain}e-2`) : Number(plain);
}

function isRate(metric: MetricId | null): boolean {
  return metric !== null && metricDefinition(metric).unit === "rate";
}
