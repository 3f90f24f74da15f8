import fc from "fast-check";
import { newPilot } from "../../../shared/commands/new-pilot.ts";
import { executeCommand } from "../../../shared/commands/registry.ts";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { type RecordsHolder, recordsOf } from "../../../shared/records/read-records.ts";

const FIRST_DAY = Date.UTC(2026, 4, 25);
const MS_PER_DAY = 86_400_000;
const WORKFLOWS = ["Claims", "Quotes"];
const SEGMENTS = ["SMB", "Enterprise"];

const dayText = (day: number): string => new Date(FIRST_DAY + day * MS_PER_DAY).toISOString().slice(0, 10);
const csvOf = (header: string, rows: readonly string[]): string =>
  `line,${header}\n${rows.map((row, index) => `${index + 2},${row}\n`).join("")}`;
const distinctBy = <Item>(keyOf: (item: Item) => string, items: readonly Item[]): readonly Item[] => [
  ...new Map(items.map((item) => [keyOf(item), item])).values(),
];

const workRow = fc.record({
  day: fc.nat(60),
  workflow: fc.constantFrom(...WORKFLOWS),
  segment: fc.constantFrom(...SEGMENTS),
  eligible: fc.nat(50),
  cost: fc.option(fc.integer({ min: -500, max: 90_000 }), { nil: null }),
});
const workCsv = fc.array(workRow, { minLength: 1, maxLength: 12 }).map((rows) =>
  csvOf(
    "date,workflow,segment,eligible,attempted,completed,qualified,model_cost",
    distinctBy(({ day, workflow, segment }) => `${day} ${workflow} ${segment}`, rows).map(
      ({ day, workflow, segment, eligible, cost }) =>
        [dayText(day), workflow, segment, eligible, eligible, eligible, eligible >> 1, cost ?? ""].join(","),
    ),
  ),
);

const eventRow = fc.record({
  id: fc.nat(25),
  day: fc.nat(60),
  workflow: fc.constantFrom(...WORKFLOWS),
  segment: fc.constantFrom(...SEGMENTS),
  minutes: fc.option(fc.nat(300), { nil: null }),
  customer: fc.constantFrom("", "A", "B"),
});
const eventRows = fc
  .array(eventRow, { minLength: 1, maxLength: 8 })
  .map((rows) => distinctBy(({ id }) => String(id), rows));
const interactionsCsv = fc.tuple(eventRows, fc.nat(3)).map(([rows, series]) =>
  csvOf(
    "id,at,workflow,segment,customer,mode,disposition,quality,cycle_minutes",
    rows.map(({ id, day, workflow, segment, minutes, customer }) =>
      [`i${series}-${id}`, `${dayText(day)}T10:30:00Z`, workflow, segment, customer]
        .concat(["autonomous", "accepted", "pass", String(minutes ?? "")])
        .join(","),
    ),
  ),
);
const correctionsCsv = fc.tuple(eventRows, fc.nat(3)).map(([rows, series]) =>
  csvOf(
    "id,at,workflow,segment,minutes",
    rows.map(({ id, day, workflow, segment, minutes }) =>
      [`c${series}-${id}`, `${dayText(day)}T22:30:00Z`, workflow, segment, minutes ?? ""].join(","),
    ),
  ),
);
const revenueCsv = fc
  .array(fc.record({ month: fc.constantFrom("2026-05", "2026-06"), customer: fc.nat(4), mrr: fc.nat(900) }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((rows) =>
    csvOf(
      "month,customer,segment,starting_mrr,expansion",
      distinctBy(({ month, customer }) => `${month} ${customer}`, rows).map(({ month, customer, mrr }) =>
        [month, `K${customer}`, SEGMENTS[customer % 2], mrr, 5].join(","),
      ),
    ),
  );

/** One thing that somebody does to a pilot's data. `hour`: of the clock, which may go back. */
export type DataStep = { readonly hour: number } & (
  | { readonly kind: "import"; readonly input: string; readonly rows: string }
  | { readonly kind: "take back" | "rename" | "value"; readonly which: number }
  | { readonly kind: "person" }
);

const importOf = (input: string, rows: fc.Arbitrary<string>) =>
  fc.record({ kind: fc.constant("import" as const), input: fc.constant(input), rows, hour: fc.nat(400) });

/** Steps in a row: imports of every large input and of revenue, take-backs, renames, changed settings, and what no figure knows. */
export const dataSteps: fc.Arbitrary<readonly DataStep[]> = fc.array(
  fc.oneof(
    { arbitrary: importOf("work", workCsv), weight: 4 },
    { arbitrary: importOf("interactions", interactionsCsv), weight: 4 },
    { arbitrary: importOf("corrections", correctionsCsv), weight: 2 },
    { arbitrary: importOf("revenue", revenueCsv), weight: 2 },
    {
      arbitrary: fc.record({
        kind: fc.constantFrom("take back" as const, "rename" as const, "value" as const),
        which: fc.nat(20),
        hour: fc.nat(400),
      }),
      weight: 3,
    },
    { arbitrary: fc.record({ kind: fc.constant("person" as const), hour: fc.nat(400) }), weight: 1 },
  ),
  { minLength: 1, maxLength: 9 },
);

/** A fresh pilot in Auckland, where days begin half a day before those of UTC. */
export function emptyPilot(): WholePilot {
  const facts = {
    company: "Ardlune",
    startDate: "2026-06-01",
    timeZone: "Pacific/Auckland",
    currency: "EUR",
  };
  const made = newPilot(facts, worldAt(0));
  if (!made.ok) throw new Error(made.problem.message);
  return made.value.state;
}

/** The pilot after a step; a step that is refused changes nothing. */
export function afterStep(pilot: WholePilot, step: DataStep, index: number): WholePilot {
  const request = requestOf(pilot, step, index);
  if (request === null) return pilot;
  // Mostly the clock goes on; now and then it was set back.
  const done = executeCommand(pilot, request, worldAt(index * 100 + step.hour));
  return done.ok ? done.value.state : pilot;
}

function worldAt(hour: number) {
  const now = new Date(Date.UTC(2026, 6, 1) + hour * 3_600_000).toISOString();
  return { now, replica: "a1", app: "test", actor: "tester", salt: () => "salt" };
}

/** The command of a step; null: there is nothing that it could be about. */
export function requestOf(pilot: RecordsHolder, step: DataStep, index: number) {
  if (step.kind === "person")
    return { command: "person.add", input: { name: `Person ${index}`, role: "CEO" } };
  if (step.kind === "import") {
    const about = { file: `${index}.csv`, fileDigest: "0".repeat(64), refused: 0 };
    return { command: "import.add", input: { ...about, input: step.input, rows: step.rows } };
  }
  const all = recordsOf(pilot, step.kind === "take back" ? "batch" : "workflow");
  const id = all[step.which % Math.max(1, all.length)]?.id;
  if (id === undefined) return null;
  switch (step.kind) {
    case "take back":
      return { command: "import.takeBack", input: { id } };
    case "rename":
      return { command: "workflow.edit", input: { id, name: `Workflow ${index}` } };
    case "value":
      return { command: "workflow.edit", input: { id, unitValueMicros: step.which * 1_000_000 } };
  }
}
