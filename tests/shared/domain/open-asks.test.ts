import { expect, it } from "vitest";
import { agendaDuties } from "../../../shared/domain/agenda-duties.ts";
import { askRows, askWord, openAsks } from "../../../shared/domain/open-asks.ts";
import { reviewFindings } from "../../../shared/domain/review-findings.ts";
import type { Circle, WholePilot } from "../../../shared/journal/pilot-state.ts";
import { withholdFor } from "../../../shared/journal/withhold.ts";
import { joined } from "./joined-pilots.ts";
import { TestPilot } from "./test-pilot.ts";

const NOW = "2026-07-20T08:00:00Z";
const CIRCLES = ["everyone", "leadership", "partner"] as const satisfies readonly Circle[];

/** A pilot in which one question was put in each circle, each a week late. */
function asked(): TestPilot {
  const pilot = new TestPilot();
  const owner = pilot.person("Ada", "CPO");
  pilot.now = "2026-07-10T08:00:00Z";
  for (const circle of CIRCLES) {
    pilot.run("ask.add", { text: `For ${circle}`, owner, due: "2026-07-13", circle });
  }
  pilot.now = NOW;
  return pilot;
}

const textsOf = (pilot: WholePilot, today: number): readonly string[] =>
  openAsks(pilot, today).map(({ text }) => text);

it.each([
  ["everyone", 1],
  ["leadership", 2],
  ["partner", 3],
] as const)(
  "a copy for %s holds %d of three questions, and says nothing of the others",
  (audience, count) => {
    const pilot = asked();
    const copy = withholdFor(pilot.state, audience);
    const today = pilot.view(NOW).moment.date;
    const known = CIRCLES.slice(0, count).map((circle) => `For ${circle}`);
    expect(textsOf(copy, today)).toEqual(known);
    const other = pilot.copy();
    other.state = copy;
    const duties = agendaDuties(copy, other.view(NOW), null).filter(({ kind }) => kind === "ask");
    expect(duties.map(({ text }) => text)).toEqual(known);
    expect(reviewFindings(copy, today).map(({ text }) => text)).toEqual(
      known.map((text) => `"${text}" waits for an answer past its date`),
    );
  },
);

it("says who put a question, when, and in which circle; the answer comes back to where it was put", () => {
  const partner = asked();
  const today = partner.view(NOW).moment.date;
  const chief = partner.copy("chief");
  chief.state = withholdFor(partner.state, "leadership");
  const question = openAsks(chief.state, today).find(({ circle }) => circle === "leadership");
  expect(question).toMatchObject({ askedBy: "Consultant", ageDays: 10, isOverdue: true });
  chief.run("ask.edit", { id: question?.id, answer: "Yes", answeredAt: NOW, answeredBy: question?.owner });

  const back = joined(partner.state, chief.state);
  const answered = askRows(back, today).find(({ id }) => id === question?.id);
  expect(answered).toMatchObject({ text: "For leadership", answer: "Yes", circle: "leadership" });
  expect(answered === undefined ? "" : askWord(answered)).toBe("answered");
  // What the chief never held is still there.
  expect(textsOf(back, today)).toEqual(["For everyone", "For partner"]);
  // And a copy for everyone tells neither the question nor its answer.
  expect(askRows(withholdFor(back, "everyone"), today).map(({ text }) => text)).toEqual(["For everyone"]);
});
