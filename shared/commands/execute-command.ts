import { failure, type Result, success } from "../errors/problem.ts";
import { appendEntry } from "../journal/append-entry.ts";
import type { JournalEntry } from "../journal/journal-entry.ts";
import { makeEntry, nextSequence } from "../journal/make-entry.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { recordFault } from "./check-records.ts";
import type { AnyCommand, CommandContext } from "./command.ts";
import { completeChanges } from "./complete-changes.ts";
import { parseInput } from "./parse-input.ts";

/** What somebody asks for: the name of a command, its input, who asks if not the profile, and for whom. */
export interface CommandRequest {
  readonly command: string;
  readonly input: unknown;
  readonly actor?: string;
  readonly onBehalfOf?: string;
}

/** What is handed in from outside, because commands are pure. */
export interface CommandWorld {
  /** ISO 8601 in UTC. */
  readonly now: string;
  /** The replica that writes: letters and digits, at most 64. */
  readonly replica: string;
  /** Name and version of the app. */
  readonly app: string;
  /** The profile of the installation. */
  readonly actor: string;
  /** A new random text for each commitment; from a seed where bytes must repeat. */
  readonly salt: () => string;
}

/** The pilot after a command. Without an entry nothing was to do and the pilot is the same object. */
export interface Execution<Pilot extends PilotState = PilotState> {
  readonly state: Pilot;
  readonly entry: JournalEntry | null;
  readonly notes: readonly string[];
}

/**
 * Runs one command on a pilot: look it up (COMMAND_UNKNOWN), parse the input (COMMAND_INPUT), run it, make the entry, apply
 * it, check the records that it touched. A refusal leaves nothing changed. ROWS_ELSEWHERE: the command needs the rows of
 * the pilot's imports and the pilot comes without them.
 */
export function executeWith<Pilot extends PilotState>(
  commands: ReadonlyMap<string, AnyCommand>,
  pilot: Pilot,
  request: CommandRequest,
  world: CommandWorld,
): Result<Execution<Pilot>> {
  const command = commands.get(request.command);
  if (command === undefined) {
    return failure("COMMAND_UNKNOWN", `there is no command ${request.command.slice(0, 40)}`);
  }
  const input = parseInput(command, request.input);
  if (!input.ok) {
    return input;
  }
  const actor = request.actor ?? world.actor;
  const context = commandContext(pilot, world, actor);
  const outcome = command.run(pilot, input.value, context);
  if (!outcome.ok) {
    return outcome;
  }
  const notes = outcome.value.notes ?? [];
  const complete = completeChanges(pilot, outcome.value.changes, world.salt);
  if (!complete.ok) {
    return complete;
  }
  if (complete.value.changes.length === 0) {
    return success({ state: pilot, entry: null, notes });
  }
  const { onBehalfOf } = request;
  const entry = makeEntry(pilot.entries, {
    replica: world.replica,
    at: world.now,
    actor,
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    app: world.app,
    command: command.name,
    changes: complete.value.changes,
  });
  const state = appendEntry(pilot, entry, { ...outcome.value, confidential: complete.value.confidential });
  if (!state.ok) {
    return state;
  }
  const fault = recordFault(state.value, entry.changes);
  if (fault !== null) {
    return { ok: false, problem: fault };
  }
  const consequences = command.consequences?.(pilot, state.value, context) ?? [];
  return success({ state: state.value, entry, notes: [...notes, ...consequences] });
}

function commandContext(pilot: PilotState, world: CommandWorld, actor: string): CommandContext {
  // An entry of another form would be written but never read back.
  if (!/^[A-Za-z0-9]{1,64}$/.test(world.replica) || !/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(world.now)) {
    throw new Error("a replica is letters and digits, now is ISO 8601 in UTC");
  }
  const sequence = nextSequence(pilot.entries, world.replica);
  let made = 0;
  const nextId = () => {
    made += 1;
    return `${world.replica}-${sequence}-${made}`;
  };
  return { now: world.now, actor, replica: world.replica, nextId, app: world.app };
}
