import { describe, expect, it } from "vitest";
import { approvalWaits } from "../../../shared/domain/change-approvals.ts";
import { TestPilot } from "./test-pilot.ts";

const AS_OF = Date.parse("2026-07-31T08:00:00Z");

/** A change of an owner that was asked of people on a day of July, and given on others. */
function tell(
  pilot: TestPilot,
  owner: string | null,
  asked: readonly (readonly [by: string, from: number, given: number | null])[],
  authorised: number | null = null,
): void {
  const at = (day: number): string => `2026-07-${String(day).padStart(2, "0")}T08:00:00Z`;
  pilot.now = "2026-07-31T08:00:00Z";
  const id = pilot.run("change.add", {
    title: "Change",
    status: "planned",
    ...(owner === null ? {} : { owner }),
  });
  for (const [by, from, given] of asked) {
    pilot.run("change.ask", { id, of: [by], at: at(from) });
    if (given !== null) pilot.run("change.approve", { id, by, at: at(given) });
  }
  if (authorised !== null) pilot.run("change.authorise", { id, at: at(authorised) });
}

describe("approvalWaits", () => {
  it("has nothing to say without changes, and says 0 per change where nobody is asked", () => {
    const pilot = new TestPilot();
    expect(approvalWaits(pilot.state, AS_OF)).toMatchObject({
      changes: 0,
      perChange: null,
      medianDays: null,
    });
    tell(pilot, null, []);
    expect(approvalWaits(pilot.state, AS_OF)).toMatchObject({ changes: 1, approvals: 0, perChange: 0 });
  });

  it("counts approvals per change and names who keeps whom waiting, the longest first", () => {
    const pilot = new TestPilot();
    const [ada, cto, cro] = [pilot.person("Ada"), pilot.person("CTO"), pilot.person("CRO")];
    tell(
      pilot,
      ada,
      [
        [cto, 1, 5],
        [cro, 1, 2],
      ],
      6,
    );
    tell(
      pilot,
      ada,
      [
        [cto, 10, 16],
        [cro, 10, 11],
      ],
      16,
    );
    tell(pilot, ada, [[cto, 20, null]]);
    tell(pilot, null, []);
    const waits = approvalWaits(pilot.state, AS_OF);
    expect(waits).toMatchObject({ changes: 4, approvals: 5, perChange: 1.25 });
    // The CTO: 4 and 6 days given, 11 days and still waiting. S(4) = 2/3, S(6) = 1/3: the median is 6, not 5.
    expect(waits.approvers).toEqual([
      { by: cto, asked: 3, given: 2, waiting: 1, passedOver: 0, medianDays: 6, longestWaitDays: 11 },
      { by: cro, asked: 2, given: 2, waiting: 0, passedOver: 0, medianDays: 1, longestWaitDays: null },
    ]);
    expect(waits.pairs.map(({ waits: who, on, asked }) => [who, on, asked])).toEqual([
      [ada, cto, 3],
      [ada, cro, 2],
    ]);
  });

  it("does not let those who never answer look fast: what was passed over counts as longer than it waited", () => {
    const pilot = new TestPilot();
    const cto = pilot.person("CTO");
    tell(pilot, null, [[cto, 1, 2]], 3);
    tell(pilot, null, [[cto, 1, null]], 20);
    tell(pilot, null, [[cto, 1, null]], 20);
    const [approver] = approvalWaits(pilot.state, AS_OF).approvers;
    // S(1) = 2/3 and stays there: too few were given to say a median.
    expect(approver).toMatchObject({ given: 1, passedOver: 2, medianDays: null });
  });

  it("leaves out of the times what nobody dated, not out of the counts", () => {
    const pilot = new TestPilot();
    const cto = pilot.person("CTO");
    pilot.run("change.add", { title: "Register", status: "deployed", approvals: [{ by: cto }] });
    const [approver] = approvalWaits(pilot.state, AS_OF).approvers;
    expect(approver).toMatchObject({ asked: 1, passedOver: 1, medianDays: null, longestWaitDays: null });
  });
});
