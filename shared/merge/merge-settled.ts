import type { CommandWorld } from "../commands/execute-command.ts";
import type { Result } from "../errors/problem.ts";
import type { WholePilot } from "../journal/pilot-state.ts";
import type { Choices } from "./choices.ts";
import { mergePilots } from "./merge-pilots.ts";
import { settleMerge } from "./settle-merge.ts";

/** Two copies put together and settled in one go: what collides is looked for again, whatever was seen before. */
export function mergeSettled(
  here: WholePilot,
  arriving: WholePilot,
  choices: Choices,
  world: CommandWorld,
): Result<WholePilot> {
  const merge = mergePilots(here, arriving);
  return merge.ok ? settleMerge(merge.value, choices, world) : merge;
}
