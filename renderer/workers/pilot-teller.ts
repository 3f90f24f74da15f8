import type { JournalEntry } from "../../shared/journal/journal-entry.ts";
import type { ConfidentialValue, PilotState } from "../../shared/journal/pilot-state.ts";
import type { WorkerClient } from "./worker-client.ts";

/** What a pilot gained since a worker was told of it: entries at the end of the journal and what they brought. */
export interface PilotGain {
  readonly pilotId: string;
  readonly entries: readonly JournalEntry[];
  readonly confidential: ReadonlyMap<string, ConfidentialValue>;
  readonly batches: ReadonlyMap<string, Uint8Array>;
}

interface Told<Input> {
  readonly input: Input;
  readonly progress: never;
  readonly output: null;
}

/** The calls by which a worker is told of pilots. Attachments are not among what it is told. */
export type TellingCalls = {
  /** Tells the worker of a pilot, or replaces what it knew of it. */
  readonly hold: Told<PilotState>;
  readonly extend: Told<PilotGain>;
  readonly release: Told<string>;
};

/** Keeps a worker's knowledge of pilots up to date. */
export interface PilotTeller {
  /** Tells what the worker does not know yet. Messages arrive in order, so a question about the pilot may follow at once. */
  readonly tell: (pilot: PilotState) => void;
  readonly release: (pilotId: string) => void;
}

/** A teller for one client. What a worker that is gone knew is told again. */
export function createPilotTeller({
  call,
  generation,
}: Pick<WorkerClient<TellingCalls>, "call" | "generation">): PilotTeller {
  const told = new Map<string, PilotState>();
  let toldGeneration = generation();
  return {
    tell(pilot) {
      if (toldGeneration !== generation()) told.clear();
      toldGeneration = generation();
      const known = told.get(pilot.pilotId);
      if (known === pilot) return;
      told.set(pilot.pilotId, pilot);
      const gain = known === undefined ? null : gainOf(known, pilot);
      if (gain === null) void call("hold", { ...pilot, attachments: new Map() });
      else void call("extend", gain);
    },
    release(pilotId) {
      if (told.delete(pilotId)) void call("release", pilotId);
    },
  };
}

/** What a pilot has beyond an earlier state of it; null: it is not simply longer (a pack was opened, a start mended it). */
export function gainOf(before: PilotState, after: PilotState): PilotGain | null {
  const count = before.entries.length;
  if (after.entries.length <= count) return null;
  if (before.entries.some(({ hash }, index) => after.entries[index]?.hash !== hash)) return null;
  return {
    pilotId: after.pilotId,
    entries: after.entries.slice(count),
    confidential: addedTo(before.confidential, after.confidential),
    batches: addedTo(before.batches, after.batches),
  };
}

function addedTo<Value>(
  before: ReadonlyMap<string, Value>,
  after: ReadonlyMap<string, Value>,
): ReadonlyMap<string, Value> {
  return new Map([...after].filter(([name]) => !before.has(name)));
}
