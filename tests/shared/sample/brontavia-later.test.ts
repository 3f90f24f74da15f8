import { beforeAll, describe, expect, it } from "vitest";
import { escalationCourses } from "../../../shared/domain/escalation-course.ts";
import { pilotView } from "../../../shared/domain/pilot-view.ts";
import { whyCase } from "../../../shared/domain/why.ts";
import { SAMPLE_CLOCK_MS } from "../../../shared/sample/build-sample-company.ts";
import type { BuiltCompany } from "./sample-pilots.ts";
import { built, only } from "./sample-pilots.ts";

let brontavia: BuiltCompany;
beforeAll(async () => {
  brontavia = await built("brontavia");
});

/** What is to be seen of Brontavia by its records as they are, at a moment. */
function seenAt(asOf: string) {
  const asOfMs = Date.parse(asOf);
  const { obligations, rights, findings } = pilotView(brontavia.state, brontavia.prepared, asOfMs);
  const stays = escalationCourses(brontavia.state, asOfMs).flatMap((course) => course.stays);
  return {
    obligation: obligations.map(({ state }) => state),
    rights: Object.fromEntries(rights.map(({ domain, state }) => [domain, state])),
    escalation: stays.map(({ level, end }) => `${level} ${end}`),
    // The decision of Friday 10:15 alone.
    found: findings.filter(({ code }) => code.startsWith("decision")).map(({ code }) => code),
  };
}

describe("Brontavia, with the app closed and nobody answering", () => {
  const friday = ["decision without its keys", "decision in a suspended domain"];
  it.each([
    ["a second before it fires", "2026-11-18T23:59:59+01:00", [], "active", [], []],
    ["on Friday", "2026-11-20T15:00:00+01:00", ["running"], "suspended", ["1 running"], friday],
    [
      "two hours later",
      "2026-11-20T17:00:00+01:00",
      ["running"],
      "suspended",
      ["1 ran out", "2 running"],
      friday,
    ],
    [
      "on the last second, when it can be answered still",
      "2026-11-21T00:00:00+01:00",
      ["running"],
      "suspended",
      ["1 ran out", "2 running"],
      friday,
    ],
    [
      "a second after its deadline",
      "2026-11-21T00:00:01+01:00",
      ["expired"],
      "suspended",
      ["1 ran out", "2 running"],
      friday,
    ],
    [
      "three weeks later",
      "2026-12-11T15:00:00+01:00",
      ["expired"],
      "suspended",
      ["1 ran out", "2 ran out", "3 ran out"],
      friday,
    ],
    // And with a clock that was set back all of it is as it was.
    ["on Friday again", "2026-11-20T15:00:00+01:00", ["running"], "suspended", ["1 running"], friday],
  ] as const)("%s", (_, asOf, obligation, right, stays, found) => {
    const seen = seenAt(asOf);
    expect(seen.obligation).toEqual(obligation);
    expect([seen.rights["pricing experiments"], seen.rights["model substitutions"]]).toEqual([right, right]);
    expect(seen.escalation).toEqual(stays);
    expect(seen.found).toEqual(found);
  });
});

describe("why the obligation is there", () => {
  it("names the rights that it holds back, since when, and what was decided in spite of them", () => {
    const { id } = only(brontavia.view.obligations);
    const found = whyCase(brontavia.state, brontavia.view, SAMPLE_CLOCK_MS, { kind: "obligation", id });
    if (found?.kind !== "obligation") throw new Error("no case");
    expect(
      found.heldBack.map(({ right, sinceMs, taken }) => [
        right.domain,
        sinceMs,
        taken.map(({ title }) => title),
      ]),
    ).toEqual([
      ["pricing experiments", Date.parse("2026-11-19T00:00:00+01:00"), ["10 % volume discount, Motor"]],
      ["model substitutions", Date.parse("2026-11-19T00:00:00+01:00"), []],
    ]);
  });
});
