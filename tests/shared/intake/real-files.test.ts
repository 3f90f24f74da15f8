import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { ImportedSheet } from "../../../shared/intake/read-file.ts";
import {
  addDecimals,
  decimalText,
  parseDecimal,
  ZERO_DECIMAL,
} from "../../../shared/observations/decimal.ts";
import { numbersOf } from "../../../shared/observations/table.ts";
import { rowsOf } from "../observations/arbitrary-table.ts";
import { importFile, importSheet } from "./import-text.ts";

// Real exports lie beside the checkout, not in it; without them these tests are counted as skipped.
const DATA = fileURLToPath(new URL("../../../../shared/data/", import.meta.url));
const MAPPINGS = fileURLToPath(new URL("../../fixtures/mappings/", import.meta.url));

function importReal(file: string, mapping: string): Promise<ImportedSheet> {
  const document: unknown = JSON.parse(readFileSync(`${MAPPINGS}${mapping}.json`, "utf8"));
  return importSheet(file, readFileSync(DATA + file), document);
}

const sum = (sheet: ImportedSheet, column: string) =>
  Array.from(numbersOf(sheet.table, column) ?? [])
    .filter((value) => !Number.isNaN(value))
    .reduce((total, value) => total + value, 0);

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

describe.skipIf(!existsSync(`${DATA}SOURCES.md`))("real files", () => {
  it("incident log: one unit per incident, judged by its last event", async () => {
    const sheet = await importReal("tickets/uci_incident_events_a.csv", "incidents");
    const rows = rowsOf(sheet.table);
    const count = (isCounted: (row: (typeof rows)[number]) => boolean) => rows.filter(isCounted).length;
    expect([sheet.rowsRead, sheet.rowErrors.length, rows.length]).toEqual([14_041, 0, 2000]);
    expect(count(({ success }) => success === 0)).toBe(27);
    expect(count(({ disposition }) => disposition === "escalated")).toBe(990);
    expect(count(({ quality }) => quality === "pass")).toBe(833);
    expect(
      count((row) => row["quality"] === "pass" && row["success"] === 1 && row["disposition"] === "accepted"),
    ).toBe(548);
    expect(["1", "2", "3", "4"].map((priority) => count(({ segment }) => segment === priority))).toEqual([
      25, 58, 1733, 184,
    ]);
  });

  it.each([
    ["opened-resolved", 9333.5],
    ["resolved-closed", 7228],
    ["opened-closed", 16_406],
  ])("incidents with problem or change: median minutes %s", async (name, expected) => {
    const sheet = await importReal(
      "learning/uci_incidents_with_problem_or_rfc.csv",
      `incident-cycle-${name}`,
    );
    expect(sheet.table.length).toBe(522);
    expect(median([...(numbersOf(sheet.table, "cycle_minutes") ?? [])])).toBe(expected);
  });

  it("runs of a code-writing agent: cases, passes, known costs", async () => {
    const sheet = await importReal("agents/aider_polyglot_leaderboard.csv", "polyglot");
    expect([sheet.table.length, sum(sheet, "attempted"), sum(sheet, "completed")]).toEqual([
      69, 15_518, 7413,
    ]);
    const known = rowsOf(sheet.table).filter((row) => row["model_cost"] !== null);
    expect(known.length).toBe(51);
    expect(known.reduce((total, row) => total + Number(row["model_cost"]), 0)).toBe(1_252_151_700);
    expect(known.reduce((total, row) => total + Number(row["completed"]), 0)).toBe(6281);
  });

  it("lines by agent and people", async () => {
    const sheet = await importReal("agents/aider_blame.csv", "blame");
    expect([sheet.table.length, sum(sheet, "completed"), sum(sheet, "attempted")]).toEqual([
      81, 26_951, 55_365,
    ]);
  });

  it("subscriptions: recurring revenue, churn and its share by contract", async () => {
    const churned = await importReal("revenue/Telco-Customer-Churn.csv", "telco-churned");
    const kept = await importReal("revenue/Telco-Customer-Churn.csv", "telco-kept");
    expect(churned.table.length + kept.table.length).toBe(7043);
    expect(sum(churned, "starting_mrr") + sum(kept, "starting_mrr")).toBe(456_116_600_000);
    expect(sum(churned, "churned") + sum(kept, "churned")).toBe(139_130_850_000);
    expect(((kept.table.length / 7043) * 100).toFixed(3)).toBe("73.463");
    const rows = [...rowsOf(churned.table), ...rowsOf(kept.table)];
    const share = (segment: string) => {
      const of = rows.filter((row) => row["segment"] === segment);
      const [start, lost] = ["starting_mrr", "churned"].map((name) =>
        of.reduce((total, row) => total + Number(row[name]), 0),
      );
      return ((1 - (lost ?? 0) / (start ?? 0)) * 100).toFixed(4);
    };
    expect(["Month-to-month", "One year", "Two year"].map(share)).toEqual(["53.0315", "85.2651", "95.9562"]);
  });

  it("cloud bills: every line to the micro, the rounding stated exactly", async () => {
    const sheet = await importReal("cost/focus_sample.csv", "focus");
    const costs = [...(numbersOf(sheet.table, "model_cost") ?? [])];
    expect([costs.length, sheet.rowErrors.length]).toEqual([1000, 0]);
    const stored = parseDecimal(`${costs.reduce((total, micros) => total + micros, 0)}e-6`) ?? ZERO_DECIMAL;
    const added = parseDecimal(sheet.rounding.difference) ?? ZERO_DECIMAL;
    const given = addDecimals(stored, { digits: -added.digits, exponent: added.exponent });
    expect(decimalText(given)).toBe("20.52022672899");
    const intelligence = rowsOf(sheet.table).filter(({ segment }) => segment === "AI and Machine Learning");
    // -0.15189756178 before each line was rounded to micros.
    expect(intelligence.reduce((total, row) => total + Number(row["model_cost"]), 0) / 1e6).toBeCloseTo(
      -0.151_897_56,
      5,
    );
  });

  it("messy files are imported or refused with a code", async () => {
    const outcomes: string[] = [];
    const anything = {
      target: "effort",
      columns: { month: { const: "2026-01" }, workflow: { const: "w" }, segment: { const: "s" } },
    };
    for (const folder of ["csv-spectrum", "papaparse", "frictionless"]) {
      for (const file of readdirSync(`${DATA}messy/${folder}`).filter((name) => /\.(csv|xlsx)$/.test(name))) {
        const bytes = readFileSync(`${DATA}messy/${folder}/${file}`);
        const plain = await importFile(file, bytes);
        const mapped = await importFile(file, bytes, anything);
        outcomes.push(plain.ok ? "read" : plain.problem.code, mapped.ok ? "read" : mapped.problem.code);
        expect(mapped.ok && mapped.value[0]?.rowErrors.every(({ code }) => /^[A-Z_]+$/.test(code))).toBe(
          true,
        );
      }
    }
    expect([...new Set(outcomes)].sort()).toEqual(["TARGET_UNKNOWN", "read"]);
  });
});
