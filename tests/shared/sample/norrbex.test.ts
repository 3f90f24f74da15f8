import { beforeAll, describe, expect, it } from "vitest";
import { recordsOf } from "../../../shared/records/read-records.ts";
import type { BuiltCompany } from "./sample-pilots.ts";
import { built, only } from "./sample-pilots.ts";

let norrbex: BuiltCompany;
beforeAll(async () => {
  norrbex = await built("norrbex");
});

describe("Norrbex: late on its gates, silent", () => {
  it("runs P2 with P1 open: the objective only claimed, two of three conflicts", () => {
    const { gates, items, moment } = norrbex.view;
    expect([moment.day, moment.phase]).toEqual([46, "P2"]);
    expect(gates[0]?.warning).toBe("running P2 with P1 open: 2 items");
    const state = (key: string) => items.find(({ template }) => template === key)?.state;
    expect(["p1-map", "p1-dashboard", "p1-objective", "p1-conflicts"].map(state)).toEqual([
      "proven",
      "proven",
      "claimed",
      "open",
    ]);
    expect(recordsOf(norrbex.state, "conflict")).toHaveLength(2);
  });

  it("sealed no baseline, 16 days after it was due, and named two DRIs", () => {
    const texts = norrbex.view.findings.map(({ text }) => text);
    expect(texts).toContain("no baseline is sealed, 16 days after Day 30");
    expect(texts).toContain("Contract intake review has 2 executive DRIs: exactly one is right");
  });

  it("has no date for its title gate: no review was closed", () => {
    expect(norrbex.view.titleGate).toMatchObject({ state: "locked", launchedOn: null, opensOn: null });
    expect(recordsOf(norrbex.state, "review")).toEqual([]);
  });

  it("is operational to 60 %: one threshold without action, one metric without owner", () => {
    const { decorative, share } = norrbex.view.operational;
    expect(share).toBeCloseTo(0.6, 12);
    expect(decorative.map(({ metric, reasons }) => [metric, reasons])).toEqual([
      ["trust.escalation", ["no owner"]],
      ["cost.perOutcome", ["no pre-committed action"]],
    ]);
  });

  it("could not decide in Meeting Zero, shows nothing red and was last heard of on 4 November", () => {
    expect(only(recordsOf(norrbex.state, "meetingZero"))).toMatchObject({
      decided: false,
      outcome: "We could not decide.",
    });
    expect(norrbex.view.obligations).toEqual([]);
    expect(norrbex.state.entries.at(-1)?.at.slice(0, 10)).toBe("2026-11-04");
  });
});
