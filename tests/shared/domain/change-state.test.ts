import { describe, expect, it } from "vitest";
import {
  changeTimeFault,
  changeWord,
  isLive,
  moveFault,
  nextWords,
} from "../../../shared/domain/change-state.ts";
import { CHANGE_STATES } from "../../../shared/records/change.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";

const change = (fields: Partial<RecordOf<"change">>): RecordOf<"change"> => ({
  id: "ch-1",
  circle: "everyone",
  withheld: [],
  key: "CH-1",
  ...fields,
});

describe("the states of a change", () => {
  it.each([
    ["planned", ["authorised"], false],
    ["authorised", ["deployed"], false],
    ["deployed", ["validated", "rolled back"], true],
    ["validated", ["rolled back"], true],
    ["rolled back", [], true],
  ] as const)("from %s it goes to %j; live: %s", (state, next, live) => {
    expect(nextWords(state)).toEqual(next);
    expect(isLive({ status: state })).toBe(live);
  });

  it("only ever lead further in their order", () => {
    for (const state of CHANGE_STATES) {
      for (const next of nextWords(state)) {
        expect(CHANGE_STATES.indexOf(next)).toBeGreaterThan(CHANGE_STATES.indexOf(state));
      }
    }
  });

  it("say deployed where a register names none", () => {
    expect(changeWord({})).toBe("deployed");
    expect(isLive({})).toBe(true);
  });
});

describe("moveFault", () => {
  it.each([
    ["planned", "authorised", null],
    ["planned", "deployed", '"New prompt" is planned: it can be authorised next'],
    ["authorised", "authorised", '"New prompt" is authorised: it can be deployed next'],
    ["deployed", "authorised", '"New prompt" is deployed: it can be validated or rolled back next'],
    ["deployed", "rolled back", null],
    ["validated", "deployed", '"New prompt" is validated: it can be rolled back next'],
    ["validated", "rolled back", null],
    ["rolled back", "deployed", '"New prompt" is rolled back: nothing follows'],
  ] as const)("%s → %s: %s", (status, to, fault) => {
    expect(moveFault(change({ title: "New prompt", status }), to)).toBe(fault);
  });

  it("names a change without a title by its key", () => {
    expect(moveFault(change({ status: "planned" }), "validated")).toContain('"CH-1"');
  });
});

describe("changeTimeFault", () => {
  const [mon, tue, wed] = ["2026-07-06T08:00:00Z", "2026-07-07T08:00:00Z", "2026-07-08T08:00:00Z"];

  it.each([
    [{}, null],
    [{ at: mon }, null],
    [{ authorisedAt: mon, at: tue, validatedAt: wed }, null],
    [{ authorisedAt: mon, at: mon }, null],
    [{ authorisedAt: tue, at: mon }, "at"],
    [{ at: tue, validatedAt: mon }, "validatedAt"],
    [{ authorisedAt: wed, validatedAt: tue }, "validatedAt"],
    [{ at: tue, validatedAt: wed, rolledBackAt: mon }, "rolledBackAt"],
    [{ at: tue, validatedAt: null, rolledBackAt: wed }, null],
  ])("%j: %s", (times, fault) => {
    expect(changeTimeFault(times)).toBe(fault);
  });
});
