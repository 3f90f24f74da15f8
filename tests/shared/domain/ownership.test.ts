import { describe, expect, it } from "vitest";
import { ownershipRows } from "../../../shared/domain/ownership-rows.ts";
import { thresholdLock } from "../../../shared/domain/threshold-period.ts";
import { previewSentence, thresholdPreview } from "../../../shared/domain/threshold-preview.ts";
import type { MetricId } from "../../../shared/metrics/registry.ts";
import { day } from "../metrics/dataset-of-rows.ts";
import { workRows } from "./test-data.ts";
import { TestPilot } from "./test-pilot.ts";

/** Fourteen weeks from Monday 4 May 2026 on; in every fourth week 20 of 100 are escalated, else 9. */
function story() {
  const pilot = new TestPilot("2026-05-04");
  pilot.import(
    workRows("2026-05-04", "2026-08-09", "Triage", ["Home", "Motor"], (index, segment) => {
      const escalated = Math.floor(index / 7) % 4 === 3 ? 20 : segment === "Home" ? 9 : 12;
      return { eligible: 120, qualified: 70, accepted: 100 - escalated, escalated };
    }),
  );
  return pilot;
}

describe("the preview of terms", () => {
  const pilot = story();
  const { figures } = pilot.view("2026-08-20T12:00:00Z");
  const asOf = Date.parse("2026-08-20T12:00:00Z");
  const terms = { direction: "above", breach: 0.15, warn: 0.1, periods: 1 } as const;
  const scope = { metric: "trust.escalation" as MetricId, workflow: "*", segment: "*" };

  it.each([
    [
      "the whole interval is past it",
      {},
      3,
      "With these terms it would have fired in 3 of the last 12 weeks",
    ],
    ["nothing is", { breach: 0.3 }, 0, "With these terms it would have fired in none of the last 12 weeks"],
    ["two in a row", { periods: 2 }, 0, "in none of"],
    ["everything is", { breach: 0.05 }, 12, "in 12 of the last 12 weeks"],
    ["the other side", { direction: "below", breach: 0.15, warn: null }, 9, "in 9 of the last 12 weeks"],
  ] as const)("counts the weeks that would have fired: %s", (_, change, fired, sentence) => {
    const preview = thresholdPreview(figures, scope, { ...terms, ...change }, asOf);
    expect(preview).toMatchObject({ step: "week", fired });
    expect(preview.periods).toHaveLength(12);
    expect(previewSentence(preview)).toContain(sentence);
  });

  it("says of each week where it stood", () => {
    const { periods } = thresholdPreview(figures, scope, { ...terms, breach: 0.11 }, asOf);
    // The last week is the fourteenth: (9 + 12) / 200 = 10.5 % is past the warning, and straddles 11 %.
    expect(periods.at(-1)).toMatchObject({
      label: "2026-W32",
      state: "unproven",
      fired: null,
      isWarned: true,
    });
    expect(periods.at(-3)).toMatchObject({ label: "2026-W30", state: "breach", fired: "breach" });
    const home = thresholdPreview(figures, { ...scope, segment: "Home" }, terms, asOf);
    expect(home.periods.at(-1)).toMatchObject({ value: 0.09, state: "holds", isWarned: false });
  });

  it("knows only what has matured, and says so where that is little", () => {
    const early = thresholdPreview(figures, scope, terms, Date.parse("2026-05-25T12:00:00Z"));
    expect(early.periods.map(({ label }) => label)).toEqual(["2026-W19", "2026-W20"]);
    expect(previewSentence(early)).toBe(
      "With these terms it would have fired in none of the 2 whole weeks that there are",
    );
    const none = thresholdPreview(figures, { ...scope, metric: "revenue.nrr" }, terms, asOf);
    expect(none).toMatchObject({ step: "month", fired: 0 });
    expect(previewSentence(thresholdPreview(figures, scope, terms, 0))).toContain("no whole week");
  });
});

describe("the lock of a threshold", () => {
  it.each([
    ["trust.escalation", "2026-11-20", "2026-11-16", "2026-11-22", "2026-11-23"],
    ["trust.escalation", "2026-11-22", "2026-11-16", "2026-11-22", "2026-11-23"],
    ["trust.escalation", "2026-11-23", "2026-11-23", "2026-11-29", "2026-11-30"],
    ["loop.open", "2026-12-31", "2026-12-28", "2027-01-03", "2027-01-04"],
    ["revenue.grr", "2026-11-20", "2026-11-01", "2026-11-30", "2026-12-01"],
    ["revenue.grr", "2026-12-31", "2026-12-01", "2026-12-31", "2027-01-01"],
  ] as const)("of %s on %s", (metric, date, from, to, nextFrom) => {
    expect(thresholdLock(metric, day(date))).toMatchObject({
      from: day(from),
      to: day(to),
      nextFrom: day(nextFrom),
    });
  });
});

describe("ownership rows", () => {
  it("show each metric as a whole, and the scopes with an owner or a line of their own", () => {
    const pilot = story();
    const [ada, ben, eve] = [pilot.person("Ada"), pilot.person("Ben"), pilot.person("Eve")];
    const segment = pilot.recordId("segment", "Motor");
    pilot.run("metricOwnership.add", { metric: "trust.escalation", owner: ada, keeper: ben });
    const line = { metric: "trust.escalation", action: "Stop" };
    const upper = pilot.run("threshold.add", {
      ...line,
      segment,
      direction: "above",
      breach: 0.2,
      owner: eve,
    });
    const lower = pilot.run("threshold.add", { ...line, segment, direction: "below", breach: 0.02 });
    const ended = pilot.run("threshold.add", { metric: "avd.rate", direction: "below", breach: 0.2 });
    pilot.now = "2026-08-20T12:00:00Z";
    pilot.run("threshold.remove", { id: ended, overruleReason: "nobody looks at it" });
    const rows = ownershipRows(pilot.state);
    expect(rows.map(({ key }) => key)).toEqual([
      "avd.rate * *",
      "trust.acceptance * *",
      "trust.escalation * *",
      `trust.escalation * ${segment}`,
      "cost.perOutcome * *",
      "revenue.rqi * *",
      "loop.detectToValidate * *",
    ]);
    expect(rows[0]).toMatchObject({ above: null, below: null, owner: null, isShown: true });
    expect(rows[2]).toMatchObject({ owner: ada, keeper: ben, above: null, isShown: false });
    // The line names its own owner; its keeper is the one of the whole metric.
    expect(rows[3]).toMatchObject({
      segmentName: "Motor",
      owner: eve,
      keeper: ben,
      above: { id: upper },
      below: { id: lower },
      record: null,
    });
  });

  it("name an owner again when a line ends, and miss one whose person has gone", () => {
    const pilot = story();
    const gone = pilot.person("Gone");
    pilot.run("metricOwnership.add", { metric: "avd.rate", owner: gone });
    const decorative = () =>
      pilot.view("2026-08-20T12:00:00Z").operational.decorative.find(({ metric }) => metric === "avd.rate")
        ?.reasons;
    expect(decorative()).toEqual(["no threshold", "no pre-committed action"]);
    pilot.run("person.remove", { id: gone });
    expect(decorative()).toEqual(["no owner", "no threshold", "no pre-committed action"]);
    expect(ownershipRows(pilot.state)[0]).toMatchObject({ owner: null, record: { owner: gone } });
  });

  it.each([
    ["the leadership is shown it", { shownToLeadership: true }, true],
    ["nobody said who is shown it", {}, true],
    ["the leadership is not shown it", { shownToLeadership: false }, false],
  ])("that is in nobody's hands is decorative: %s", (_, shown, isDecorative) => {
    const pilot = story();
    pilot.run("metricOwnership.add", { metric: "loop.open", ...shown });
    const { decorative } = pilot.view("2026-08-20T12:00:00Z").operational;
    expect(decorative.some(({ metric }) => metric === "loop.open")).toBe(isDecorative);
  });
});
