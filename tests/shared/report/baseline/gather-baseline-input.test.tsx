import { describe, expect, it } from "vitest";
import { baselineInForce } from "../../../../shared/domain/baselines.ts";
import type { Circle } from "../../../../shared/journal/pilot-state.ts";
import type { BaselineInput } from "../../../../shared/report/baseline/baseline-input.ts";
import { buildBaselineReport } from "../../../../shared/report/baseline/build-baseline-report.ts";
import { gatherBaselineInput } from "../../../../shared/report/baseline/gather-baseline-input.ts";
import { renderCsv } from "../../../../shared/report/csv/render-csv.ts";
import { renderHtml } from "../../../../shared/report/html/render-html.tsx";
import { pilotReport } from "../../../../shared/report/pilot-report.ts";
import { addLoops, plainDay, revenueRows, workRows } from "../../domain/test-data.ts";
import { TestPilot } from "../../domain/test-pilot.ts";

/** Four weeks of history, the four weeks from 22 June to 19 July, people, rights, a conflict and a threshold. */
function sealedPilot(): TestPilot {
  const pilot = new TestPilot("2026-06-22");
  pilot.import(workRows("2026-05-25", "2026-07-19", "Query", ["Small", "Large"], plainDay));
  pilot.import(revenueRows(["2026-05", "2026-06"], 2));
  addLoops(pilot, "Query", "2026-06-24", 10, 3);
  pilot.now = "2026-07-23T08:00:00Z";
  const ada = pilot.person("Ada", "CEO");
  const ben = pilot.person("Ben", "CTO");
  pilot.run("conflict.add", {
    title: "Price against quality",
    rank: 1,
    owner: ben,
    costOfDelayMicrosPerWeek: 4_000_000_000,
  });
  pilot.run("cadence.add", { name: "Forecast call", kind: "weekly", hours: 1.5, people: 6, asIs: true });
  pilot.run("decisionRight.add", { decisionType: "Prompt tuning", category: 3, accountable: ada, days: 4 });
  pilot.run("decisionRight.add", { decisionType: "Prompt tuning", category: 3, accountable: ben });
  pilot.run("threshold.add", {
    metric: "avd.rate",
    direction: "below",
    breach: 0.3,
    owner: ada,
    action: "Stop new scope",
    deadlineHours: 48,
  });
  pilot.run("pilot.set", { objective: { avd: { target: 0.6 } } });
  pilot.run("baseline.seal", { date: "2026-07-19", waive: "small pilot" });
  return pilot;
}

function gathered(pilot: TestPilot): BaselineInput {
  const input = gatherBaselineInput(pilot.state, pilot.dataset());
  if (!input.ok) throw new Error(input.problem.message);
  return input.value;
}

describe("gatherBaselineInput", () => {
  const pilot = sealedPilot();
  const input = gathered(pilot);

  it("takes figures, fingerprint and period from the seal", () => {
    expect(input.control.fingerprint).toBe(baselineInForce(pilot.state)?.digest);
    expect(input.control).toMatchObject({ version: 1, sealedBy: "Consultant", engine: "converge180 0.1.0" });
    expect(input.window).toMatchObject({ weeks: 4, historyWeeks: 7 });
    // Four weeks of two segments: 1,400 qualified of 3,360 eligible.
    const total = input.figures.find(
      (one) => one.metric === "avd.rate" && one.workflow === "*" && one.segment === "*",
    );
    expect(total).toMatchObject({ numerator: 1400, denominator: 3360 });
  });

  it("draws history and period, with gaps where there were no data", () => {
    const series = input.series.find((one) => one.metric === "avd.rate");
    // Weeks from 4 May to 13 July: eleven, the first three without work rows.
    expect(series?.points).toHaveLength(11);
    expect(series?.points.filter((point) => point.value === null)).toHaveLength(3);
    expect(series?.points.every((point) => point.state === "whole")).toBe(true);
    expect(input.series.find((one) => one.metric === "revenue.rqi")?.points).toHaveLength(2);
  });

  it("asks what was open when it was sealed, and nothing that was asked later", () => {
    const later = sealedPilot();
    later.run("ask.add", { text: "Who decides the rollback?", due: "2026-11-20" });
    expect(gathered(later).decisionsAsked).toEqual(input.decisionsAsked);
    later.run("baseline.seal", { date: "2026-07-19", reason: "a question was added" });
    expect(gathered(later).decisionsAsked.map(({ text }) => text)).toContain("Who decides the rollback?");
  });

  it("reads people's records as they were sealed", () => {
    expect(input.conflicts).toMatchObject([{ title: "Price against quality", owner: "Ben" }]);
    // 1.5 hours a week are 6.5 hours a month.
    expect(input.cadence).toMatchObject([{ name: "Forecast call", hoursPerMonth: 6.5, people: 6 }]);
    expect(input.rights.asIs).toMatchObject([
      { decision: "Prompt tuning", accountable: ["Ada", "Ben"], days: 4 },
    ]);
    expect(input.governance).toMatchObject([
      { metric: "avd.rate", owner: "Ada", state: "holds", threshold: { action: "Stop new scope" } },
    ]);
    expect(input.criteria).toMatchObject([{ pillar: "avd", target: 0.6, verdict: "improved" }]);
    expect(input.agreement.signers).toStrictEqual([
      { role: "CEO", name: "Ada" },
      { role: "CTO", name: "Ben" },
    ]);
  });

  it("says which metrics are decorative, by the seal, and how many are operational", () => {
    // Autonomous value rate has all three; the other four headlines have nothing.
    expect(input.operational).toMatchObject({ shown: 5, share: 0.2 });
    expect(input.operational.decorative.map(({ metric }) => metric)).toStrictEqual([
      "trust.acceptance",
      "cost.perOutcome",
      "revenue.rqi",
      "loop.detectToValidate",
    ]);
    const moved = sealedPilot();
    const owner = moved.recordId("person", "Ada");
    moved.run("threshold.add", {
      metric: "trust.acceptance",
      direction: "below",
      breach: 0.1,
      action: "Stop",
      owner,
    });
    expect(moved.view("2026-08-01T12:00:00Z").operational.share).toBe(0.4);
    expect(gathered(moved).operational).toStrictEqual(input.operational);
    const csv = renderCsv(buildBaselineReport(input));
    expect(csv).toMatch(/Acceptance rate[^\r\n]*no owner; no threshold; no pre-committed action/u);
    expect(csv).not.toMatch(/Autonomous value rate[^\r\n]*no owner/u);
    const html = renderHtml(buildBaselineReport(input), { paper: "A4", fonts: [] });
    expect(html).toContain("no owner, no threshold, no pre-committed action");
    expect(html).toContain("1 of 5 metrics shown to the leadership");
  });

  it("prints for each circle what it may see, and nothing of narrower ones", () => {
    const told = sealedPilot();
    const circle = "leadership" as const;
    told.run("conflict.add", { title: "Whose budget it is", rank: 2, circle });
    told.run("cadence.add", { name: "Board prep", kind: "weekly", hours: 2, people: 3, asIs: true, circle });
    told.run("ask.add", { text: "Who leaves the team?", due: "2026-11-20", circle });
    told.run("baseline.seal", { date: "2026-07-19", reason: "more is known" });
    const narrow = ["Whose budget it is", "Board prep", "Who leaves the team?"];
    const said = (audience: Circle | undefined) => {
      const document = pilotReport(told.state, told.dataset(), {
        kind: "baseline",
        asOfMs: Date.parse("2026-08-01T12:00:00Z"),
        circle: audience,
      });
      if (!document.ok) throw new Error(document.problem.message);
      const words = JSON.stringify(document.value);
      return {
        narrow: narrow.filter((text) => words.includes(text)),
        copy: document.value.control.entries.find(({ label }) => label === "Copy")?.cell.text,
        fingerprint: document.value.control.fingerprint,
        figures: document.value.figures.length,
      };
    };
    const whole = said(undefined);
    expect(whole).toMatchObject({ narrow, copy: undefined });
    const same = { fingerprint: whole.fingerprint, figures: whole.figures };
    expect(said("partner")).toEqual({ ...same, narrow, copy: "Full" });
    expect(said("leadership")).toEqual({
      ...same,
      narrow,
      copy: "Leadership: nothing of narrower circles left out",
    });
    expect(said("everyone")).toEqual({
      ...same,
      narrow: [],
      copy: "Room: 3 records of narrower circles left out",
    });
  });

  it("prints what was waived, with the reason", () => {
    const waived = input.sufficiency.filter((row) => row.gap !== null);
    expect(waived.length).toBeGreaterThan(0);
    expect(new Set(waived.map((row) => row.waiver))).toStrictEqual(new Set(["small pilot"]));
  });

  it("keeps the sealed figures after a later import", () => {
    const moved = sealedPilot();
    moved.import(workRows("2026-07-20", "2026-07-26", "Query", ["Small"], plainDay));
    expect(gathered(moved).figures).toStrictEqual(input.figures);
  });

  it("makes a report of it, the same each time", () => {
    const page = (): string => renderHtml(buildBaselineReport(gathered(pilot)), { paper: "A4", fonts: [] });
    expect(page()).toBe(page());
    expect(page()).toContain("41.7");
  });

  it("says NO_BASELINE before the seal", () => {
    const bare = new TestPilot("2026-06-22");
    expect(gatherBaselineInput(bare.state, bare.dataset())).toMatchObject({
      ok: false,
      problem: { code: "NO_BASELINE" },
    });
  });

  it("makes a report of a baseline without any data", () => {
    const bare = new TestPilot("2026-06-22");
    bare.run("baseline.seal", { date: "2026-07-10" });
    const report = buildBaselineReport(gathered(bare));
    expect(report.control.fingerprint).toMatch(/^[0-9a-f]{64}$/u);
    expect(renderHtml(report, { paper: "Letter", fonts: [] })).not.toMatch(/NaN|undefined/u);
  });
});
