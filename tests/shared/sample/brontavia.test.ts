import { beforeAll, describe, expect, it } from "vitest";
import { obligationCase } from "../../../shared/domain/obligation-case.ts";
import { pilotView } from "../../../shared/domain/pilot-view.ts";
import { computeFigures } from "../../../shared/metrics/figures.ts";
import { lineState } from "../../../shared/metrics/line-state.ts";
import { recordById, recordsOf } from "../../../shared/records/read-records.ts";
import { SAMPLE_CLOCK_MS } from "../../../shared/sample/build-sample-company.ts";
import type { BuiltCompany } from "./sample-pilots.ts";
import { built, dayOf, only, points } from "./sample-pilots.ts";

let brontavia: BuiltCompany;
beforeAll(async () => {
  brontavia = await built("brontavia");
});

const WEEK_45 = ["2026-11-02", "2026-11-08"] as const;
const WEEK_46 = ["2026-11-09", "2026-11-15"] as const;
const HOUR_MS = 3_600_000;

describe("Brontavia: a breach today", () => {
  it("lies between 9 and 11 % in every week to 8 November", () => {
    const weekly = computeFigures(brontavia.prepared, {
      by: ["week"],
      metrics: ["trust.escalation"],
      to: dayOf(WEEK_45[1]),
    });
    expect(weekly).toHaveLength(22);
    for (const { value } of weekly) {
      expect(value).toBeGreaterThanOrEqual(0.09);
      expect(value).toBeLessThanOrEqual(0.11);
    }
  });

  it("is unproven in week 45 and a breach in week 46, which Motor carries", () => {
    const before = brontavia.figure("trust.escalation", ...WEEK_45);
    expect([before.numerator, before.denominator]).toEqual([99, 900]);
    expect([points(before.low), points(before.high)]).toEqual([9.1, 13.2]);
    expect(lineState(before, 0.12, "above").state).toBe("unproven");

    const after = brontavia.figure("trust.escalation", ...WEEK_46);
    expect([after.numerator, after.denominator]).toEqual([139, 900]);
    expect([points(after.value), points(after.low), points(after.high)]).toEqual([15.4, 13.2, 18]);
    expect(lineState(after, 0.12, "above").state).toBe("breach");

    const of = (segment: string) => {
      const { numerator, denominator } = brontavia.figure("trust.escalation", ...WEEK_46, segment);
      return [numerator, denominator];
    };
    expect(of("Home")).toEqual([45, 500]);
    expect(of("Motor")).toEqual([94, 400]);
  });

  it("fires one obligation, Thu 19 Nov 00:00 in Paris, due Sat 21 Nov 00:00, with 9 hours left", () => {
    const obligation = only(brontavia.view.obligations);
    expect(obligation).toMatchObject({
      metric: "trust.escalation",
      period: "2026-W46",
      state: "running",
      action:
        "Roll back the last policy change on this workflow within 48 h, or the converged executive records why not",
      firedAtMs: Date.parse("2026-11-19T00:00:00+01:00"),
      deadlineMs: Date.parse("2026-11-21T00:00:00+01:00"),
    });
    expect(recordById(brontavia.state, "person", obligation.owner ?? "")?.name).toBe("VP Claims");
    expect(((obligation.deadlineMs ?? 0) - SAMPLE_CLOCK_MS) / HOUR_MS).toBe(9);
  });

  it("has a case that says what a panel must show: the figure, who carries it, the change, the words, the rights", () => {
    const { id } = only(brontavia.view.obligations);
    const found = obligationCase(brontavia.state, brontavia.view, SAMPLE_CLOCK_MS, id);
    if (found === null) throw new Error("no case");
    expect(found).toMatchObject({
      metricName: "Escalation rate",
      step: "week",
      figure: { label: "2026-W46", n: 900 },
      line: { badSide: "above", breach: 0.12, warn: 0.1, periods: 1 },
      since: { label: "2026-W46" },
      periodsPast: 1,
      latest: null,
      owner: "VP Claims",
      timeLeftMs: 9 * HOUR_MS,
      answeredBy: null,
    });
    expect(found.changes.map(({ day, kinds, status }) => [day, kinds, status])).toEqual([
      [dayOf("2026-11-10"), ["policy"], "deployed"],
    ]);
    expect(found.suspended.map(({ domain }) => domain)).toEqual([
      "pricing experiments",
      "model substitutions",
    ]);
    const { parts = [], carrier } = found.parts ?? {};
    expect([carrier, parts.map(({ name, isPast }) => [name, isPast])]).toEqual([
      "Motor",
      [
        ["Motor", true],
        ["Home", false],
      ],
    ]);
    // 94 − 0.12 · 400 = 46 and 45 − 0.12 · 500 = −15 of 900: together the 3.44 points past the line.
    expect(parts.map(({ contribution }) => (contribution ?? 0) * 900)).toEqual([
      expect.closeTo(46, 9),
      expect.closeTo(-15, 9),
    ]);
  });

  it("suspends two rights from that moment on, and not before", () => {
    const states = (asOf: string) =>
      new Map(
        pilotView(brontavia.state, brontavia.prepared, Date.parse(asOf)).rights.map((right) => [
          right.domain,
          right.state,
        ]),
      );
    const earlier = states("2026-11-18T23:59:59+01:00");
    const later = states("2026-11-19T00:00:00+01:00");
    for (const domain of ["pricing experiments", "model substitutions"]) {
      expect([earlier.get(domain), later.get(domain)]).toEqual(["active", "suspended"]);
    }
  });

  it("finds the CRO's discount of Friday 10:15 in a suspended domain", () => {
    const found = only(
      brontavia.view.findings.filter(({ code }) => code === "decision in a suspended domain"),
    );
    const decision = recordById(brontavia.state, "decision", found.about ?? "");
    expect(decision).toMatchObject({ title: "10 % volume discount, Motor" });
    expect(Date.parse(decision?.decidedAt ?? "")).toBe(Date.parse("2026-11-20T10:15:00+01:00"));
    // The matrix of Day 67 asks for both keys as well.
    expect(
      brontavia.view.findings.flatMap(({ code, about }) => (about === found.about ? [code] : [])),
    ).toEqual(["decision without its keys", "decision in a suspended domain"]);
  });

  it("runs its escalation at level 1 with 22 of 24 hours used", () => {
    const escalation = only(recordsOf(brontavia.state, "escalation"));
    const scenario = recordById(brontavia.state, "escalationScenario", escalation.scenario ?? "");
    expect(scenario?.levels?.[0]?.hours).toBe(24);
    expect((SAMPLE_CLOCK_MS - Date.parse(escalation.startedAt)) / HOUR_MS).toBe(22);
  });

  it("stands at +22 and opens its titles on Wed 16 December at the earliest", () => {
    expect(Math.round(brontavia.view.systemValue ?? 0)).toBe(22);
    expect(brontavia.view.titleGate).toMatchObject({ opensOn: dayOf("2026-12-16"), testsPassed: 3 });
    expect(brontavia.view.moment.day).toBe(95);
  });
});
