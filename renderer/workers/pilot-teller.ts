import type { JournalEntry } from "../../shared/journal/journal-entry.ts";
import type { ConfidentialValue, PilotState } from "../../shared/journal/pilot-state.ts";
import { nextTask } from "./serve-calls.ts";
import type { WorkerClient } from "./worker-client.ts";

/** What a pilot gained since a worker was told of it: entries at the end of the journal and what they brought. */
export interface PilotGain {
  readonly pilotId: string;
  readonly entries: readonly JournalEntry[];
  readonly confidential: ReadonlyMap<string, ConfidentialValue>;
  readonly batches: ReadonlyMap<string, Uint8Array>;
}

/** A part of a batch that is too large for one message: the entry that brings it follows. */
export interface BatchPart {
  readonly pilotId: string;
  readonly digest: string;
  readonly offset: number;
  readonly totalBytes: number;
  readonly bytes: Uint8Array;
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
  readonly batchPart: Told<BatchPart>;
  readonly release: Told<string>;
};

/** Keeps a worker's knowledge of pilots up to date. */
export interface PilotTeller {
  /**
   * Tells what the worker does not know yet. A question about the pilot may follow once it is fulfilled: messages arrive
   * in order. Large batches are told in parts, so that the page answers in between.
   */
  readonly tell: (pilot: PilotState) => Promise<void>;
  readonly release: (pilotId: string) => void;
}

/** Bytes of batches that one message holds. */
const PART_BYTES = 8 * 1_048_576;

/** A teller for one client. What a worker that is gone knew is told again. */
export function createPilotTeller({
  call,
  generation,
}: Pick<WorkerClient<TellingCalls>, "call" | "generation">): PilotTeller {
  const told = new Map<string, PilotState>();
  let toldGeneration = generation();
  let lastTurn: Promise<void> = Promise.resolve();

  const tellInParts = async (
    pilotId: string,
    batches: PilotState["batches"],
  ): Promise<PilotState["batches"]> => {
    const small = new Map<string, Uint8Array>();
    for (const [digest, bytes] of batches) {
      if (bytes.length <= PART_BYTES) {
        small.set(digest, bytes);
        continue;
      }
      for (let offset = 0; offset < bytes.length; offset += PART_BYTES) {
        const part = bytes.slice(offset, offset + PART_BYTES);
        const input = { pilotId, digest, offset, totalBytes: bytes.length, bytes: part };
        void call("batchPart", input, { transfer: [part.buffer] });
        await nextTask();
      }
    }
    return small;
  };
  const tellNow = async (pilot: PilotState): Promise<void> => {
    if (toldGeneration !== generation()) told.clear();
    toldGeneration = generation();
    const { pilotId } = pilot;
    const known = told.get(pilotId);
    if (known === pilot) return;
    told.set(pilotId, pilot);
    const gain = known === undefined ? null : gainOf(known, pilot);
    const batches = await tellInParts(pilotId, (gain ?? pilot).batches);
    if (gain === null) void call("hold", { ...pilot, batches, attachments: new Map() });
    else void call("extend", { ...gain, batches });
  };
  return {
    tell(pilot) {
      lastTurn = lastTurn.then(() => tellNow(pilot));
      return lastTurn;
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
