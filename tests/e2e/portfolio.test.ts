import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { WholePilot } from "../../shared/journal/pilot-state.ts";
import { writePack } from "../../shared/pack/write-pack.ts";
import { buildSampleCompany, SAMPLE_CLOCK_MS } from "../../shared/sample/build-sample-company.ts";
import { sampleCompanies } from "../../shared/sample/sample-portfolio.ts";
import { after, freshPilot, person } from "./browser/support/pilots.ts";
import { runInProcess } from "./support/run-cli.ts";

const AS_OF = ["--as-of", new Date(SAMPLE_CLOCK_MS).toISOString()] as const;
const NAMES = ["brontavia", "norrbex", "velquist"];

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), "converge180-"));
  for (const company of sampleCompanies().filter(({ key }) => NAMES.includes(key))) {
    const built = await buildSampleCompany(company, { app: "tests" });
    if (!built.ok) throw new Error(built.problem.message);
    save(company.key, built.value);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));

function save(name: string, ...pilots: readonly WholePilot[]): void {
  const pack = writePack(pilots);
  if (!pack.ok) throw new Error(pack.problem.message);
  writeFileSync(join(folder, `${name}.c180`), pack.value);
}

function portfolio(...args: readonly string[]) {
  return runInProcess(["portfolio", ...args], { cwd: folder });
}

const PACKS = NAMES.map((name) => `${name}.c180`);

interface Company {
  readonly company: string;
  readonly day: number;
  readonly systemValue: number | null;
  readonly attention: readonly { readonly text: string }[];
  readonly message: string | null;
  readonly gained: readonly { readonly kind: string; readonly value: number | null }[];
  readonly pillars: readonly { readonly metric: string; readonly value: number | null }[];
}

describe("portfolio", () => {
  it("says in JSON and in files the same of each company, the most urgent first", async () => {
    const formats = ["html", "md", "csv", "xlsx", "pdf"];
    const run = await portfolio(
      ...PACKS,
      "--format",
      formats.join(","),
      "--out",
      "report",
      ...AS_OF,
      "--json",
    );
    expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 0, stderr: "" });
    const said = JSON.parse(run.stdout) as {
      readonly companies: readonly Company[];
      readonly files: readonly string[];
    };
    expect(said.companies.map(({ company, day }) => [company, day])).toEqual([
      ["Brontavia Insurance", 95],
      ["Norrbex Legal", 46],
      ["Velquist Field Service", 81],
    ]);
    expect(said.companies[0]?.attention[0]?.text).toContain("due in 9 h");
    expect(said.companies.map(({ message }) => message === null)).toEqual([true, false, true]);
    expect(said.files).toEqual(formats.map((format) => join("report", `portfolio.${format}`)));
    for (const file of said.files) expect(existsSync(join(folder, file))).toBe(true);

    const csv = readFileSync(join(folder, "report/portfolio.csv"), "utf8").split("\r\n");
    for (const { company, pillars, gained } of said.companies) {
      const figures = pillars.map(({ metric, value }) => [metric, value] as const);
      figures.push(["gained.costAvoided", gained.find(({ kind }) => kind === "cost avoided")?.value ?? null]);
      for (const [metric, value] of figures) {
        const row = csv.find((line) => line.startsWith(`${company},${metric},`))?.split(",") ?? [];
        expect([metric, row.includes(value === null ? "" : String(value))]).toEqual([metric, true]);
      }
    }
    const text = readFileSync(join(folder, "report/portfolio.md"), "utf8");
    expect(text).toContain("2 of 3 pilots need you this week");
    expect(text).toMatch(/Velquist Field Service[^\n]*\\\$9,599/u);
    expect(readFileSync(join(folder, "report/portfolio.html"), "utf8")).toContain("Norrbex Legal");
  });

  it("prints who needs somebody, and lays companies side by side at a day", async () => {
    const { stdout, code } = await portfolio(...PACKS, "--day", "30", ...AS_OF);
    expect(code).toBe(0);
    expect(stdout).toContain("Norrbex Legal: Nothing recorded for 16 days");
    const json = await portfolio(...PACKS, "--day", "50", ...AS_OF, "--json");
    const said = JSON.parse(json.stdout) as {
      day: number;
      companies: readonly { company: string; atDay: unknown }[];
    };
    expect(said.day).toBe(50);
    // Day 46 has not come that far.
    expect(said.companies.filter(({ atDay }) => atDay === null).map(({ company }) => company)).toEqual([
      "Norrbex Legal",
    ]);
  });

  it("takes a pilot once, the newer of two, and refuses two that were both changed; then nothing is written", async () => {
    const first = freshPilot("Velta", "b1");
    const mine = after(first, "a2", person("Ada"));
    save("old", first);
    save("new", mine);
    save("other", after(first, "b2", person("Bo")));
    const once = await portfolio("new.c180", "old.c180", ...AS_OF, "--json");
    const said = JSON.parse(once.stdout) as { companies: readonly { journal: string }[] };
    const alone = await portfolio("new.c180", ...AS_OF, "--json");
    expect(said.companies).toHaveLength(1);
    expect(said.companies).toEqual((JSON.parse(alone.stdout) as typeof said).companies);
    const refused = await portfolio("new.c180", "other.c180", "--format", "md", "--out", "none", ...AS_OF);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/PACK_PILOT[\s\S]*Merge the two first/);
    writeFileSync(join(folder, "broken.c180"), readFileSync(join(folder, "new.c180")).subarray(0, 400));
    const broken = await portfolio(...PACKS, "broken.c180", "--format", "md", "--out", "none", ...AS_OF);
    expect(broken.code).toBe(1);
    expect(broken.stderr).toContain("broken.c180");
    expect(existsSync(join(folder, "none"))).toBe(false);
  });

  it.each([
    ["no pack", []],
    ["a format without a place", [PACKS[0] ?? "", "--format", "md"]],
    ["an unknown format", [PACKS[0] ?? "", "--format", "rtf", "--out", "none"]],
    ["a day after the last", [PACKS[0] ?? "", "--day", "181"]],
  ])("says how it is called: %s", async (_, args) => {
    const { code, stderr } = await portfolio(...args);
    expect(code).toBe(2);
    expect(stderr).toContain("usage: c180 portfolio");
  });
});
