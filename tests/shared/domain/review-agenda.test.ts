import { beforeEach, describe, expect, it } from "vitest";
import { parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { askRows } from "../../../shared/domain/open-asks.ts";
import { emptySections, reviewAgenda, routineWords } from "../../../shared/domain/review-agenda.ts";
import { plainDay, workRows } from "./test-data.ts";
import { TestPilot } from "./test-pilot.ts";

const AS_OF = "2026-07-20T12:00:00Z";

let pilot: TestPilot;
beforeEach(() => {
  pilot = new TestPilot();
  pilot.now = AS_OF;
});

const agenda = (asOf = AS_OF) => reviewAgenda(pilot.state, pilot.view(asOf));

/** A steady course with a little noise, and a last week far out of it. */
function jump(): void {
  pilot.import(
    workRows("2026-03-23", "2026-07-12", "Triage", ["Home"], (index) => {
      const wobble = (Math.floor(index / 7) % 2) * 4 + (index % 3);
      const isLast = index >= 15 * 7;
      return {
        eligible: 1000,
        qualified: 600 + wobble + (isLast ? 90 : 0),
        accepted: isLast ? 300 : 450 + wobble,
        escalated: isLast ? 200 : 20,
      };
    }),
  );
}

describe("the agenda", () => {
  it("shows signals alone as movement, each with its interval and why, and folds the rest", () => {
    jump();
    const { regressed, moved, routine, week } = agenda();
    expect(week).toEqual({ from: "2026-07-06", to: "2026-07-12" });
    const acceptance = regressed.find(({ metric }) => metric === "trust.acceptance");
    expect(acceptance).toMatchObject({ direction: "down", n: 3500, value: 0.6 });
    expect(acceptance?.why).toContain("outside the limits of the weeks before");
    expect(acceptance?.low).toBeLessThan(0.6);
    expect(acceptance?.high).toBeGreaterThan(0.6);
    expect(acceptance?.usual).toBeGreaterThan(0.94);
    const shown = new Set([...regressed, ...moved].map(({ metric }) => metric));
    expect(shown.size).toBe(regressed.length + moved.length);
    expect(routine.steady).toBeGreaterThan(0);
    expect(routineWords(routine)).toMatch(/^\d+ metrics?: routine variation/u);
  });

  it("answers the value questions with the differences that their intervals show", () => {
    jump();
    const [value, trust, cost] = agenda().questions;
    expect(value?.question).toBe("Where did autonomous value per customer increase?");
    expect(value?.shown).toMatchObject([{ workflow: "Triage", segment: "Home", verdict: "improved" }]);
    expect(trust?.shown).toMatchObject([{ metric: "trust.acceptance", verdict: "worse" }]);
    expect(trust?.shown[0]?.differenceHigh).toBeLessThan(0);
    // Costs stayed, outcomes rose: nothing rose.
    expect(cost).toMatchObject({ shown: [], looked: 1, notEnough: 0 });
  });

  it("says nothing where there are no data", () => {
    const empty = agenda("2026-06-22T12:00:00Z");
    expect(empty).toMatchObject({
      week: null,
      moved: [],
      regressed: [],
      routine: { steady: 0, tooEarly: 0 },
    });
    expect(empty.questions.map(({ shown, looked }) => [shown.length, looked])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    expect(routineWords(empty.routine)).toBe("");
    expect([...emptySections(empty)]).toEqual(["due", "changed", "moved", "regressed", "ships"]);
  });

  it("puts unanswered obligations with the very words first, then escalations, late items, asks and parked points", () => {
    pilot.now = "2026-06-22T08:00:00Z";
    const owner = pilot.person("Ada");
    const { id: item = "" } = pilot.view("2026-06-22T12:00:00Z").items[0] ?? {};
    pilot.run("checklistItem.edit", { id: item, dri: owner });
    pilot.run("threshold.add", {
      metric: "trust.acceptance",
      direction: "below",
      breach: 0.9,
      action: "Stop widening the scope within 48 h",
      deadlineHours: 48,
      owner,
    });
    pilot.import(workRows("2026-06-22", "2026-07-12", "Triage", ["Home"], plainDay));
    pilot.run("ask.add", { text: "Who signs?", due: "2026-07-25", owner, metric: "avd.rate" });
    pilot.run("ask.add", { text: "When?", due: "2026-07-01", about: item });
    pilot.now = "2026-07-15T09:00:00Z";
    const review = pilot.run("review.start", { kind: "weekly" });
    pilot.run("review.record", { id: review, parked: ["The price list"] });
    pilot.run("review.close", { id: review, verdict: "none" });
    const due = agenda().due;
    expect([...new Set(due.map(({ kind }) => kind))]).toEqual(["obligation", "item", "ask", "parked"]);
    expect(due[0]).toMatchObject({ words: "Stop widening the scope within 48 h", who: [owner] });
    expect(due[0]?.detail).toMatch(/^\d+\.\d.% \(.+–.+\)$/u);
    expect(
      due.filter(({ kind }) => kind === "ask").map(({ text, isLate, detail }) => [text, isLate, detail]),
    ).toEqual([
      ["When?", true, expect.any(String)],
      ["Who signs?", false, "Autonomous value rate"],
    ]);
    expect(due.at(-1)).toMatchObject({ kind: "parked", text: "The price list", id: review });
    // Answered, it is no longer due.
    const [first] = pilot.view(AS_OF).obligations;
    pilot.now = AS_OF;
    for (const { id } of pilot.view(AS_OF).obligations) {
      pilot.run("obligation.answer", { obligation: id, answer: "obeyed" });
    }
    expect(first?.action).toBe("Stop widening the scope within 48 h");
    expect(agenda().due.some(({ kind }) => kind === "obligation")).toBe(false);
  });

  it("is plain data: what a closed review keeps is what was seen", () => {
    jump();
    const seen = agenda();
    expect(JSON.parse(JSON.stringify(seen))).toEqual(seen);
  });
});

describe("asks", () => {
  it("stand open by their date, then answered from the newest, with age and subject", () => {
    const today = parseCalendarDate("2026-07-20") ?? 0;
    pilot.now = "2026-07-11T12:00:00Z";
    const old = pilot.run("ask.add", { text: "Old", due: "2026-07-14" });
    pilot.now = "2026-07-19T12:00:00Z";
    pilot.run("ask.add", { text: "No date" });
    pilot.run("ask.add", { text: "Soon", due: "2026-07-20" });
    expect(
      askRows(pilot.state, today).map(({ text, ageDays, isOverdue }) => [text, ageDays, isOverdue]),
    ).toEqual([
      ["Old", 9, true],
      ["Soon", 1, false],
      ["No date", 1, false],
    ]);
    pilot.run("ask.edit", { id: old, answer: "Done", answeredAt: "2026-07-19T13:00:00Z" });
    expect(
      askRows(pilot.state, today).map(({ text, answer, isOverdue }) => [text, answer, isOverdue]),
    ).toEqual([
      ["Soon", null, false],
      ["No date", null, false],
      ["Old", "Done", false],
    ]);
  });
});
