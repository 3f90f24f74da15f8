import { wilsonInterval } from "../statistics/wilson.ts";
import type { Expectation } from "./expectation.ts";
import { isJudged } from "./expectation.ts";
import type { LensName } from "./lenses.ts";
import { LENSES } from "./lenses.ts";

/** How often a lens expected rightly. */
export interface LensCalibration {
  readonly lens: LensName;
  readonly judged: number;
  readonly met: number;
  readonly missed: number;
  readonly notShown: number;
  /** Met / judged with its Wilson interval; null below ten judged decisions: their misses are listed instead. */
  readonly rate: { readonly value: number; readonly low: number | null; readonly high: number | null } | null;
}

/** From how many judged decisions on a lens is given a rate: fewer are noise (brief, 1b). */
export const LEAST_JUDGED = 10;

/** Per lens, over all expectations that were judged; never per person. */
export function calibrations(expectations: readonly Expectation[]): readonly LensCalibration[] {
  return LENSES.map((lens) => {
    const judged = expectations.filter((one) => one.lens === lens && isJudged(one));
    const count = (word: Expectation["word"]): number => judged.filter((one) => one.word === word).length;
    const met = count("met");
    return {
      lens,
      judged: judged.length,
      met,
      missed: count("missed"),
      notShown: count("not shown"),
      rate:
        judged.length < LEAST_JUDGED
          ? null
          : { value: met / judged.length, ...(wilsonInterval(met, judged.length) ?? OPEN) },
    };
  });
}

const OPEN = { low: null, high: null } as const;

/** The expectations that were missed, the latest first. */
export function misses(expectations: readonly Expectation[]): readonly Expectation[] {
  return expectations.filter(({ word }) => word === "missed").toSorted((one, other) => other.by - one.by);
}
