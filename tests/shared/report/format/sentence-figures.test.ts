import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  metricChange,
  metricInterval,
  metricValue,
  moneyWords,
} from "../../../../shared/domain/metric-words.ts";
import { METRIC_IDS } from "../../../../shared/metrics/registry.ts";
import { localSentence } from "../../../../shared/report/format/sentence-figures.ts";

/** What the domain writes; the same in German, with plain spaces. */
const CASES = [
  [
    "Escalation rate ≤ 12.0\u2009% does not hold: 15.4\u2009% (13.2–18.0)",
    "Escalation rate ≤ 12,0 % does not hold: 15,4 % (13,2–18,0)",
  ],
  ["Trust holds: 1.0\u2009% (−1.5…+2.5)", "Trust holds: 1,0 % (−1,5…+2,5)"],
  ["Loop is unproven: 12.5 days (from 3.5)", "Loop is unproven: 12,5 days (from 3,5)"],
  ["about 1,825 more units would prove it", "about 1.825 more units would prove it"],
  ["79.6 % promised against 58.0 % delivered", "79,6 % promised against 58,0 % delivered"],
  ["it takes 1.5 points of system value away", "it takes 1,5 points of system value away"],
  ["since the baseline: +1.5 pts", "since the baseline: +1,5 pts"],
  ["Worth of one unit −£1,204.50", "Worth of one unit −1.204,50 £"],
  ["SEK 4.50", "4,50 kr"],
  ['"the 12.5 % rule" goes against Trust: −0.5 pts', '"the 12.5 % rule" goes against Trust: −0,5 pts'],
  ["Router v2.5 in Motor 3.1, sections 1.2 and 4", "Router v2.5 in Motor 3.1, sections 1.2 and 4"],
  ["2 of 10 decisions, median wait 3.0 days", "2 of 10 decisions, median wait 3,0 days"],
] as const;

describe("figures in sentences of the domain", () => {
  it.each(CASES)("%s", (english, german) => {
    const plain = localSentence(english, "de-DE").replaceAll(/[\u2009\u00A0\u202F]/gu, " ");
    expect(plain).toBe(german);
    expect(localSentence(english, "en-GB")).toBe(english);
  });

  it("leaves none of what the domain writes with its point (seed 26)", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...METRIC_IDS),
        fc.double({ min: -5000, max: 5000, noNaN: true }).filter((value) => Math.abs(value) > 0.05),
        (metric, value) => {
          const reading = `${metricValue(metric, value)} (${metricInterval(metric, value - 1, value + 1)})`;
          const words = `${reading}, above ${metricValue(metric, value)}, ${metricChange(metric, value)}, ${moneyWords(value, "EUR")}`;
          const german = localSentence(words, "de-DE");
          expect(german).not.toMatch(/\d\.\d(?!\d\d)/u);
          expect(german.replaceAll(/\D/gu, "")).toBe(words.replaceAll(/\D/gu, ""));
        },
      ),
      { seed: 26, numRuns: 300 },
    );
  });
});
