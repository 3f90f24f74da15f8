import { describe, expect, it } from "vitest";
import { wholePilot, withoutRows } from "../../../shared/journal/pilot-state.ts";
import { pilotReport, type ReportRequest } from "../../../shared/report/pilot-report.ts";
import { TestPilot } from "../domain/test-pilot.ts";

/** A report of a pilot that began on 1 June 2026 and has no data yet. */
function refusal(asOf: string, kind: ReportRequest["kind"]): string {
  const pilot = new TestPilot();
  const report = pilotReport(pilot.state, pilot.dataset(), { kind, asOfMs: Date.parse(asOf) });
  return report.ok ? "made" : report.problem.code;
}

describe("a report that cannot be made yet", () => {
  it.each([
    ["diligence", "2026-06-20T12:00:00Z", "NO_READINESS"],
    ["phase", "2020-01-01T12:00:00Z", "NO_PHASE"],
    ["reset", "2026-06-20T12:00:00Z", "NO_MONTH"],
    ["board", "2026-06-20T12:00:00Z", "NO_NARRATIVE"],
  ] as const)("%s is refused with its own code", (kind, asOf, code) => {
    expect(refusal(asOf, kind)).toBe(code);
  });
});

it("a pilot whose rows are elsewhere says so to whoever needs them", () => {
  expect(wholePilot(withoutRows(new TestPilot().state))).toMatchObject({
    ok: false,
    problem: { code: "ROWS_ELSEWHERE" },
  });
});
