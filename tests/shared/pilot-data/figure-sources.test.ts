import { beforeAll, describe, expect, it } from "vitest";
import { formatCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { prepareDataset } from "../../../shared/metrics/prepared-dataset.ts";
import type { MetricId } from "../../../shared/metrics/registry.ts";
import { createDatasetReader } from "../../../shared/pilot-data/dataset-reader.ts";
import type { SourcePart } from "../../../shared/pilot-data/figure-sources.ts";
import { figureSources } from "../../../shared/pilot-data/figure-sources.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { plainDay, workRows } from "../domain/test-data.ts";
import { TestPilot } from "../domain/test-pilot.ts";
import type { BuiltCompany } from "../sample/sample-pilots.ts";
import { built, dayOf, only } from "../sample/sample-pilots.ts";

const ALL = { first: 0, count: 10_000 };
let brontavia: BuiltCompany;
beforeAll(async () => {
  brontavia = await built("brontavia");
});

function sources(company: BuiltCompany, metric: MetricId, from: string, to: string, segment = "*") {
  const dataset = createDatasetReader().datasetOf(company.state);
  if (!dataset.ok) throw new Error(dataset.problem.message);
  return figureSources(
    company.state,
    { tables: dataset.value.tables, prepared: company.prepared },
    { metric, workflow: "*", segment, from: dayOf(from), to: dayOf(to) },
    ALL,
  );
}

/** The cells of a line of a file as it was imported. */
function lineOf(company: BuiltCompany, file: string, line: number): readonly string[] {
  const bytes = company.company.files.find(({ name }) => name === file)?.bytes ?? new Uint8Array();
  const lines = new TextDecoder().decode(bytes).split("\n");
  const names = lines[0]?.split(",") ?? [];
  const cells = lines[line - 1]?.split(",") ?? [];
  return ["date", "segment", "accepted", "overridden", "escalated"].map(
    (name) => cells[names.indexOf(name)] ?? "",
  );
}

describe("from a figure to the line of its file", () => {
  it("finds the 14 daily rows of Brontavia's breach, whose sums are 139 of 900", () => {
    const part = only(sources(brontavia, "trust.escalation", "2026-11-09", "2026-11-15"));
    expect(part).toMatchObject({ input: "work", rowCount: 14, byHand: 0, unused: 0, above: 139, below: 900 });
    const columns = part.columns.map(({ name }) => name);
    expect(columns).toEqual(["date", "workflow", "segment", "accepted", "overridden", "escalated"]);
    expect(part.totals[columns.indexOf("escalated")]).toBe(139);
    expect(part.files.reduce((sum, { rows }) => sum + rows, 0)).toBe(14);
  });

  it("names for each row the very line that holds its numbers", () => {
    const { rows, files, columns } = only(sources(brontavia, "trust.escalation", "2026-11-09", "2026-11-15"));
    const place = (name: string): number => columns.findIndex((column) => column.name === name);
    for (const { file, line, cells } of rows) {
      const shown = [
        formatCalendarDate(Number(cells[place("date")])),
        ...["segment", "accepted", "overridden", "escalated"].map((name) => String(cells[place(name)])),
      ];
      expect(lineOf(brontavia, files[file ?? -1]?.file ?? "", line ?? 0)).toEqual(shown);
    }
    expect(rows).toHaveLength(14);
  });

  it("gives one segment its own rows", () => {
    const part = only(sources(brontavia, "trust.escalation", "2026-11-09", "2026-11-15", "Motor"));
    expect(part).toMatchObject({ rowCount: 7, above: 94, below: 400 });
  });

  it("finds loops in the file that last named them", () => {
    const part = only(sources(brontavia, "loop.detectToValidate", "2026-10-19", "2026-11-15"));
    expect(part.input).toBe("loops");
    expect(part.rowCount).toBe(brontavia.figure("loop.detectToValidate", "2026-10-19", "2026-11-15").n);
    const batches = new Set(recordsOf(brontavia.state, "batch").map(({ id }) => id));
    expect(part.files.every(({ batch }) => batches.has(batch))).toBe(true);
    expect(part.byHand).toBe(0);
  });
});

describe("which file a row counts as coming from", () => {
  const place = {
    metric: "avd.rate",
    workflow: "*",
    segment: "*",
    from: dayOf("2026-06-22"),
    to: dayOf("2026-06-23"),
  } as const;
  const partsOf = (pilot: TestPilot): readonly SourcePart[] => {
    const dataset = pilot.dataset();
    return figureSources(
      pilot.state,
      { tables: dataset.tables, prepared: prepareDataset(dataset) },
      place,
      ALL,
    );
  };
  const days = (from: string, to: string, eligible: number) =>
    workRows(from, to, "Query", ["Small"], () => ({ ...plainDay(1), eligible }));

  it("the last one that is not taken back", () => {
    const pilot = new TestPilot();
    const first = pilot.import(days("2026-06-22", "2026-06-23", 60));
    const second = pilot.import(days("2026-06-23", "2026-06-23", 70));
    const files = () => only(partsOf(pilot)).files.map(({ batch, rows }) => [batch, rows]);
    expect(files()).toEqual([
      [first, 1],
      [second, 1],
    ]);
    pilot.run("import.takeBack", { id: second });
    expect(files()).toEqual([[first, 2]]);
  });

  it("gives a page of the rows, and counts all of them", () => {
    const pilot = new TestPilot();
    pilot.import(days("2026-06-22", "2026-06-23", 60));
    const dataset = pilot.dataset();
    const part = only(
      figureSources(pilot.state, { tables: dataset.tables, prepared: prepareDataset(dataset) }, place, {
        first: 1,
        count: 1,
      }),
    );
    expect([part.rowCount, part.rows.length, part.rows[0]?.line]).toEqual([2, 1, 3]);
  });
});
