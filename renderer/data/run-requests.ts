import type { CommandRequest, CommandWorld } from "../../shared/commands/execute-command.ts";
import { type Result, success } from "../../shared/errors/problem.ts";
import type { PilotState } from "../../shared/journal/pilot-state.ts";
import { type BackgroundCommands, isHeavy } from "./background-commands.ts";
import type { PilotChange } from "./blobs.ts";
import { applyEffects, type CommandRun } from "./command-effects.ts";

/** What commands made of a pilot, with the rows that they brought; nothing is saved yet. */
export interface RequestsRun {
  readonly run: CommandRun;
  readonly batches: PilotChange["batches"];
}

/** Runs commands over a pilot: in this thread, or in the background where they need the rows of its imports. */
export async function runRequests(
  background: BackgroundCommands,
  pilot: PilotState,
  requests: readonly CommandRequest[],
  world: CommandWorld,
  signal?: AbortSignal,
): Promise<Result<RequestsRun>> {
  if (!requests.some(isHeavy)) {
    const { runCommands } = await import("./run-commands.ts");
    const here = runCommands(pilot, requests, world);
    if (here.ok) return success({ run: here.value, batches: new Map() });
    if (here.problem.code !== "ROWS_ELSEWHERE") return here;
  }
  const { salt: _, ...plain } = world;
  const effects = await background.run(pilot, requests, plain, signal);
  if (!effects.ok) return effects;
  const run = applyEffects(pilot, effects.value);
  const batches = effects.value.extras.batches ?? new Map();
  return run.ok ? success({ run: run.value, batches }) : run;
}
