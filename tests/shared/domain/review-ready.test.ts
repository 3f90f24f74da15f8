import { beforeEach, describe, expect, it } from "vitest";
import { reviewReady } from "../../../shared/domain/review-ready.ts";
import { workRows } from "./test-data.ts";
import { TestPilot } from "./test-pilot.ts";

const AS_OF = "2026-07-20T12:00:00Z";

let pilot: TestPilot;
beforeEach(() => {
  pilot = new TestPilot();
  pilot.run("workflow.add", { name: "Triage" });
  pilot.now = AS_OF;
});

function ready() {
  return reviewReady(pilot.state, pilot.view(AS_OF).figures, Date.parse(AS_OF));
}

function change(title: string, fields: Readonly<Record<string, unknown>>): void {
  pilot.run("test.make", { type: "change", fields: { key: title, title, ...fields } });
}

describe("what the next review will look at", () => {
  it("counts from the last weekly review that was closed, and from nothing else", () => {
    expect(ready()).toMatchObject({ since: null, sinceMs: Date.parse("2026-07-13T12:00:00Z") });
    pilot.run("review.add", { kind: "monthly", closedAt: "2026-07-19T10:00:00Z", verdict: "none" });
    const closed = pilot.run("review.add", {
      kind: "weekly",
      closedAt: "2026-07-14T10:00:00Z",
      verdict: "none",
    });
    pilot.run("review.add", { kind: "weekly", closedAt: "2026-07-07T10:00:00Z", verdict: "none" });
    pilot.run("review.add", { kind: "weekly", plannedOn: "2026-07-21" });
    expect(ready()).toMatchObject({ since: closed, sinceMs: Date.parse("2026-07-14T10:00:00Z") });
  });

  it("lists what went live since then, the newest first, and everything that is to ship, by its day", () => {
    change("Before", { status: "deployed", at: "2026-07-13T11:00:00Z" });
    change("Early", { status: "deployed", at: "2026-07-14T09:00:00Z" });
    change("Back", { status: "rolled back", at: "2026-07-18T09:00:00Z" });
    change("Later", { status: "deployed", at: "2026-07-21T09:00:00Z" });
    change("Soon", { status: "planned", plannedOn: "2026-08-03" });
    change("Later still", { status: "planned", plannedOn: "2026-08-04" });
    change("Some day", { status: "authorised" });
    const { changed, shipsNext } = ready();
    expect(changed.map(({ title }) => title)).toEqual(["Back", "Early"]);
    expect(shipsNext.map(({ title }) => title)).toEqual(["Soon", "Later still", "Some day"]);
  });

  it("has no week and no signals without data", () => {
    expect(ready()).toMatchObject({ week: null, moved: [], regressed: [], steady: 0, tooEarly: 0 });
  });

  it("puts a jump on the side of its direction, each metric once where there is one workflow", () => {
    // A steady course with a little noise, and a last week far out of it.
    const rows = workRows("2026-03-23", "2026-07-12", "Triage", ["Home"], (index) => {
      const wobble = (Math.floor(index / 7) % 2) * 4;
      const isLast = index >= 15 * 7;
      return {
        eligible: 1000,
        qualified: 600,
        accepted: isLast ? 300 : 450 + wobble,
        escalated: isLast ? 200 : 20,
      };
    });
    pilot.import(rows);
    const { week, regressed, moved } = ready();
    expect(week).toEqual({ from: Date.UTC(2026, 6, 6) / 86_400_000, to: Date.UTC(2026, 6, 12) / 86_400_000 });
    const names = regressed.map(({ metric }) => metric);
    expect(names).toContain("trust.acceptance");
    expect(names).toContain("trust.escalation");
    expect(new Set(names).size).toBe(names.length);
    expect(moved.map(({ metric }) => metric)).not.toContain("trust.acceptance");
  });
});
