import { failure, type Result, success } from "../../shared/errors/problem.ts";
import { appendEntry } from "../../shared/journal/append-entry.ts";
import type { PilotState, WholePilot } from "../../shared/journal/pilot-state.ts";
import type { PilotReader } from "../data/pilot-reader.ts";
import { isSameMark, type JournalGain, markOf, type StoredPilot } from "../data/stored-pilot.ts";
import type { PilotGain } from "./pilot-teller.ts";

/** Where a worker has a pilot from: the window told it, rows and all, or it stands in the database. */
export interface PilotSource {
  readonly isStored: boolean;
  /** The pilot as it stands. */
  readonly state: () => Promise<Result<PilotState>>;
  /** The bytes of one batch. */
  readonly batch: (digest: string) => Promise<Result<Uint8Array>>;
  /** The bytes of all batches. */
  readonly batches: () => Promise<Result<WholePilot["batches"]>>;
}

/** A pilot that the window told; `extend` adds what it gained. */
export class ToldSource implements PilotSource {
  readonly isStored = false;
  #pilot: WholePilot;

  constructor(pilot: WholePilot) {
    this.#pilot = pilot;
  }

  extend({ entries, confidential, batches }: PilotGain): Result<null> {
    let pilot = this.#pilot;
    for (const [index, entry] of entries.entries()) {
      const next: Result<WholePilot> = appendEntry(
        pilot,
        entry,
        index === 0 ? { confidential, batches } : {},
      );
      if (!next.ok) return next;
      pilot = next.value;
    }
    this.#pilot = pilot;
    return success(null);
  }

  state = (): Promise<Result<PilotState>> => Promise.resolve(success(this.#pilot));

  batch = (digest: string): Promise<Result<Uint8Array>> => {
    const bytes = this.#pilot.batches.get(digest);
    return Promise.resolve(
      bytes === undefined ? failure("PACK_FORMAT", "a batch is missing") : success(bytes),
    );
  };

  batches = (): Promise<Result<WholePilot["batches"]>> => Promise.resolve(success(this.#pilot.batches));
}

/** A pilot of the database; its place says how far its journal went when the window last spoke of it. */
export class StoredSource implements PilotSource {
  readonly isStored = true;
  readonly #reader: PilotReader;
  #known: PilotState | null = null;
  #place: StoredPilot;

  constructor(reader: PilotReader, place: StoredPilot) {
    this.#reader = reader;
    this.#place = place;
  }

  /** The window speaks of it again; what it says that came since is not read from the database. */
  follow(place: StoredPilot): void {
    this.#place = place;
    if (place.gain !== undefined && this.#known !== null) {
      this.#known = withGain(this.#known, place.gain) ?? this.#known;
    }
  }

  state = async (): Promise<Result<PilotState>> => {
    const read = await this.#reader.read(this.#place, this.#known);
    if (read.ok) this.#known = read.value;
    return read;
  };

  batch = (digest: string): Promise<Result<Uint8Array>> => this.#reader.batch(this.#place, digest);
  batches = (): Promise<Result<WholePilot["batches"]>> => this.#reader.batches(this.#place);
}

/** The pilot with what it gained since; null: it does not stand where that begins. */
function withGain(known: PilotState, { from, entries, confidential }: JournalGain): PilotState | null {
  if (!isSameMark(markOf(known), from)) return null;
  let pilot = known;
  for (const [index, entry] of entries.entries()) {
    const next: Result<PilotState> = appendEntry(pilot, entry, index === 0 ? { confidential } : {});
    if (!next.ok) return null;
    pilot = next.value;
  }
  return pilot;
}

/** The pilot of a source with all its rows. */
export async function wholeOfSource(source: PilotSource): Promise<Result<WholePilot>> {
  const state = await source.state();
  if (!state.ok) return state;
  const batches = await source.batches();
  return batches.ok ? success({ ...state.value, batches: batches.value }) : batches;
}
