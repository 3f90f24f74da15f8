import type { CommandRequest, CommandWorld } from "../../shared/commands/execute-command.ts";
import type { Result } from "../../shared/errors/problem.ts";
import type { EntryExtras } from "../../shared/journal/append-entry.ts";
import type { JournalEntry } from "../../shared/journal/journal-entry.ts";
import type { PilotState } from "../../shared/journal/pilot-state.ts";

/** What commands did to a pilot: their entries, and everything that these brought. */
export interface CommandEffects {
  readonly entries: readonly JournalEntry[];
  readonly extras: EntryExtras;
  readonly notes: readonly string[];
}

/**
 * Runs commands that are too heavy for the thread that draws the window. Nothing is saved by it, so that aborting
 * `signal` undoes nothing: the answer is CANCELLED.
 */
export interface BackgroundCommands {
  readonly run: (
    pilot: PilotState,
    requests: readonly CommandRequest[],
    world: Omit<CommandWorld, "salt">,
    signal?: AbortSignal,
  ) => Promise<Result<CommandEffects>>;
}

/** Commands that compute the pilot's figures, or freeze those that an answer is given to. */
const WITH_FIGURES: ReadonlySet<string> = new Set([
  "decision.approve",
  "guardrail.grant",
  "obligation.answer",
]);

/** Whether a command works on whole tables of rows. */
export function isHeavy({ command }: CommandRequest): boolean {
  return command.startsWith("import.") || WITH_FIGURES.has(command);
}
