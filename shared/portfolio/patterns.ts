import type { CompanyStanding } from "./company-standing.ts";

/** The same finding in several companies, which are named. Companies are counted; no figure of one meets another's. */
export interface Pattern {
  readonly words: string;
  readonly companies: readonly string[];
}

/** Companies from which the same is a pattern. */
const LEAST = 2;

type Finding = readonly [words: string, holds: (standing: CompanyStanding) => boolean];

const FINDINGS: readonly Finding[] = [
  ["An obligation waits for an answer", ({ duties }) => duties.open > 0],
  [
    "A later phase runs with an earlier gate open",
    ({ gates }) => gates.some(({ warning }) => warning !== null),
  ],
  ["No sealed baseline", ({ isSealed, moment }) => !isSealed && moment.stage === "running"],
  [
    "A headline is worse than its baseline",
    ({ pillars }) => pillars.some(({ verdict }) => verdict === "worse"),
  ],
  [
    "A roll-up hides a fall in every segment",
    ({ attention }) => attention.some(({ kind }) => kind === "hidden fall"),
  ],
  [
    "Promises above what is delivered",
    ({ atStake }) => atStake.some(({ kind, value }) => kind === "promise gap" && (value ?? 0) > 0),
  ],
  [
    "Customers signed without fit",
    ({ atStake }) => atStake.some(({ kind, value }) => kind === "churn debt" && (value ?? 0) > 0),
  ],
  ["Decorative metrics before the leadership", ({ operational }) => operational.decorative.length > 0],
  ["An improvement that may be a return", ({ returns }) => returns.length > 0],
  ["Asks without an answer", ({ duties }) => duties.asks > 0],
  ["No pack in this cycle", ({ isSilent }) => isSilent],
];

/** What at least two of the companies share, the most widespread first. */
export function patternsOf(standings: readonly CompanyStanding[]): readonly Pattern[] {
  return FINDINGS.map(([words, holds]) => ({
    words,
    companies: standings.filter(holds).map(({ company }) => company),
  }))
    .filter(({ companies }) => companies.length >= LEAST)
    .toSorted((a, b) => b.companies.length - a.companies.length);
}
