import * as xlsx from "@e965/xlsx";
import { beforeAll, describe, expect, it } from "vitest";
import { previewKpis } from "../../../../shared/commands/preview-kpis.ts";
import { currentTerms } from "../../../../shared/domain/ownership.ts";
import { readKpis } from "../../../../shared/intake/read-kpis.ts";
import { recordsOf } from "../../../../shared/records/read-records.ts";
import { pilotReport } from "../../../../shared/report/pilot-report.ts";
import type { ReportDocument } from "../../../../shared/report/report-document.ts";
import { writeWithExcelts } from "../../../../shared/report/xlsx/excelts-writer.ts";
import { renderXlsx } from "../../../../shared/report/xlsx/render-xlsx.ts";
import { betterDay, plainDay, workRows } from "../../domain/test-data.ts";
import { TestPilot } from "../../domain/test-pilot.ts";

const NOW = "2026-09-10T12:00:00Z";
let pilot: TestPilot;
let line: string;
let ada: string;
let book: xlsx.WorkBook;
let report: ReportDocument;

beforeAll(async () => {
  pilot = new TestPilot();
  pilot.import(workRows("2026-06-22", "2026-07-19", "Query", ["Small"], plainDay));
  pilot.now = "2026-07-23T12:00:00Z";
  ada = pilot.person("Ada", "CPO");
  pilot.person("Bob", "CTO");
  pilot.run("baseline.seal", { date: "2026-07-19", waive: "test" });
  const terms = {
    direction: "below",
    breach: 0.5,
    warn: 0.55,
    action: "=Stop the rollout",
    deadlineHours: 48,
  };
  line = pilot.run("threshold.add", { metric: "avd.rate", ...terms, owner: ada });
  pilot.now = NOW;
  pilot.import(workRows("2026-07-20", "2026-09-06", "Query", ["Small"], betterDay));
  const made = pilotReport(pilot.state, pilot.dataset(), { kind: "baseline", asOfMs: Date.parse(NOW) });
  if (!made.ok) throw new Error(made.problem.message);
  report = made.value;
  book = xlsx.read(await renderXlsx(report, writeWithExcelts), { type: "array", cellFormula: true });
}, 60_000);

type Cells = Record<string, string | number | undefined>;

/** The sheet as a person sends it back: with what they changed, as XLSX by another program. */
function sentBack(change: (rows: Cells[]) => void): Uint8Array {
  const sheet = book.Sheets["KPIs"];
  if (sheet === undefined) throw new Error("no sheet KPIs");
  const rows = xlsx.utils.sheet_to_json<Cells>(sheet, { defval: "" });
  change(rows);
  const made = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(made, xlsx.utils.json_to_sheet(rows), "KPIs");
  return new Uint8Array(xlsx.write(made, { type: "array", bookType: "xlsx" }) as ArrayBuffer);
}

async function taken(file: Uint8Array) {
  const lines = await readKpis(file);
  if (!lines.ok) throw new Error(lines.problem.message);
  return { lines: lines.value, input: { rows: lines.value.map(({ row }) => row) } };
}

function own(rows: Cells[]): Cells {
  const row = rows.find(({ id }) => id === line);
  if (row === undefined) throw new Error("the line is not in the sheet");
  return row;
}

describe("the sheet KPIs", () => {
  it("has owner, line, action and the figures of the engine, with live differences", () => {
    const sheet = book.Sheets["KPIs"];
    if (sheet === undefined) throw new Error("no sheet");
    const row = own(xlsx.utils.sheet_to_json<Cells>(sheet));
    expect(row).toMatchObject({
      owner: "Ada",
      direction: "below",
      breach: 0.5,
      warn: 0.55,
      deadline_hours: 48,
    });
    expect(row["action"]).toBe("'=Stop the rollout");
    const known = report.kpis?.find(({ id }) => id === line);
    expect(row["baseline"]).toBe(known?.baseline);
    expect(row["now"]).toBe(known?.now);
    expect(row["difference"]).toBeCloseTo((known?.now ?? 0) - (known?.baseline ?? 0), 12);
    const formulas = Object.values(sheet).flatMap((cell) => (cell as xlsx.CellObject).f ?? []);
    expect(formulas.length).toBe((report.kpis?.length ?? 0) * 2);
    // An empty cell is no naught: of what was not measured nothing is to go.
    expect(formulas.filter((formula) => /AND\(P\d+="",O\d+=""\)/u.test(formula))).toHaveLength(
      report.kpis?.length ?? 0,
    );
    // Formulas are made of cells of their own row, never of what somebody typed.
    for (const formula of formulas)
      expect(formula.replaceAll('""', "")).toMatch(/^IF\([A-Z0-9=,()OR-]+(?:IF\([A-Z0-9=,]+\))?\)$/u);
  });

  it("is one of about twelve sheets", () => {
    expect(book.SheetNames.slice(0, 4)).toStrictEqual(["Control", "Summary", "KPIs", "Figures"]);
    expect(book.SheetNames.length).toBeGreaterThanOrEqual(10);
    expect(book.SheetNames.length).toBeLessThanOrEqual(15);
  });
});

describe("sent back", () => {
  it("as it went out changes nothing", async () => {
    const { lines, input } = await taken(sentBack(() => undefined));
    expect(lines.map(({ row }) => row["id"])).toStrictEqual([line]);
    const entries = pilot.state.entries.length;
    pilot.run("kpis.take", input);
    expect(pilot.state.entries).toHaveLength(entries);
  });

  it("tightens a line, gives it another owner, and sets a new one", async () => {
    const { input } = await taken(
      sentBack((rows) => {
        Object.assign(own(rows), { breach: 0.52, owner: "Bob" });
        const next: Cells = {
          id: "",
          metric: "trust.acceptance",
          direction: "below",
          breach: 0.7,
          action: "Ask",
        };
        rows.push(next);
      }),
    );
    pilot.run("kpis.take", input);
    const thresholds = recordsOf(pilot.state, "threshold");
    expect(thresholds).toHaveLength(2);
    const [first, second] = thresholds.map((one) => currentTerms(one));
    expect(first).toMatchObject({ breach: 0.52, warn: 0.55, action: "=Stop the rollout", version: 2 });
    expect(first?.owner).not.toBe(ada);
    expect(second).toMatchObject({ breach: 0.7, action: "Ask" });
  });

  it.each([
    ["a loosened line without a reason", { breach: 0.1 }, "RULE", "/rows/0/reason"],
    ["an owner whom nobody knows", { owner: "Zoe" }, "REF_DANGLING", "/rows/0/owner"],
    ["another threshold's id", { id: "x-1-1" }, "REF_DANGLING", "/rows/0/id"],
  ])("refuses %s, and nothing changes", async (_, change, code, where) => {
    const { input } = await taken(sentBack((rows) => Object.assign(own(rows), change)));
    // A refused command leaves the pilot as it is; of its rows none is taken.
    expect(pilot.try("kpis.take", input)).toMatchObject({ ok: false, problem: { code, where } });
  });

  it("is shown row by row before it is taken, and nothing is kept of that", async () => {
    const lines = async (bytes: Uint8Array) => {
      const read = await readKpis(bytes);
      if (!read.ok) throw new Error(read.problem.message);
      return read.value;
    };
    const entries = pilot.state.entries.length;
    const filled = await lines(
      sentBack((rows) => {
        Object.assign(own(rows), { breach: 0.54, owner: "Ada" });
        rows.push({ id: "", metric: "trust.override", direction: "above", breach: 0.2 });
      }),
    );
    const shown = previewKpis(pilot.state, filled, NOW);
    if (!shown.ok) throw new Error(shown.problem.message);
    expect(
      shown.value.rows.map(({ what, says, isNew }) => [what, says.replace(/\s/gu, " "), isNew]),
    ).toStrictEqual([
      ["Autonomous value rate", "below 54.0 % · Ada · “=Stop the rollout”", false],
      ["Override rate", "above 20.0 % · no action", true],
    ]);
    const wrong = await lines(sentBack((rows) => Object.assign(own(rows), { owner: "Zoe" })));
    const where = expect.stringMatching(/^line \d+, column owner$/u);
    expect(previewKpis(pilot.state, wrong, NOW)).toMatchObject({ ok: false, problem: { where } });
    expect(pilot.state.entries).toHaveLength(entries);
  });

  it("says in which cell a number is none", async () => {
    const lines = await readKpis(sentBack((rows) => Object.assign(own(rows), { breach: "a half" })));
    const where = expect.stringMatching(/^line \d+, column breach$/u);
    expect(lines).toMatchObject({ ok: false, problem: { code: "TYPE", where } });
  });
});
