import { formatCalendarDate } from "../../shared/calendar/calendar-date.ts";
import type { CommandWorld } from "../../shared/commands/execute-command.ts";
import { newPilot } from "../../shared/commands/new-pilot.ts";
import { executeCommand } from "../../shared/commands/registry.ts";
import type { WholePilot } from "../../shared/journal/pilot-state.ts";
import { findByName } from "../../shared/records/find-by-name.ts";
import { seeded } from "./seeded.ts";

export const COMPANIES = 50;
export const THRESHOLDS = 25;
export const WEEKS = 26;
export const SEGMENTS = ["Small", "Mid-market", "Enterprise"] as const;
/** Monday, 5 January 2026. */
export const FIRST_DAY = 20_458;
/** A day on which the last week has matured. */
export const AS_OF_MS = (FIRST_DAY + WEEKS * 7 + 4) * 86_400_000;

/** A line on a rate of counts, for the hand-written loop. */
export interface BenchLine {
  readonly numerator: "qualified" | "accepted" | "overridden" | "escalated" | "attempted";
  readonly denominators: readonly ("eligible" | "attempted" | "accepted" | "overridden" | "escalated")[];
  readonly segment: number | null;
  readonly isAbove: boolean;
  readonly breach: number;
}

/** One company as the app holds it after start-up, and the same daily counts as plain columns. */
export interface BenchCompany {
  readonly state: WholePilot;
  readonly lines: readonly BenchLine[];
  readonly columns: Readonly<Record<string, Float64Array>>;
}

const RATES = [
  ["avd.rate", "qualified", ["eligible"], false],
  ["avd.coverage", "attempted", ["eligible"], false],
  ["avd.yield", "qualified", ["attempted"], false],
  ["trust.acceptance", "accepted", ["accepted", "overridden", "escalated"], false],
  ["trust.override", "overridden", ["accepted", "overridden", "escalated"], true],
  ["trust.escalation", "escalated", ["accepted", "overridden", "escalated"], true],
] as const;

/** A company with 25 thresholds, set before its first week, and a file a week that comes on the Monday after. */
export function benchCompany(seed: number): BenchCompany {
  const random = seeded(seed);
  const between = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1));
  let salts = 0;
  const world = (now: string): CommandWorld => ({
    now,
    replica: `r${seed}`,
    app: "bench",
    actor: "bench",
    salt: () => `salt ${(salts += 1)}`,
  });
  const before = "2025-12-29T09:00:00Z";
  const made = newPilot(
    { company: `Company ${seed}`, startDate: "2026-01-05", timeZone: "Europe/Berlin", currency: "EUR" },
    world(before),
  );
  if (!made.ok) throw new Error(made.problem.message);
  let state = made.value.state;
  const run = (now: string, command: string, input: unknown): void => {
    const done = executeCommand(state, { command, input }, world(now));
    if (!done.ok) throw new Error(`${command}: ${done.problem.message}`);
    state = done.value.state;
  };
  run(before, "workflow.add", { name: "Triage" });
  for (const name of SEGMENTS) run(before, "segment.add", { name });
  const lines: BenchLine[] = [];
  for (const segment of [null, 0, 1, 2]) {
    for (const [metric, numerator, denominators, isAbove] of RATES) {
      // Lines that a week crosses now and then.
      const breach = (isAbove ? between(14, 24) : between(50, 62)) / 100;
      const name = segment === null ? null : SEGMENTS[segment];
      run(before, "threshold.add", {
        metric,
        direction: isAbove ? "above" : "below",
        breach,
        action: "Act on it",
        deadlineHours: 48,
        ...(name === null || name === undefined ? {} : { segment: findByName(state, "segment", name)?.id }),
      });
      lines.push({ numerator, denominators, segment, isAbove, breach });
    }
  }
  run(before, "threshold.add", { metric: "loop.open", direction: "above", breach: 40 });
  const columns: Record<string, Float64Array> = {};
  const rows = WEEKS * 7 * SEGMENTS.length;
  for (const name of ["eligible", "attempted", "qualified", "accepted", "overridden", "escalated"]) {
    columns[name] = new Float64Array(rows);
  }
  for (let week = 0; week < WEEKS; week += 1) {
    const text: string[] = [
      "line,date,workflow,segment,eligible,attempted,completed,qualified,accepted,overridden,escalated",
    ];
    for (let place = week * 7 * SEGMENTS.length; place < (week + 1) * 7 * SEGMENTS.length; place += 1) {
      const [day, segment] = [Math.floor(place / SEGMENTS.length), place % SEGMENTS.length];
      const eligible = between(80, 120);
      const attempted = eligible - between(0, 30);
      const qualified = attempted - between(10, 40);
      const [overridden, escalated] = [between(5, 15), between(5, 15)];
      const accepted = Math.max(0, 60 - overridden - escalated);
      for (const [name, value] of Object.entries({
        eligible,
        attempted,
        qualified,
        accepted,
        overridden,
        escalated,
      })) {
        const column = columns[name];
        if (column !== undefined) column[place] = value;
      }
      text.push(
        `${text.length + 1},${formatCalendarDate(FIRST_DAY + day)},Triage,${SEGMENTS[segment]},${eligible},${attempted},${qualified},${qualified},${accepted},${overridden},${escalated}`,
      );
    }
    const monday = formatCalendarDate(FIRST_DAY + (week + 1) * 7);
    run(`${monday}T07:00:00Z`, "import.add", {
      input: "work",
      rows: `${text.join("\n")}\n`,
      file: `week-${week + 1}.csv`,
    });
  }
  return { state, lines, columns };
}
