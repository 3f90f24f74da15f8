import type { CommandRequest, CommandWorld } from "../../shared/commands/execute-command.ts";
import { executeCommand } from "../../shared/commands/registry.ts";
import { type Result, success } from "../../shared/errors/problem.ts";
import { appendEntry } from "../../shared/journal/append-entry.ts";
import type { JournalEntry } from "../../shared/journal/journal-entry.ts";
import type { PilotState } from "../../shared/journal/pilot-state.ts";
import type { CommandEffects } from "./background-commands.ts";

/** A pilot after commands. */
export interface CommandRun {
  readonly pilot: PilotState;
  /** Empty where nothing was to do. */
  readonly entries: readonly JournalEntry[];
  readonly notes: readonly string[];
}

/** Runs commands one after the other, all or none. The first refusal is the answer. */
export function runCommands(
  pilot: PilotState,
  requests: readonly CommandRequest[],
  world: CommandWorld,
): Result<CommandRun> {
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

/** The pilot after what commands did to it elsewhere. REPLAY: the effects are not those of this pilot. */
export function applyEffects(
  pilot: PilotState,
  { entries, extras, notes }: CommandEffects,
): Result<CommandRun> {
  let state = pilot;
  for (const [index, entry] of entries.entries()) {
    const next = appendEntry(state, entry, index === 0 ? extras : {});
    if (!next.ok) return next;
    state = next.value;
  }
  return success({ pilot: state, entries, notes });
}
