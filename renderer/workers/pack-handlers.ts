import type { Result } from "../../shared/errors/problem.ts";
import type { WholePilot } from "../../shared/journal/pilot-state.ts";
import { lastHashesOf, readCopy, writeCopy } from "../data/pack-copy.ts";
import type { HeldPilots } from "./held-pilots.ts";
import type { ImportCalls } from "./import-calls.ts";
import { type CallHandlers, handOverBytes } from "./serve-calls.ts";

/** The calls about packs: they hold the rows of whole pilots, so that they are written and read where rows are. */
export function createPackHandlers(
  pilots: HeldPilots,
): CallHandlers<
  Pick<ImportCalls, "packOf" | "readPack" | "openBackup" | "checkPack" | "lookAtMerge" | "settleMerge">
> {
  const readOnes = async (
    reading: Promise<Result<readonly WholePilot[]>>,
    transfer: Set<Transferable>,
  ): Promise<Result<readonly WholePilot[]>> => {
    const pilots = await reading;
    for (const { batches, attachments } of pilots.ok ? pilots.value : []) {
      handOverBytes([...batches.values(), ...attachments.values()], transfer);
    }
    return pilots;
  };
  return {
    async packOf({ pilotIds, terms }, { transfer }) {
      const whole: WholePilot[] = [];
      for (const pilotId of pilotIds) {
        const pilot = pilots.stateOf(pilotId);
        if (!pilot.ok) return pilot;
        whole.push(pilot.value);
      }
      const pack = await writeCopy(whole, terms);
      if (pack.ok) handOverBytes([pack.value], transfer);
      return pack;
    },
    checkPack: ({ bytes }) => lastHashesOf(bytes),
    readPack: ({ bytes, passphrase }, { transfer }) =>
      readOnes(readCopy(bytes, passphrase ?? undefined), transfer),
    async lookAtMerge({ pilotId, arriving }) {
      const here = pilots.stateOf(pilotId);
      if (!here.ok) return here;
      const { mergePilots } = await import("../../shared/merge/merge-pilots.ts");
      return mergePilots(here.value, arriving);
    },
    async settleMerge({ pilotId, arriving, choices, world }) {
      const here = pilots.stateOf(pilotId);
      if (!here.ok) return here;
      const { mergeSettled } = await import("../../shared/merge/merge-settled.ts");
      return mergeSettled(here.value, arriving, choices, { ...world, salt: () => crypto.randomUUID() });
    },
    async openBackup({ bytes }, { transfer }) {
      // It brings the whole database with it, and is seldom needed: no part of the worker's start.
      const { openedBackup } = await import("../data/restore-copy.ts");
      return readOnes(openedBackup(bytes), transfer);
    },
  };
}
