import { failure, type Problem, type Result, success } from "../../shared/errors/problem.ts";
import type { WholePilot } from "../../shared/journal/pilot-state.ts";
import { readPack } from "../../shared/pack/read-pack.ts";
import type { BackupHome, JournalHome } from "../host/host.ts";
import { lastVerified } from "./backups.ts";
import { rescuePilots } from "./rescue-pilots.ts";

/**
 * Before another version of the app touches the data: a verified backup of what the journal holds. The database is not
 * opened for it. Null: it was made, or is not needed; else why it could not be made.
 */
export async function backUpBeforeUpgrade(
  journal: JournalHome,
  backups: BackupHome,
): Promise<Problem | null> {
  const home = await journal.listPilots();
  if (home.ok && home.value.length === 0) return null;
  const rescued = await rescuePilots({
    known: [],
    remembered: new Map(),
    read: async () => failure("READ_ONLY", "the database is not opened before the backup"),
    home: journal,
  });
  if (!rescued.ok) return rescued.problem;
  const held = pilotsIn(rescued.value.bytes);
  if (!held.ok) return held.problem;
  const entries = held.value.reduce((sum, pilot) => sum + pilot.entries.length, 0);
  const pilots = held.value.length;
  const list = await backups.list();
  const last = list.ok ? lastVerified(list.value) : null;
  // The app of the last commit stays another one until there is a next: one backup is enough.
  if (last?.reason === "upgrade" && last.pilots === pilots && last.entries === entries) return null;
  const written = await backups.write({ reason: "upgrade", pilots, entries }, rescued.value.bytes);
  if (!written.ok) return written.problem;
  const back = await backups.read(written.value);
  const read = back.ok ? pilotsIn(back.value) : back;
  if (!read.ok) return read.problem;
  const confirmed = await backups.confirm(written.value.id);
  return confirmed.ok ? null : confirmed.problem;
}

function pilotsIn(bytes: Uint8Array): Result<readonly WholePilot[]> {
  const pack = readPack(bytes);
  return pack.ok ? success(pack.value.pilots) : pack;
}
