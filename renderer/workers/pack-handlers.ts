import { success } from "../../shared/errors/problem.ts";
import type { WholePilot } from "../../shared/journal/pilot-state.ts";
import { readPack } from "../../shared/pack/read-pack.ts";
import { writePack } from "../../shared/pack/write-pack.ts";
import type { HeldPilots } from "./held-pilots.ts";
import type { ImportCalls } from "./import-calls.ts";
import { type CallHandlers, handOverBytes } from "./serve-calls.ts";

/** The calls about packs: they hold the rows of whole pilots, so that they are written and read where rows are. */
export function createPackHandlers(
  pilots: HeldPilots,
): CallHandlers<Pick<ImportCalls, "packOf" | "readPack">> {
  return {
    packOf({ pilotIds }, { transfer }) {
      const whole: WholePilot[] = [];
      for (const pilotId of pilotIds) {
        const pilot = pilots.stateOf(pilotId);
        if (!pilot.ok) return pilot;
        whole.push(pilot.value);
      }
      const pack = writePack(whole);
      if (pack.ok) handOverBytes([pack.value], transfer);
      return pack;
    },
    readPack({ bytes }, { transfer }) {
      const pack = readPack(bytes);
      if (!pack.ok) return pack;
      for (const { batches, attachments } of pack.value.pilots) {
        handOverBytes([...batches.values(), ...attachments.values()], transfer);
      }
      return success(pack.value.pilots);
    },
  };
}
