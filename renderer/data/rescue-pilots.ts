import { failure, type Result, success } from "../../shared/errors/problem.ts";
import { isWhole, type PilotState, type WholePilot } from "../../shared/journal/pilot-state.ts";
import { writePack } from "../../shared/pack/write-pack.ts";
import { recordsOf } from "../../shared/records/read-records.ts";
import type { JournalHome } from "../host/host.ts";
import { readHomePilot } from "./home-pilot.ts";
import { entriesOfLines } from "./journal-lines.ts";
import type { PilotSummary, Rescue } from "./workspace.ts";

/** Where the pilots of a rescue are looked for, in this order. */
export interface RescueSources {
  readonly known: readonly PilotSummary[];
  /** The last state that was in memory; it comes without the rows of imports, which are taken from the other sources. */
  readonly remembered: ReadonlyMap<string, PilotState>;
  readonly read: (pilotId: string) => Promise<Result<WholePilot>>;
  readonly home: JournalHome;
}

/** A source that does not answer is given up after this. */
const PATIENCE_MS = 10_000;

/** A pack of every pilot that any source still gives; the longest journal of those that verify is taken. */
export async function rescuePilots(sources: RescueSources): Promise<Result<Rescue>> {
  const { known, remembered, home } = sources;
  const listed = await answered(home.listPilots());
  const ids = new Set([
    ...known.map(({ pilotId }) => pilotId),
    ...remembered.keys(),
    ...(listed?.ok === true ? listed.value : []),
  ]);
  const found: WholePilot[] = [];
  const missing: string[] = [];
  for (const pilotId of ids) {
    const state = await wholePilotOf(pilotId, sources);
    if (state !== null) found.push(state);
    else missing.push(known.find((summary) => summary.pilotId === pilotId)?.company ?? pilotId);
  }
  if (found.length === 0) return failure("STORE_DAMAGED", "nothing of the data could be read");
  const pack = writePack(found);
  return pack.ok ? success({ bytes: pack.value, pilots: found.length, missing }) : pack;
}

/** A pilot as the best source gives it, complete; null: none does. */
export async function wholePilotOf(
  pilotId: string,
  sources: Omit<RescueSources, "known">,
): Promise<WholePilot | null> {
  const stored = await stateOf(sources.read(pilotId));
  const filed = await stateOf(homeState(pilotId, sources.home));
  const inMemory = withRowsOf(sources.remembered.get(pilotId) ?? null, [stored, filed]);
  return [inMemory, stored, filed].reduce((best, one) =>
    best !== null && (one === null || one.entries.length <= best.entries.length) ? best : one,
  );
}

/** What was in memory, with the rows that other copies hold; null: they do not hold all. */
function withRowsOf(pilot: PilotState | null, copies: readonly (WholePilot | null)[]): WholePilot | null {
  if (pilot === null || isWhole(pilot)) return pilot;
  const held = new Map(copies.flatMap((copy) => [...(copy?.batches ?? [])]));
  const digests = recordsOf(pilot, "batch").map(({ digest }) => digest);
  const batches = new Map(
    digests.flatMap((digest) => {
      const bytes = held.get(digest);
      return bytes === undefined ? [] : [[digest, bytes] as const];
    }),
  );
  return batches.size === new Set(digests).size ? { ...pilot, batches } : null;
}

async function homeState(pilotId: string, home: JournalHome): Promise<Result<WholePilot>> {
  const lines = await home.readJournal(pilotId);
  if (!lines.ok) return lines;
  const entries = entriesOfLines(lines.value);
  if (!entries.ok) return entries;
  if (entries.value.length === 0) return failure("REF_DANGLING", "there is no journal of this pilot");
  return readHomePilot(home, pilotId, entries.value);
}

async function stateOf(reading: Promise<Result<WholePilot>>): Promise<WholePilot | null> {
  const state = await answered(reading);
  return state?.ok === true ? state.value : null;
}

/** What a source answers; null: it failed in a way that it should not, or did not answer in time. */
async function answered<Value>(question: Promise<Value>): Promise<Value | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  try {
    return await Promise.race([question, late]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
