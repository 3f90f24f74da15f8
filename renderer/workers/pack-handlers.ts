import type { WholePilot } from "../../shared/journal/pilot-state.ts";
import { lastHashesOf, readCopy, writeCopy } from "../data/pack-copy.ts";
import type { HeldPilots } from "./held-pilots.ts";
import type { ImportCalls } from "./import-calls.ts";
import { type CallHandlers, handOverBytes } from "./serve-calls.ts";

/** The calls about packs: they hold the rows of whole pilots, so that they are written and read where rows are. */
export function createPackHandlers(
  pilots: HeldPilots,
): CallHandlers<Pick<ImportCalls, "packOf" | "readPack" | "checkPack">> {
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
    async readPack({ bytes, passphrase }, { transfer }) {
      const pilots = await readCopy(bytes, passphrase ?? undefined);
      if (!pilots.ok) return pilots;
      for (const { batches, attachments } of pilots.value) {
        handOverBytes([...batches.values(), ...attachments.values()], transfer);
      }
      return pilots;
    },
  };
}
