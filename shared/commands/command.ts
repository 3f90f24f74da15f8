import type { ZodType } from "zod";
import type { ErrorCode } from "../errors/error-codes.ts";
import type { Result } from "../errors/problem.ts";
import type { FieldChange } from "../journal/journal-entry.ts";
import type { PilotState } from "../journal/pilot-state.ts";

/** What a command may know about the world beside the pilot. */
export interface CommandContext {
  /** ISO 8601 in UTC. */
  readonly now: string;
  /** The profile of the installation. */
  readonly actor: string;
  /** The replica that the entry will belong to. */
  readonly replica: string;
  /** The id of the next record that this command makes. */
  readonly nextId: () => string;
  /** Name and version of the app, as it stands in journal entries and seals. */
  readonly app: string;
}

/** What a command did: the changes of one journal entry, and new files that they name by digest. */
export interface CommandOutcome {
  readonly changes: readonly FieldChange[];
  readonly batches?: ReadonlyMap<string, Uint8Array>;
  readonly attachments?: ReadonlyMap<string, Uint8Array>;
  /** What the person should know about it, in sentences without a full stop. */
  readonly notes?: readonly string[];
}

/**
 * Something that a person can do, whether in the window, on the command line or by a merge. `run` is pure; an outcome
 * without changes means that nothing was to do, and writes no entry.
 */
export interface Command<Input> {
  /** `area.verb`, for example `person.add`. */
  readonly name: string;
  /** One sentence: what it does. */
  readonly summary: string;
  readonly input: ZodType<Input>;
  /** The code of a refusal because of a key that the input does not have, where it is not COMMAND_INPUT. */
  readonly unknownKey?: ErrorCode;
  readonly run: (pilot: PilotState, input: Input, context: CommandContext) => Result<CommandOutcome>;
  /** What it set off, in sentences as the notes are: said once it is done and changed something. */
  readonly consequences?: (
    before: PilotState,
    after: PilotState,
    context: CommandContext,
  ) => readonly string[];
}

/** A command of any input, as the registry holds it: input is parsed by its schema before it runs. */
export interface AnyCommand extends Omit<Command<never>, "input"> {
  readonly input: ZodType;
}
