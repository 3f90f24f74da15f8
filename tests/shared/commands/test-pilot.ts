import type { CommandWorld, Execution } from "../../../shared/commands/execute-command.ts";
import { newPilot } from "../../../shared/commands/new-pilot.ts";
import { executeCommand } from "../../../shared/commands/registry.ts";
import type { Problem, Result } from "../../../shared/errors/problem.ts";
import type { PilotState, WholePilot } from "../../../shared/journal/pilot-state.ts";

/** A world whose clock and salts are fixed. */
export function testWorld(replica = "aa01", now = "2026-02-03T10:00:00.000Z"): CommandWorld {
  let salts = 0;
  return {
    now,
    replica,
    app: "Converge180 0.1.0",
    actor: "Tester",
    salt: () => {
      salts += 1;
      return `salt-${replica}-${now}-${salts}`;
    },
  };
}

/** The value of a result, or the test fails with its problem. */
export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) {
    throw new Error(`${result.problem.code}: ${result.problem.message} ${result.problem.where ?? ""}`);
  }
  return result.value;
}

/** The problem of a result, or the test fails. */
export function problemOf(result: Result<unknown>): Problem {
  if (result.ok) {
    throw new Error("a refusal was expected");
  }
  return result.problem;
}

/** A fresh pilot of the company Acme, started on Monday 5 January 2026. */
export function freshPilot(world: CommandWorld = testWorld()): WholePilot {
  const input = { company: "Acme", startDate: "2026-01-05", timeZone: "Europe/Berlin", currency: "EUR" };
  return valueOf(newPilot(input, world)).state;
}

/** Runs a command that must not fail. */
export function run<Pilot extends PilotState>(
  pilot: Pilot,
  command: string,
  input: unknown,
  world: CommandWorld = testWorld(),
): Execution<Pilot> {
  return valueOf(executeCommand(pilot, { command, input }, world));
}

/** Runs a command that must be refused. */
export function refusal(
  pilot: PilotState,
  command: string,
  input: unknown,
  world: CommandWorld = testWorld(),
): Problem {
  return problemOf(executeCommand(pilot, { command, input }, world));
}

/** The id of the first record that the last entry made. */
export function madeId(execution: Execution): string {
  const made = execution.entry?.changes.find(({ field }) => field === "type");
  if (made === undefined) {
    throw new Error("the command made no record");
  }
  return made.record;
}
