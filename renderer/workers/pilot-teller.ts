import type { Result } from "../../shared/errors/problem.ts";
import { failure, success } from "../../shared/errors/problem.ts";
import type { JournalEntry } from "../../shared/journal/journal-entry.ts";
import {
  type ConfidentialValue,
  isWhole,
  type PilotState,
  type WholePilot,
} from "../../shared/journal/pilot-state.ts";
import { pilotRecord, recordById } from "../../shared/records/read-records.ts";
import { addedTo } from "../data/blobs.ts";
import { type JournalGain, markOf, type StoredPilot } from "../data/stored-pilot.ts";
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

/**
 * The calls by which a worker is told of pilots: of one that comes with its rows everything but the attachments (its logo alone, for reports), of any
 * other where it is stored and how far its journal goes.
 */
export type TellingCalls = {
  /** Tells the worker of a pilot, or replaces what it knew of it. */
  readonly hold: Told<WholePilot | StoredPilot>;
  readonly extend: Told<PilotGain>;
  readonly release: Told<string>;
};

/** Keeps a worker's knowledge of pilots up to date. */
export interface PilotTeller {
  /**
   * Tells what the worker does not know yet. Messages arrive in order, so a question about the pilot may follow at once.
   * READ_ONLY: the pilot comes without its rows, and no database is open that has them.
   */
  readonly tell: (pilot: PilotState) => Result<null>;
  readonly release: (pilotId: string) => void;
}

/** A teller for one client. What a worker that is gone knew is told again. */
export function createPilotTeller(
  { call, generation }: Pick<WorkerClient<TellingCalls>, "call" | "generation">,
  databaseName: () => string | null = () => null,
): PilotTeller {
  const told = new Map<string, PilotState>();
  let toldGeneration = generation();
  return {
    tell(pilot) {
      if (toldGeneration !== generation()) told.clear();
      toldGeneration = generation();
      const { pilotId } = pilot;
      const known = told.get(pilotId);
      if (known === pilot) return success(null);
      if (!isWhole(pilot)) {
        const database = databaseName();
        if (database === null) return failure("READ_ONLY", "the data are not open");
        // What could not be read there is told again when it is asked for again.
        const place = { kind: "stored", database, pilotId, mark: markOf(pilot) } as const;
        const gain = known === undefined ? null : journalGain(known, pilot);
        void call("hold", gain === null ? place : { ...place, gain }).then(({ ok }) => {
          if (!ok && told.get(pilotId) === pilot) told.delete(pilotId);
        });
      } else {
        const isExtended =
          known !== undefined && isWhole(known) && known.attachments.size === pilot.attachments.size;
        const gain = isExtended ? gainOf(known, pilot) : null;
        if (gain === null) void call("hold", { ...pilot, attachments: logoOf(pilot) });
        else void call("extend", gain);
      }
      told.set(pilotId, pilot);
      return success(null);
    },
    release(pilotId) {
      if (told.delete(pilotId)) void call("release", pilotId);
    },
  };
}

function logoOf(pilot: WholePilot): ReadonlyMap<string, Uint8Array> {
  const logo = recordById(pilot, "company", pilotRecord(pilot).company)?.logo;
  const digest = logo === undefined ? undefined : recordById(pilot, "attachment", logo)?.digest;
  const bytes = digest === undefined ? undefined : pilot.attachments.get(digest);
  return new Map(digest === undefined || bytes === undefined ? [] : [[digest, bytes]]);
}

/** What a pilot has beyond an earlier state of it; null: it is not simply longer (a pack was opened, a start mended it). */
export function gainOf(before: WholePilot, after: WholePilot): PilotGain | null {
  const gain = journalGain(before, after);
  if (gain === null) return null;
  const { entries, confidential } = gain;
  const batches = new Map(addedTo(before.batches, after.batches));
  return { pilotId: after.pilotId, entries, confidential, batches };
}

/** The same of a pilot without its rows. */
function journalGain(before: PilotState, after: PilotState): JournalGain | null {
  const count = before.entries.length;
  if (after.entries.length <= count) return null;
  if (before.entries.some(({ hash }, index) => after.entries[index]?.hash !== hash)) return null;
  return {
    from: markOf(before),
    entries: after.entries.slice(count),
    confidential: new Map(addedTo(before.confidential, after.confidential)),
  };
}
