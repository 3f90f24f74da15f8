import type { JournalHome } from "../../../../renderer/host/host.ts";

/**
 * How a write goes wrong. It fails, and the app goes on: it was not done, or it was done and only its word is lost. Or
 * the machine dies before or after it: no word ever comes.
 */
export type FailureMode = "not done" | "done" | "dead before" | "dead after";

/** A journal home whose disk is gone from one write on. */
export interface FailingHome {
  readonly home: JournalHome;
  /** The writes that were asked for, in order. */
  readonly steps: readonly string[];
  /** Lets the writes from the one at `index` on fail; null: none fails. */
  failFrom(index: number | null, mode: FailureMode): void;
  /** Fulfilled when the machine died. */
  readonly death: Promise<"dead">;
}

const WRITES = ["writeAnchor", "appendJournal", "replaceJournal", "removePilot", "writeBlob"] as const;

/** Wraps a real home; nothing fails until it is told to. */
export function createFailingHome(real: JournalHome): FailingHome {
  const steps: string[] = [];
  let from: number | null = null;
  let mode: FailureMode = "not done";
  const { promise: death, resolve: die } = Promise.withResolvers<"dead">();
  const lost = { ok: false, problem: { code: "WRITE_FAILED", message: "the disk is gone" } } as const;
  const wrapped = WRITES.map((name) => [
    name,
    async (...input: never[]) => {
      const index = steps.length;
      steps.push(name);
      const run = real[name] as (...input: never[]) => Promise<unknown>;
      if (from === null || index < from) return run(...input);
      if (index === from && (mode === "done" || mode === "dead after")) await run(...input);
      if (mode === "not done" || mode === "done") return lost;
      die("dead");
      return new Promise(() => {});
    },
  ]);
  return {
    home: { ...real, ...(Object.fromEntries(wrapped) as Pick<JournalHome, (typeof WRITES)[number]>) },
    steps,
    death,
    failFrom(index, how) {
      steps.length = 0;
      from = index;
      mode = how;
    },
  };
}
