import { failure, type Result, success } from "../../shared/errors/problem.ts";
import type { WholePilot } from "../../shared/journal/pilot-state.ts";
import { passingDataset } from "../../shared/pilot-data/dataset-reader.ts";
import type { UnreadMember } from "../../shared/portfolio/portfolio.ts";
import { openPack } from "../services/pack-file.ts";

/** The pilots as companies whose data are read one after the other. */
export function portfolioMembers(pilots: readonly WholePilot[]): readonly UnreadMember[] {
  return pilots.map((pilot) => ({ pilot, read: () => passingDataset(pilot) }));
}

/**
 * Every pilot of the packs once. Of two packs of one pilot the one counts that holds the whole of the other. PACK_PILOT:
 * each has entries that the other lacks.
 */
export async function pilotsOfPacks(
  paths: readonly string[],
  passphrase: string | null,
): Promise<Result<readonly WholePilot[]>> {
  const pilots = new Map<string, WholePilot>();
  for (const path of paths) {
    const pack = await openPack(path, passphrase);
    if (!pack.ok) return pack;
    for (const pilot of pack.value.pilots) {
      const known = pilots.get(pilot.pilotId);
      const newer = known === undefined ? pilot : newerOf(known, pilot);
      if (newer === null) return forked(path, pilot.pilotId);
      pilots.set(pilot.pilotId, newer);
    }
  }
  return success([...pilots.values()]);
}

/** Null: each has entries that the other lacks. */
function newerOf(one: WholePilot, other: WholePilot): WholePilot | null {
  const [longer, shorter] = one.entries.length >= other.entries.length ? [one, other] : [other, one];
  const held = new Set(longer.entries.map(({ hash }) => hash));
  return shorter.entries.every(({ hash }) => held.has(hash)) ? longer : null;
}

function forked(path: string, pilotId: string) {
  return failure(
    "PACK_PILOT",
    `two of the packs hold the pilot ${pilotId}, and both were changed since they parted`,
    { where: path, remedy: "Merge the two first, or leave one of them out." },
  );
}
