import { type Result, success } from "../../shared/errors/problem.ts";
import { isWhole, type PilotState, type WholePilot } from "../../shared/journal/pilot-state.ts";
import type { BackgroundCommands } from "./background-commands.ts";
import { effectsOf } from "./command-effects.ts";

/** What is heavy, in this thread: for a worker, and where there is none. */
export function createOwnThreadCommands(
  readWhole: (pilotId: string) => Promise<Result<WholePilot>>,
  salt: () => string,
): BackgroundCommands {
  const wholeOf = async (pilot: PilotState): Promise<Result<WholePilot>> =>
    isWhole(pilot) ? success(pilot) : readWhole(pilot.pilotId);
  return {
    async run(pilot, requests, world) {
      const whole = await wholeOf(pilot);
      if (!whole.ok) return whole;
      const { runCommands } = await import("./run-commands.ts");
      const done = runCommands(whole.value, requests, { ...world, salt });
      return done.ok ? success(effectsOf(whole.value, done.value)) : done;
    },
    async packOf(pilots, terms) {
      const whole: WholePilot[] = [];
      for (const pilot of pilots) {
        const read = await wholeOf(pilot);
        if (!read.ok) return read;
        whole.push(read.value);
      }
      const { writeCopy } = await import("./pack-copy.ts");
      return writeCopy(whole, terms);
    },
    async checkPack(bytes) {
      const { lastHashesOf } = await import("./pack-copy.ts");
      return lastHashesOf(bytes);
    },
    async readPack(bytes, passphrase) {
      const { readCopy } = await import("./pack-copy.ts");
      return readCopy(bytes, passphrase);
    },
    async lookAtMerge(here, arriving) {
      const whole = await wholeOf(here);
      if (!whole.ok) return whole;
      const { mergePilots } = await import("../../shared/merge/merge-pilots.ts");
      return mergePilots(whole.value, arriving);
    },
    async settleMerge(here, arriving, choices, world) {
      const whole = await wholeOf(here);
      if (!whole.ok) return whole;
      const { mergeSettled } = await import("../../shared/merge/merge-settled.ts");
      return mergeSettled(whole.value, arriving, choices, { ...world, salt });
    },
    async openBackup(bytes) {
      const { openedBackup } = await import("./restore-copy.ts");
      return openedBackup(bytes);
    },
  };
}
