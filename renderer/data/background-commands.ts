import type { CommandRequest, CommandWorld } from "../../shared/commands/execute-command.ts";
import type { Result } from "../../shared/errors/problem.ts";
import type { EntryExtras } from "../../shared/journal/append-entry.ts";
import type { JournalEntry } from "../../shared/journal/journal-entry.ts";
import type { PilotState, WholePilot } from "../../shared/journal/pilot-state.ts";
import type { Choices } from "../../shared/merge/choices.ts";
import type { PilotMerge } from "../../shared/merge/merge-pilots.ts";
import type { CopyTerms } from "./workspace.ts";

/** What commands did to a pilot: their entries, and everything that these brought. */
export interface CommandEffects {
  readonly entries: readonly JournalEntry[];
  readonly extras: EntryExtras;
  readonly notes: readonly string[];
}

/**
 * What is too heavy for the thread that draws the window: everything that handles the rows of imports, merges too. Nothing is saved
 * by it, so that aborting `signal` undoes nothing: the answer is CANCELLED. A pilot that comes without its rows is read
 * from the database.
 */
export interface BackgroundCommands {
  readonly run: (
    pilot: PilotState,
    requests: readonly CommandRequest[],
    world: Omit<CommandWorld, "salt">,
    signal?: AbortSignal,
  ) => Promise<Result<CommandEffects>>;
  /** The pack of several pilots. */
  readonly packOf: (pilots: readonly PilotState[], terms?: CopyTerms) => Promise<Result<Uint8Array>>;
  /** The last entry of each pilot of a pack that verifies; the rows stay where they are. The bytes are handed over. */
  readonly checkPack: (bytes: Uint8Array) => Promise<Result<ReadonlyMap<string, string>>>;
  /** The pilots of a pack, verified. The bytes are handed over: they are empty afterwards. */
  readonly readPack: (bytes: Uint8Array, passphrase?: string) => Promise<Result<readonly WholePilot[]>>;
  /** What putting a copy together with a pilot that is here comes to. */
  readonly lookAtMerge: (here: PilotState, arriving: WholePilot) => Promise<Result<PilotMerge>>;
  /** The two put together as it was settled. */
  readonly settleMerge: (
    here: PilotState,
    arriving: WholePilot,
    choices: Choices,
    world: Omit<CommandWorld, "salt">,
  ) => Promise<Result<WholePilot>>;
  /** The pilots of a backup as a database of their own gave them back, verified. The bytes are handed over. */
  readonly openBackup: (bytes: Uint8Array) => Promise<Result<readonly WholePilot[]>>;
}

/**
 * Whether it is known of a command, before it runs, that it works on rows; others say so when they do (ROWS_ELSEWHERE). An
 * import names rows that only the background has.
 */
export function isHeavy({ command }: CommandRequest): boolean {
  return command === "import.add";
}
