import type { CommandRequest, CommandWorld } from "../../../../shared/commands/execute-command.ts";
import { newPilot } from "../../../../shared/commands/new-pilot.ts";
import { executeCommand } from "../../../../shared/commands/registry.ts";
import type { WholePilot } from "../../../../shared/journal/pilot-state.ts";

/** A world with a fixed clock, writing as `replica`. */
export function worldOf(replica: string): CommandWorld {
  let salts = 0;
  return {
    now: "2026-11-20T15:00:00.000Z",
    replica,
    app: "Converge180 0.0.0",
    actor: "tester",
    salt: () => {
      salts += 1;
      return `${replica} ${salts}`;
    },
  };
}

/** A fresh pilot of a company in Berlin that began on 1 June 2026. */
export function freshPilot(company: string, replica = "a1"): WholePilot {
  const facts = { company, startDate: "2026-06-01", timeZone: "Europe/Berlin", currency: "EUR" };
  const made = newPilot(facts, worldOf(replica));
  if (!made.ok) throw new Error(made.problem.message);
  return made.value.state;
}

/** The pilot after commands that must succeed. */
export function after(
  pilot: WholePilot,
  replica: string,
  ...requests: readonly CommandRequest[]
): WholePilot {
  let state = pilot;
  for (const request of requests) {
    const executed = executeCommand(state, request, worldOf(replica));
    if (!executed.ok) throw new Error(executed.problem.message);
    state = executed.value.state;
  }
  return state;
}

/** A command that adds a person. */
export function person(name: string): CommandRequest {
  return { command: "person.add", input: { name, role: "CEO" } };
}

/** A command that imports days of work: a row of eligible, attempted, completed, qualified units per day of June 2026. */
export function work(
  ...rows: readonly (readonly [day: number, eligible: number, qualified: number])[]
): CommandRequest {
  const lines = rows.map(([day, eligible, qualified], index) => {
    const date = `2026-06-${String(day).padStart(2, "0")}`;
    return `${index + 2},${date},Claims,SMB,${eligible},${eligible},${eligible},${qualified}`;
  });
  const header = "line,date,workflow,segment,eligible,attempted,completed,qualified";
  const csv = `${[header, ...lines].join("\n")}\n`;
  return {
    command: "import.add",
    input: { input: "work", rows: csv, file: "work.csv", fileDigest: "0".repeat(64), refused: 0 },
  };
}
