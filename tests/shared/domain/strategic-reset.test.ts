import { beforeEach, describe, expect, it } from "vitest";
import { strategicReset } from "../../../shared/domain/strategic-reset.ts";
import { recordById } from "../../../shared/records/read-records.ts";
import { revenueRows, workRows } from "./test-data.ts";
import { TestPilot } from "./test-pilot.ts";

const AS_OF = "2026-08-10T12:00:00Z";

let pilot: TestPilot;
beforeEach(() => {
  pilot = new TestPilot();
  // June 10 a day, July 20 in Small and 12 in Large; 2 of money a unit.
  pilot.import(
    workRows("2026-06-01", "2026-07-31", "Triage", ["Small", "Large"], (index, segment) => ({
      eligible: 60,
      qualified: index < 30 ? 10 : segment === "Small" ? 20 : 12,
      accepted: 5,
      escalated: 1,
    })),
  );
  pilot.run("workflow.edit", { id: pilot.recordId("workflow", "Triage"), unitValueMicros: 2_000_000 });
  pilot.now = AS_OF;
});

function effort(rows: readonly (readonly (string | number)[])[]): void {
  pilot.import({ input: "effort", columns: ["month", "workflow", "segment", "person_days", "spend"], rows });
}

const reset = () => strategicReset(pilot.state, pilot.view(AS_OF).figures, Date.parse(AS_OF));

describe("the strategic reset", () => {
  it("ranks workflow × segment by the change of value per person-day of the month", () => {
    effort([
      ["2026-07", "Triage", "Small", 64, 1000],
      ["2026-07", "Triage", "Large", 4, ""],
      // Another month says nothing of this one.
      ["2026-06", "Triage", "Small", 1, 1],
    ]);
    const { month, cells, hasEffort } = reset();
    expect(month).toEqual({
      from: Date.UTC(2026, 6, 1) / 86_400_000,
      to: Date.UTC(2026, 6, 31) / 86_400_000,
    });
    expect(hasEffort).toBe(true);
    // Small: 31 × 20 × 2 − 30 × 10 × 2 = 640 over 64 days; Large: 31 × 12 × 2 − 600 = 144 over 4.
    expect(
      cells.map(({ rank, segment, valueBefore, valueChange, perPersonDay, spendMicros }) => [
        rank,
        segment,
        valueBefore,
        valueChange,
        perPersonDay,
        spendMicros,
      ]),
    ).toEqual([
      [1, "Large", 600, 144, 36, null],
      [2, "Small", 600, 640, 10, 1_000_000_000],
    ]);
  });

  it("says that effort was not recorded, and still orders by value", () => {
    const { cells, hasEffort } = reset();
    expect(hasEffort).toBe(false);
    expect(cells.map(({ rank, segment, perPersonDay }) => [rank, segment, perPersonDay])).toEqual([
      [null, "Small", null],
      [null, "Large", null],
    ]);
  });

  it("keeps a cell that took effort and gave nothing, and divides by no day", () => {
    effort([
      ["2026-07", "Triage", "Nobody", 5, 1],
      ["2026-07", "Triage", "Small", 0, 1],
    ]);
    expect(
      reset().cells.map(({ segment, personDays, perPersonDay }) => [segment, personDays, perPersonDay]),
    ).toEqual([
      ["Small", 0, null],
      ["Large", null, null],
      ["Nobody", 5, null],
    ]);
  });

  it("has no change where the month before is not whole, and no month where none is", () => {
    const late = new TestPilot();
    late.import(
      workRows("2026-06-02", "2026-07-31", "Triage", ["Small"], () => ({
        eligible: 9,
        qualified: 5,
        accepted: 3,
        escalated: 0,
      })),
    );
    const { cells } = strategicReset(late.state, late.view(AS_OF).figures, Date.parse(AS_OF));
    expect(cells[0]).toMatchObject({ valueBefore: null, valueChange: null });
    const early = Date.parse("2026-06-20T12:00:00Z");
    expect(strategicReset(late.state, late.view("2026-06-20T12:00:00Z").figures, early).month).toBeNull();
  });

  it("gives revenue quality by segment", () => {
    pilot.import(revenueRows(["2026-06", "2026-07"], 2));
    const { segments } = reset();
    expect(segments.map(({ segment, retention }) => [segment, retention.value !== null])).toEqual([
      ["Small", true],
      ["Large", true],
    ]);
  });
});

describe("continue, shift or stop", () => {
  let id: string;
  beforeEach(() => {
    id = pilot.run("review.start", { kind: "monthly" });
  });
  const say = (cells: unknown) => pilot.try("review.reset", { id, cells });

  it("is recorded with the figures behind it, and said anew", () => {
    pilot.run("review.reset", { id, cells: [{ workflow: "Triage", segment: "Small", verdict: "continue" }] });
    pilot.run("review.reset", {
      id,
      cells: [
        { workflow: "Triage", segment: "Large", verdict: "stop", reason: "Little for its days" },
        { workflow: "Triage", segment: "Small", verdict: "shift", reason: "More days here" },
      ],
    });
    const { cells = [] } = recordById(pilot.state, "review", id) ?? {};
    expect(cells.map(({ segment, verdict, reason }) => [segment, verdict, reason])).toEqual([
      ["Large", "stop", "Little for its days"],
      ["Small", "shift", "More days here"],
    ]);
    expect(cells[1]?.evidence?.map(({ metric, value, from }) => [metric, value, from])).toEqual([
      ["avd.value", 1240, "2026-07-01"],
      ["trust.acceptance", expect.closeTo(5 / 6, 9), "2026-07-01"],
      ["cost.perOutcome", expect.closeTo(3 / 20, 9), "2026-07-01"],
    ]);
    pilot.run("review.close", { id, verdict: "decision" });
    expect(say([{ workflow: "Triage", segment: "Small", verdict: "continue" }]).ok).toBe(false);
  });

  it.each([
    [[{ workflow: "Triage", segment: "Nowhere", verdict: "continue" }], "RULE", "/cells/0"],
    [[{ workflow: "Triage", segment: "Small", verdict: "stop" }], "RULE", "/cells/0/reason"],
    [[{ workflow: "Triage", segment: "Small", verdict: "more" }], "COMMAND_INPUT", "/cells/0/verdict"],
    [[], "COMMAND_INPUT", "/cells"],
  ])("refuses %j", (cells, code, where) => {
    const before = pilot.state;
    expect(say(cells)).toMatchObject({ ok: false, problem: { code, where } });
    expect(pilot.state).toBe(before);
  });

  it("is not said in a weekly review, and a reset without a word decided nothing", () => {
    expect(pilot.try("review.close", { id, verdict: "decision" })).toMatchObject({ ok: false });
    const weekly = pilot.run("review.start", { kind: "weekly" });
    const cells = [{ workflow: "Triage", segment: "Small", verdict: "continue" }];
    expect(pilot.try("review.reset", { id: weekly, cells })).toMatchObject({
      ok: false,
      problem: { code: "RULE" },
    });
  });
});
