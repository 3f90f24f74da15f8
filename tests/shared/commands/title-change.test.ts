import { describe, expect, it } from "vitest";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { freshPilot, refusal, run } from "./test-pilot.ts";

// A pilot on Day 29 with nothing proven: no review was closed, so the gate has no date yet.
describe("titles before their gate is open", () => {
  const { state } = run(freshPilot(), "person.add", { name: "Chief technology officer", role: "CTO" });
  const person = recordsOf(state, "person")[0]?.id ?? "";
  const change = { person, kind: "title", to: "President of product and growth", effectiveOn: "2026-03-01" };

  it("cannot be changed, and the refusal says what is missing", () => {
    const problem = refusal(state, "titleChange.add", change);
    expect(problem.code).toBe("LOCKED");
    expect(problem.message).toContain("none is closed yet");
  });

  it("can be changed with a reason, which stays on record", () => {
    const overrideReason = "The board has decided it before the pilot began.";
    const after = run(state, "titleChange.add", { ...change, overrideReason }).state;
    expect(recordsOf(after, "titleChange").map((made) => made.overrideReason)).toEqual([overrideReason]);
    const id = recordsOf(after, "titleChange")[0]?.id ?? "";
    expect(refusal(after, "titleChange.edit", { id, to: "Chief product officer" }).code).toBe("LOCKED");
  });
});
