import { describe, expect, it } from "vitest";
import { formatCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { changeImpact, effectSentence } from "../../../shared/domain/change-impact.ts";
import { betterDay, plainDay, revenueRows, workRows } from "./test-data.ts";
import { TestPilot } from "./test-pilot.ts";

/** Work from 15 June to 20 September, better from the change of 1 August on; revenue of July and September. */
function pilotWithChange(): { readonly pilot: TestPilot; readonly id: string } {
  const pilot = new TestPilot();
  pilot.now = "2026-10-20T08:00:00Z";
  pilot.import(workRows("2026-06-15", "2026-08-04", "Query", ["Small", "Large"], plainDay));
  pilot.import(workRows("2026-08-05", "2026-09-20", "Query", ["Small", "Large"], betterDay));
  pilot.import(revenueRows(["2026-07"], 0));
  pilot.import(revenueRows(["2026-09"], 10));
  const workflow = pilot.recordId("workflow", "Query");
  const id = pilot.run("change.add", {
    title: "Routing",
    workflow,
    kinds: ["routing"],
    at: "2026-08-05T06:00:00Z",
  });
  return { pilot, id };
}

const impactAt = (pilot: TestPilot, id: string, asOf: string, days?: number) => {
  const impact = changeImpact(pilot.state, pilot.view(asOf).figures, id, Date.parse(asOf), days);
  if (impact === null) throw new Error("no impact");
  return impact;
};
const read = (pilot: TestPilot, id: string, asOf: string) =>
  impactAt(pilot, id, asOf).effects.map(({ metric, verdict, dueOn, reason }) => [
    metric,
    verdict ?? `due ${dueOn === null ? "never" : formatCalendarDate(dueOn)}`,
    reason,
  ]);

describe("the five effects of a change", () => {
  it("stand in one order, the company's on whole months, each with its verdict", () => {
    const { pilot, id } = pilotWithChange();
    expect(read(pilot, id, "2026-10-20T08:00:00Z")).toEqual([
      ["avd.cycleP50", "not enough data", "no data before the change"],
      ["trust.acceptance", "improved", null],
      ["trust.escalation", "improved", null],
      ["revenue.expansionPropensity", "improved", null],
      // Every day of these rows costs and earns the same: without spread there is no interval.
      ["cost.margin", "not enough data", "too few values, or none that differ, for an interval"],
    ]);
    const impact = impactAt(pilot, id, "2026-10-20T08:00:00Z");
    const company = impact.effects[3];
    expect(company?.scope).toBe("company");
    expect(
      [company?.beforeRange, company?.afterRange].map((range) => formatCalendarDate(range?.from ?? 0)),
    ).toEqual(["2026-07-01", "2026-09-01"]);
    expect(effectSentence(impact)).toBe(
      "improved: acceptance, escalation, expansion propensity · not enough data: cycle time, margin",
    );
  });

  it("are due once the last day of their window has matured, and show no verdict before", () => {
    const { pilot, id } = pilotWithChange();
    // 5 to 18 August, and 72 hours to confirm: from 22 August on. September, and 72 hours: from 4 October on.
    expect(read(pilot, id, "2026-08-21T23:59:59Z")).toEqual([
      ["avd.cycleP50", "not enough data", "no data before the change"],
      ["trust.acceptance", "due 2026-08-22", "the 14 days from the change on"],
      ["trust.escalation", "due 2026-08-22", "the 14 days from the change on"],
      ["revenue.expansionPropensity", "due 2026-10-04", "first whole month after the change"],
      ["cost.margin", "due 2026-08-22", "the 14 days from the change on"],
    ]);
    expect(read(pilot, id, "2026-08-22T00:00:00Z")[1]).toEqual(["trust.acceptance", "improved", null]);
    expect(read(pilot, id, "2026-10-03T23:59:59Z")[3]?.[1]).toBe("due 2026-10-04");
    expect(read(pilot, id, "2026-10-04T00:00:00Z")[3]?.[1]).toBe("improved");
  });

  it.each([
    [7, 14, "improved", null],
    [6, 14, "not enough data", "data on 6 of 14 days before, half are needed"],
    [14, 7, "improved", null],
    [14, 6, "not enough data", "data on 6 of 14 days after, half are needed"],
  ])("data on %i days before and %i after: %s", (before, after, verdict, reason) => {
    const pilot = new TestPilot();
    pilot.now = "2026-10-20T08:00:00Z";
    const day = (offset: number) => formatCalendarDate(20_670 + offset);
    pilot.import(workRows(day(-before), day(-1), "Query", ["Small"], plainDay));
    pilot.import(workRows(day(0), day(after - 1), "Query", ["Small"], betterDay));
    const workflow = pilot.recordId("workflow", "Query");
    const id = pilot.run("change.add", { title: "Routing", workflow, at: `${day(0)}T06:00:00Z` });
    const [, acceptance] = impactAt(pilot, id, "2026-10-20T08:00:00Z").effects;
    expect([acceptance?.verdict, acceptance?.reason]).toEqual([verdict, reason]);
  });

  it("name other changes on the workflow inside the window, and its own rollback", () => {
    const { pilot, id } = pilotWithChange();
    const workflow = pilot.recordId("workflow", "Query");
    pilot.run("workflow.add", { name: "Other" });
    const other = pilot.recordId("workflow", "Other");
    pilot.run("change.add", { title: "Inside", workflow, at: "2026-08-18T23:00:00Z" });
    pilot.run("change.add", { title: "Outside", workflow, at: "2026-08-19T01:00:00Z" });
    pilot.run("change.add", { title: "Elsewhere", workflow: other, at: "2026-08-06T00:00:00Z" });
    pilot.run("change.add", { title: "Of all", at: "2026-07-22T00:00:00Z" });
    pilot.run("change.add", {
      title: "Only planned",
      workflow,
      at: "2026-08-06T00:00:00Z",
      status: "planned",
    });
    pilot.run("change.rollBack", { id, reason: "x", at: "2026-08-10T00:00:00Z" });
    const { confounders } = impactAt(pilot, id, "2026-10-20T08:00:00Z");
    expect(confounders.map(({ title }) => title).toSorted()).toEqual([
      "Inside",
      "Of all",
      "Routing (rolled back)",
    ]);
  });

  it("of a change that names no workflow are those of all of them", () => {
    const { pilot } = pilotWithChange();
    const id = pilot.run("change.add", { title: "Everywhere", at: "2026-08-05T06:00:00Z" });
    const [, acceptance] = impactAt(pilot, id, "2026-10-20T08:00:00Z").effects;
    expect([acceptance?.workflow, acceptance?.verdict]).toEqual(["*", "improved"]);
  });

  it("are there only once it is live and somebody said when", () => {
    const { pilot } = pilotWithChange();
    const asOf = Date.parse("2026-10-20T08:00:00Z");
    const { figures } = pilot.view("2026-10-20T08:00:00Z");
    for (const fields of [{ status: "planned", at: "2026-08-05T06:00:00Z" }, { status: "deployed" }]) {
      const id = pilot.run("change.add", { title: "Not measured", ...fields });
      expect(changeImpact(pilot.state, figures, id, asOf)).toBeNull();
    }
  });

  it("follow the window that is asked for", () => {
    const { pilot, id } = pilotWithChange();
    const wide = impactAt(pilot, id, "2026-10-20T08:00:00Z", 28);
    expect([wide.windowDays, wide.daysBefore, wide.daysAfter]).toEqual([28, 28, 28]);
    expect(wide.effects[1]?.beforeRange.from).toBe((wide.effects[1]?.afterRange.from ?? 0) - 28);
  });

  it("say what a roll-up hides: flat on top, worse in every segment", () => {
    const pilot = new TestPilot();
    pilot.now = "2026-10-20T08:00:00Z";
    const day = (accepted: number, rejected: number) => () => ({
      eligible: 400,
      qualified: 100,
      accepted,
      escalated: rejected,
    });
    // Large 90 → 84 %, Small 60 → 54 %, while most of the work moves from Small to Large.
    const rows = (
      from: string,
      to: string,
      large: readonly [number, number],
      small: readonly [number, number],
    ) =>
      workRows(from, to, "Query", ["Large", "Small"], (_, segment) =>
        segment === "Large" ? day(...large)() : day(...small)(),
      );
    pilot.import(rows("2026-07-22", "2026-08-04", [90, 10], [180, 120]));
    pilot.import(rows("2026-08-05", "2026-08-18", [210, 40], [81, 69]));
    const workflow = pilot.recordId("workflow", "Query");
    const id = pilot.run("change.add", { title: "Threshold", workflow, at: "2026-08-05T06:00:00Z" });
    const [, acceptance] = impactAt(pilot, id, "2026-10-20T08:00:00Z").effects;
    expect(acceptance?.segments.map(({ segment, verdict }) => [segment, verdict])).toEqual([
      ["Large", "worse"],
      ["Small", "worse"],
    ]);
    const { rateEffect, mixEffect, difference } = acceptance ?? {};
    expect((rateEffect ?? 0) + (mixEffect ?? 0)).toBeCloseTo(difference ?? Number.NaN, 12);
    expect(rateEffect).toBeLessThan(0);
    expect(mixEffect).toBeGreaterThan(0);
  });

  it("come out the same whichever way round the data came in (metrics.md: a pure function of what is there)", () => {
    const told = (isReversed: boolean) => {
      const pilot = new TestPilot();
      pilot.now = "2026-10-20T08:00:00Z";
      const parts = [
        workRows("2026-06-15", "2026-08-04", "Query", ["Small", "Large"], plainDay),
        workRows("2026-08-05", "2026-09-20", "Query", ["Small", "Large"], betterDay),
        revenueRows(["2026-07"], 0),
        revenueRows(["2026-09"], 10),
        {
          input: "changes" as const,
          columns: ["id", "at", "workflow", "kind", "title"],
          rows: [["CH-1", "2026-08-05T06:00:00Z", "Query", "routing", "Routing"]],
        },
      ];
      for (const part of isReversed ? parts.toReversed() : parts) pilot.import(part);
      const change = [...pilot.state.records.values()].find(({ type }) => type === "change");
      return impactAt(pilot, change?.id ?? "", "2026-10-20T08:00:00Z");
    };
    expect(told(true)).toEqual(told(false));
  });
});
