import { beforeAll, describe, expect, it } from "vitest";
import { formatCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { baselineInForce } from "../../../shared/domain/baselines.ts";
import { fragileGrowth } from "../../../shared/domain/fragile-growth.ts";
import { linesNow } from "../../../shared/domain/lines-now.ts";
import { regressionNotes } from "../../../shared/domain/regression-note.ts";
import { whyCase } from "../../../shared/domain/why.ts";
import { SAMPLE_CLOCK_MS } from "../../../shared/sample/build-sample-company.ts";
import type { BuiltCompany } from "./sample-pilots.ts";
import { built, only, points } from "./sample-pilots.ts";

const companies = new Map<string, BuiltCompany>();
beforeAll(async () => {
  for (const key of ["brontavia", "kestrova", "velquist", "quillando", "ossunela", "tallowmere"]) {
    companies.set(key, await built(key));
  }
}, 120_000);

function company(key: string): BuiltCompany {
  const found = companies.get(key);
  if (found === undefined) throw new Error(`no company ${key}`);
  return found;
}

function baselineOf({ state }: BuiltCompany) {
  const baseline = baselineInForce(state);
  if (baseline === null) throw new Error("no baseline");
  return baseline;
}

function why({ state, view }: BuiltCompany, subject: Parameters<typeof whyCase>[3]) {
  return whyCase(state, view, SAMPLE_CLOCK_MS, subject);
}

describe("what the sample says without being asked", () => {
  it("Brontavia: two rights held back by the obligation, and the decision that was taken in spite of it", () => {
    const brontavia = company("brontavia");
    const fired = only(brontavia.view.obligations);
    const found = why(brontavia, { kind: "obligation", id: fired.id });
    expect(found).toMatchObject({ kind: "obligation", case: { metricName: "Escalation rate" } });
    const suspended = brontavia.view.rights.filter(({ state }) => state === "suspended");
    expect(suspended.map(({ domain }) => domain).toSorted()).toEqual([
      "model substitutions",
      "pricing experiments",
    ]);
    const pricing = suspended.find(({ domain }) => domain === "pricing experiments");
    const right = why(brontavia, { kind: "right", id: pricing?.id ?? "" });
    expect(right?.kind === "right" ? right.case.obligations.map(({ id }) => id) : []).toEqual([fired.id]);
    const taken = right?.kind === "right" ? right.case.taken : [];
    expect(taken.map(({ title }) => title)).toEqual(["10 % volume discount, Motor"]);
    const decision = why(brontavia, { kind: "decision", id: only(taken).id });
    expect(decision).toMatchObject({ kind: "decision", case: { decidedBy: "CRO" } });
    const held = decision?.kind === "decision" ? decision.case : null;
    expect(held?.findings.length).toBeGreaterThan(0);
    expect(held?.rights.map((one) => one.right.domain)).toEqual(["pricing experiments"]);
  });

  it("Brontavia: the escalation rate stands past its line since the week of 9 November, and Motor carries it", () => {
    const brontavia = company("brontavia");
    const found = why(brontavia, {
      kind: "metric",
      metric: "trust.escalation",
      workflow: "*",
      segment: "*",
    });
    const escalation = found?.kind === "metric" ? found.case : null;
    expect(escalation?.carrier).toBe("Motor");
    expect(escalation?.since).toMatchObject({ periods: 1, of: "line", period: { label: "2026-W46" } });
    expect(escalation?.obligation).toBe(only(brontavia.view.obligations).id);
  });

  it("Kestrova: rate −3.70 and mix +3.85 of acceptance, worse in every segment", () => {
    const found = why(company("kestrova"), {
      kind: "metric",
      metric: "trust.acceptance",
      workflow: "*",
      segment: "*",
    });
    const acceptance = found?.kind === "metric" ? found.case : null;
    expect(acceptance?.difference?.verdict).toBe("no detectable change");
    expect(acceptance?.hidden?.kind).toBe("flat while every segment falls");
    expect(acceptance?.split?.rate).toBeCloseTo(-0.037, 10);
    expect(acceptance?.split?.mix).toBeCloseTo(0.0385, 10);
    expect(
      acceptance?.split?.segments.map(({ segment, shareBefore, shareAfter }) => [
        segment,
        points(shareBefore),
        points(shareAfter),
      ]),
    ).toEqual([
      ["Enterprise", 30, 55],
      ["Mid-market", 40, 35],
      ["Small", 30, 10],
    ]);
    expect(acceptance?.parts.map(({ difference }) => difference?.verdict)).toEqual([
      "worse",
      "worse",
      "worse",
    ]);
    // 0.4 · 4 points weigh more than 0.3 · 4 and 0.3 · 3.
    expect(acceptance?.carrier).toBe("Mid-market");
  });

  it("Velquist: 60 % more outcomes, each 21.9 % dearer, which model spend carries", () => {
    const velquist = company("velquist");
    const fragile = fragileGrowth(velquist.view.figures, baselineOf(velquist), SAMPLE_CLOCK_MS);
    expect(fragile).toMatchObject({ outcomesBefore: 6000, outcomesAfter: 9600 });
    expect(fragile?.growth).toBeCloseTo(0.6, 10);
    expect(fragile?.costRise).toBeCloseTo(0.21875, 10);
    expect(fragile?.carrier?.metric).toBe("cost.modelPerOutcome");
    // Nobody else grows at a proven higher cost per outcome.
    for (const key of ["brontavia", "kestrova", "quillando", "tallowmere"]) {
      const other = company(key);
      expect([key, fragileGrowth(other.view.figures, baselineOf(other), SAMPLE_CLOCK_MS)]).toEqual([
        key,
        null,
      ]);
    }
  });

  it("Quillando: its gain is a return to where it had been, on a workflow chosen because it did badly", () => {
    const quillando = company("quillando");
    const note = regressionNotes(
      quillando.state,
      quillando.view.figures,
      baselineOf(quillando),
      SAMPLE_CLOCK_MS,
    ).find(({ metric }) => metric === "avd.rate");
    expect(note?.isChosenBecauseBad).toBe(true);
    const { difference = null, differenceLow = null, differenceHigh = null, verdict } = note?.against ?? {};
    expect([points(difference), points(differenceLow), points(differenceHigh), verdict]).toEqual([
      -0.2,
      -2.4,
      2,
      "no detectable change",
    ]);
    const tallowmere = company("tallowmere");
    expect(
      regressionNotes(tallowmere.state, tallowmere.view.figures, baselineOf(tallowmere), SAMPLE_CLOCK_MS),
    ).toEqual([]);
  });

  it("Ossunela: unproven, about 890 more units, and the date by which they would be there", () => {
    const ossunela = company("ossunela");
    const lines = linesNow(ossunela.state, ossunela.view.figures, SAMPLE_CLOCK_MS);
    const unproven = only(lines.filter(({ line }) => line.state === "unproven"));
    expect(unproven.line).toMatchObject({ state: "unproven", moreUnits: 890 });
    const { figure, provenOn } = unproven;
    // So many units in the 28 days of the window: the missing ones take that many days more.
    const days = Math.ceil((890 / (figure.n ?? 0)) * 28);
    const to = Date.parse(`${figure.to ?? ""}T00:00:00Z`) / 86_400_000;
    expect(provenOn === null ? null : formatCalendarDate(provenOn)).toBe(formatCalendarDate(to + days));
    expect(provenOn).toBeGreaterThan((ossunela.view.figures.settings.startDate ?? 0) + 180);
  });
});
