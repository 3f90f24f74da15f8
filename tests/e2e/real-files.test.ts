import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type FigureRow, type ImportReport, makeWorkbench, type Workbench } from "./support/workbench.ts";

// Real exports lie beside the checkout, not in it; without them these tests are counted as skipped.
const DATA = fileURLToPath(new URL("../../../shared/data/", import.meta.url));
const MAPPINGS = fileURLToPath(new URL("../fixtures/mappings/", import.meta.url));

const document = (name: string) =>
  JSON.parse(readFileSync(`${MAPPINGS}${name}.json`, "utf8")) as Readonly<Record<string, unknown>>;

/** Imports a real file through a mapping into the bench's pack. */
async function importReal(bench: Workbench, file: string, mapping: unknown): Promise<ImportReport> {
  bench.json("map.json", mapping);
  const report = await bench.ask<ImportReport>("import", "p.c180", DATA + file, "--map", "map.json");
  expect(report.errors).toEqual([]);
  return report;
}

async function figures(bench: Workbench, metrics: string, by = ""): Promise<Record<string, FigureRow>> {
  const rows = await bench.ask<FigureRow[]>("metrics", "p.c180", "--metric", metrics, "--by", by);
  return Object.fromEntries(rows.map((row) => [`${row.metric} ${row.workflow} ${row.segment}`, row]));
}

const numbers = (row: FigureRow | undefined) => [row?.numerator, row?.denominator];

describe.skipIf(!existsSync(`${DATA}SOURCES.md`))("real files through new, import --map and metrics", () => {
  it("incident log", async () => {
    const bench = makeWorkbench();
    await bench.pack({}, { tz: "UTC", start: "2016-02-29" });
    const report = await importReal(bench, "tickets/uci_incident_events_a.csv", document("incidents"));
    expect(report.files).toMatchObject([{ read: 14_041, added: 2000, refused: 0 }]);
    const all = await figures(bench, "avd.coverage,trust.acceptance,trust.escalation,avd.rate");
    // Escalated are the reassigned; qualified: not reassigned and within the service level.
    expect(numbers(all["avd.coverage * *"])).toEqual([2000, 2000]);
    expect(numbers(all["trust.escalation * *"])).toEqual([990, 2000]);
    const segments = await figures(bench, "avd.coverage", "segment");
    expect(
      ["1", "2", "3", "4"].map((priority) => {
        const row = Object.values(segments).find(({ segment }) => segment.startsWith(priority));
        return row?.denominator;
      }),
    ).toEqual([25, 58, 1733, 184]);

    // One unit counts as qualified if it was within the level, not reassigned and not reopened.
    const base = document("incidents");
    const columns = base["columns"] as Readonly<Record<string, unknown>>;
    const quality = {
      cases: [
        {
          when: [
            { column: "made_sla", in: ["true"] },
            { column: "reopen_count", in: ["0"] },
          ],
          value: "pass",
        },
      ],
      else: "fail",
    };
    await importReal(bench, "tickets/uci_incident_events_a.csv", {
      ...base,
      columns: { ...columns, quality },
    });
    expect(numbers((await figures(bench, "avd.rate"))["avd.rate * *"])).toEqual([548, 2000]);
    const level = { ...columns, disposition: { const: "none" } };
    await importReal(bench, "tickets/uci_incident_events_a.csv", { ...base, columns: level });
    expect(numbers((await figures(bench, "avd.rate"))["avd.rate * *"])).toEqual([833, 2000]);
    const reopened = {
      ...columns,
      success: { const: "true" },
      disposition: {
        cases: [{ when: [{ column: "reopen_count", in: ["0"] }], value: "accepted" }],
        else: "overridden",
      },
    };
    await importReal(bench, "tickets/uci_incident_events_a.csv", { ...base, columns: reopened });
    expect(numbers((await figures(bench, "trust.override"))["trust.override * *"])).toEqual([27, 2000]);
  });

  it("incidents with problem or change: medians in minutes", async () => {
    const bench = makeWorkbench();
    await bench.pack({}, { tz: "UTC", start: "2016-02-29" });
    for (const [name, median] of [
      ["opened-resolved", 9333.5],
      ["resolved-closed", 7228],
      ["opened-closed", 16_406],
    ] as const) {
      await importReal(
        bench,
        "learning/uci_incidents_with_problem_or_rfc.csv",
        document(`incident-cycle-${name}`),
      );
      expect((await figures(bench, "avd.cycleP50"))["avd.cycleP50 * *"]).toMatchObject({
        value: median,
        n: 522,
      });
    }
  });

  it("agent runs and lines", async () => {
    const bench = makeWorkbench();
    await bench.pack({}, { start: "2024-12-02" });
    const file = "agents/aider_polyglot_leaderboard.csv";
    await importReal(bench, file, document("polyglot"));
    expect(numbers((await figures(bench, "avd.rate"))["avd.rate * *"])).toEqual([7413, 15_518]);

    await bench.pack({}, { start: "2024-12-02" });
    const costs =
      readFileSync(DATA + file, "utf8").match(
        /(?<=,)\d+\.\d+(?=,[^,]*,[^,]*,[^,]*,[^,]*,[^,]*,[^,]*\r?$)/gm,
      ) ?? [];
    const known = [...new Set(costs.filter((cost) => Number(cost) > 0))];
    const report = await importReal(bench, file, {
      ...document("polyglot"),
      filter: [{ column: "total_cost", in: known }],
    });
    expect(report.files[0]?.added).toBe(51);
    const cost = (await figures(bench, "cost.modelPerOutcome"))["cost.modelPerOutcome * *"];
    expect(cost).toMatchObject({ numerator: 1252.1517, denominator: 6281 });
    expect(cost?.value?.toFixed(6)).toBe("0.199355");

    await bench.pack({}, { start: "2023-05-01" });
    await importReal(bench, "agents/aider_blame.csv", document("blame-qualified"));
    const lines = (await figures(bench, "avd.rate"))["avd.rate * *"];
    expect(numbers(lines)).toEqual([26_951, 55_365]);
    expect(((lines?.value ?? 0) * 100).toFixed(4)).toBe("48.6788");
  });

  it("subscriptions", async () => {
    const bench = makeWorkbench();
    await bench.pack();
    for (const name of ["telco-churned", "telco-kept"]) {
      await importReal(bench, "revenue/Telco-Customer-Churn.csv", document(name));
    }
    const all = await figures(bench, "revenue.grr,revenue.nrr,revenue.logoRetention");
    const grr = all["revenue.grr * *"];
    expect(grr).toMatchObject({ denominator: 456_116.6, n: 7043 });
    expect([
      ((grr?.value ?? 0) * 100).toFixed(4),
      ((all["revenue.logoRetention * *"]?.value ?? 0) * 100).toFixed(3),
    ]).toEqual(["69.4966", "73.463"]);
    expect(((grr?.denominator ?? 0) - (grr?.numerator ?? 0)).toFixed(2)).toBe("139130.85");
    const contracts = await figures(bench, "revenue.grr", "segment");
    expect(
      ["Month-to-month", "One year", "Two year"].map((name) =>
        ((contracts[`revenue.grr * ${name}`]?.value ?? 0) * 100).toFixed(4),
      ),
    ).toEqual(["53.0315", "85.2651", "95.9562"]);
  });

  it("cloud bills: the sum to the micro, its rounding said", async () => {
    const bench = makeWorkbench();
    await bench.pack({}, { tz: "UTC" });
    const base = document("focus");
    const columns = {
      ...(base["columns"] as Readonly<Record<string, unknown>>),
      infra_cost: { const: 0 },
      support_cost: { const: 0 },
    };
    bench.json("map.json", { ...base, columns });
    const { code, stdout, stderr } = await bench.run(
      "import",
      "p.c180",
      `${DATA}cost/focus_sample.csv`,
      "--map",
      "map.json",
      "--json",
    );
    expect([code, (JSON.parse(stdout) as ImportReport).files[0]?.added]).toEqual([0, 1000]);
    const said = /W_ROUNDED: .* in (\d+) rows, by (-?[\d.]+(?:e-?\d+)?)/.exec(stderr);
    const total = (await figures(bench, "cost.total"))["cost.total * *"]?.value ?? 0;
    expect(total - Number(said?.[2])).toBeCloseTo(20.520_226_728_99, 9);
    const segments = await figures(bench, "cost.total", "segment");
    expect(segments["cost.total * AI and Machine Learning"]?.value).toBeCloseTo(-0.151_897_561_78, 5);
  });

  it("messy files are imported or refused with a code", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack();
    const files = ["csv-spectrum", "papaparse", "frictionless"].flatMap((folder) =>
      readdirSync(`${DATA}messy/${folder}`)
        .filter((name) => /\.(csv|xlsx)$/.test(name) && name !== "location_coordinates.csv")
        .map((name) => `${DATA}messy/${folder}/${name}`),
    );
    bench.json("map.json", {
      target: "effort",
      columns: { month: { const: "2026-01" }, workflow: { const: "w" }, segment: { const: "s" } },
    });
    const mapped = await bench.run(
      "import",
      pack,
      ...files,
      "--map",
      "map.json",
      "--good-rows-only",
      "--json",
    );
    expect({ code: mapped.code, stderr: mapped.code === 0 ? "" : mapped.stderr }).toEqual({
      code: 0,
      stderr: "",
    });
    const report = JSON.parse(mapped.stdout) as ImportReport;
    expect(new Set(report.files.map(({ file }) => file)).size).toBe(files.length);
    expect(report.errors.every(({ code }) => /^[A-Z_]+$/.test(code) && code !== "INTERNAL")).toBe(true);
    for (const file of files.filter((_, index) => index % 6 === 0)) {
      const line = await bench.refused("import", pack, file, "--good-rows-only");
      expect(line).toMatch(/TARGET_UNKNOWN|FILE_|CSV_/);
    }
  });
});
