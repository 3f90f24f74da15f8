import type { CommandRequest, CommandWorld } from "../../shared/commands/execute-command.ts";
import type { CommandEffects } from "../data/background-commands.ts";
import type { TellingCalls } from "./pilot-teller.ts";

/** Commands on a pilot that the worker was told of. */
export interface CommandJob {
  readonly pilotId: string;
  readonly requests: readonly CommandRequest[];
  readonly world: Omit<CommandWorld, "salt">;
}

/** What the command worker can be asked for. */
export type CommandCalls = TellingCalls & {
  /** Runs commands, all or none; the worker's own copy of the pilot stays as it was. */
  readonly run: { readonly input: CommandJob; readonly progress: never; readonly output: CommandEffects };
};
