import { appendFileSync } from "node:fs";
import process from "node:process";

// `npm run torture` does in minutes or hours what the suite does in seconds: the same files, the same laws, more rounds.
const LOG = process.env["CONVERGE180_TORTURE_LOG"];
const MINUTES = Number(process.env["CONVERGE180_TORTURE_MINUTES"] ?? "10");

/** Whether this is `npm run torture`. */
export const isTorture = LOG !== undefined;

/** How often something is done: in the suite, or under torture. */
export function amount(inSuite: number, underTorture: number): number {
  return isTorture ? underTorture : inSuite;
}

/** Counts up to `amount(inSuite, underTorture)`; under torture it ends early where the minutes of a row are over. */
export function* rounds(inSuite: number, underTorture: number): Generator<number> {
  const most = amount(inSuite, underTorture);
  const endMs = performance.now() + MINUTES * 60_000;
  for (let round = 0; round < most; round++) {
    if (isTorture && performance.now() > endMs) return;
    yield round;
  }
}

/** What a property of many runs is given besides: under torture it ends where the minutes of a row are over. */
export const RUN_LIMIT = isTorture
  ? { interruptAfterTimeLimit: MINUTES * 60_000, markInterruptAsFailure: false }
  : {};

/** One row of the table that torture prints. */
export function tell(row: string, did: Readonly<Record<string, number | string>>): void {
  const figures = Object.entries(did).map(([name, value]) => `${value} ${name}`);
  process.stdout.write(`  torture: ${row}: ${figures.join(", ")}\n`);
  if (LOG !== undefined) appendFileSync(LOG, `${JSON.stringify({ row, did: figures.join(", ") })}\n`);
}

/** Milliseconds that a test of rounds may take; the suite's own limit is enough for the suite. */
export const ROUNDS_TIMEOUT_MS = isTorture ? (MINUTES + 5) * 60_000 : 120_000;
