import type { CommandRequest, CommandWorld } from "../../shared/commands/execute-command.ts";
import { executeCommand } from "../../shared/commands/registry.ts";
import { type Result, success } from "../../shared/errors/problem.ts";
import type { JournalEntry } from "../../shared/journal/journal-entry.ts";
import type { PilotState } from "../../shared/journal/pilot-state.ts";
import type { CommandRun } from "./command-effects.ts";

/** Runs commands one after the other, all or none. The first refusal is the answer. */
export function runCommands<Pilot extends PilotState>(
  pilot: Pilot,
  requests: readonly CommandRequest[],
  world: CommandWorld,
): Result<CommandRun<Pilot>> {
  let state = pilot;
  const entries: JournalEntry[] = [];
  const notes: string[] = [];
  for (const request of requests) {
    const executed = executeCommand(state, request, world);
    if (!executed.ok) return executed;
    state = executed.value.state;
    if (executed.value.entry !== null) entries.push(executed.value.entry);
    notes.push(...executed.value.notes);
  }
  return success({ pilot: state, entries, notes });
}
