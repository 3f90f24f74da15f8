import { executeCommand } from "../../../shared/commands/registry.ts";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { writePack } from "../../../shared/pack/write-pack.ts";
import { buildSampleCompany } from "../../../shared/sample/build-sample-company.ts";
import type { SampleCompany, SampleFile } from "../../../shared/sample/sample-company.ts";
import { sampleCompanies } from "../../../shared/sample/sample-portfolio.ts";
import { seeded } from "../seeded.ts";

export const COMPANIES = 50;
/** Rows that every company has beside those of the sample. */
export const ROWS_EACH = 20_000;

const DAYS = 500;
const WORKFLOWS = 8;
const SEGMENTS = 5;
const FIRST_DAY = Date.UTC(2025, 6, 7);
const MS_PER_DAY = 86_400_000;

/**
 * Packs of fifty companies with a million rows between them: the eight of the sample, over and over, each with twenty
 * thousand more rows: every other one daily rows, the rest single interactions.
 */
export async function benchPacks(): Promise<readonly Uint8Array[]> {
  const companies = sampleCompanies().filter(({ files }) => files.length > 2);
  const packs: Uint8Array[] = [];
  for (let place = 0; place < COMPANIES; place += 1) {
    const model = companies[place % companies.length];
    if (model === undefined) throw new Error("no sample");
    const pack = writePack([await benchCompany(model, place)]);
    if (!pack.ok) throw new Error(pack.problem.message);
    packs.push(pack.value);
  }
  return packs;
}

/** A company of the sample under another key, with twenty thousand more rows or as it is. */
export async function benchCompany(model: SampleCompany, place: number, hasMore = true): Promise<WholePilot> {
  const extra = !hasMore ? [] : [place % 2 === 0 ? workFile(place) : interactionsFile(place)];
  const company = { ...model, key: `${model.key}${place}`, files: [...model.files, ...extra] };
  const made = await buildSampleCompany(company, { app: "Converge180 bench" });
  if (!made.ok) throw new Error(`${made.problem.message} ${made.problem.where ?? ""}`);
  return withoutOwnClock(made.value);
}

/** The sample is looked at by a clock that stands still, a company of its own by the real one. */
function withoutOwnClock(pilot: WholePilot): WholePilot {
  const world = {
    now: "2026-11-20T09:00:00.000Z",
    actor: "Bench",
    replica: "0123456789abcdef",
    app: "Converge180 bench",
    salt: () => "0".repeat(32),
  };
  const input = { id: pilot.pilotId, notice: "Data of a bench" };
  const done = executeCommand(pilot, { command: "pilot.edit", input }, world);
  if (!done.ok) throw new Error(done.problem.message);
  return done.value.state;
}

function workFile(seed: number): SampleFile {
  const random = seeded(seed + 1);
  const lines = [
    "date,workflow,segment,eligible,attempted,completed,qualified,accepted,overridden,escalated,outcomes,model_cost,infra_cost,support_cost,active_customers,revenue,failed",
  ];
  for (let day = 0; day < DAYS; day += 1) {
    for (let workflow = 0; workflow < WORKFLOWS; workflow += 1) {
      for (let segment = 0; segment < SEGMENTS; segment += 1) {
        const eligible = 50 + Math.floor(random() * 100);
        const attempted = Math.floor(eligible * (0.6 + 0.3 * random()));
        const completed = Math.floor(attempted * (0.6 + 0.3 * random()));
        const qualified = Math.floor(completed * (0.8 + 0.2 * random()));
        const overridden = Math.floor(attempted * 0.1 * random());
        const escalated = Math.floor(attempted * 0.05 * random());
        const money = () => (random() * 200).toFixed(2);
        lines.push(
          [
            dayText(day),
            `Back office ${workflow + 1}`,
            `Region ${segment + 1}`,
            eligible,
            attempted,
            completed,
            qualified,
            attempted - overridden - escalated,
            overridden,
            escalated,
            qualified,
            money(),
            money(),
            money(),
            Math.floor(random() * 30),
            money(),
            Math.floor(attempted * 0.02 * random()),
          ].join(","),
        );
      }
    }
  }
  return fileOf("work", lines);
}

function interactionsFile(seed: number): SampleFile {
  const random = seeded(seed + 1);
  const lines = [
    "id,at,workflow,segment,customer,mode,disposition,quality,confidence,cycle_minutes,correction_minutes,success,model_cost",
  ];
  for (let row = 0; row < ROWS_EACH; row += 1) {
    const day = Math.floor((row / ROWS_EACH) * DAYS);
    const isCorrected = random() < 0.2;
    lines.push(
      [
        `bo-${row}`,
        `${dayText(day)}T${String(8 + Math.floor(random() * 9)).padStart(2, "0")}:30:00Z`,
        `Back office ${1 + Math.floor(random() * WORKFLOWS)}`,
        `Region ${1 + Math.floor(random() * SEGMENTS)}`,
        `K${Math.floor(random() * 60)}`,
        random() < 0.7 ? "autonomous" : "assisted",
        isCorrected ? "overridden" : "accepted",
        random() < 0.9 ? "pass" : "unknown",
        random().toFixed(2),
        Math.floor(random() * 240),
        isCorrected ? Math.floor(random() * 60) : "",
        random() < 0.8,
        (random() * 0.4).toFixed(2),
      ].join(","),
    );
  }
  return fileOf("interactions", lines);
}

function fileOf(input: SampleFile["input"], lines: readonly string[]): SampleFile {
  return {
    input,
    name: `back-office-${input}.csv`,
    importedAt: "2026-11-20T08:00:00.000Z",
    bytes: new TextEncoder().encode(`${lines.join("\n")}\n`),
  };
}

function dayText(day: number): string {
  return new Date(FIRST_DAY + day * MS_PER_DAY).toISOString().slice(0, 10);
}
