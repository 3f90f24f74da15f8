import { describe, expect, it } from "vitest";
import type { ItemState } from "../../../shared/domain/checklist-item.ts";
import { byUrgency, isSettled } from "../../../shared/domain/checklist-item.ts";
import { phaseGates } from "../../../shared/domain/gates.ts";

const item = (changes: Partial<ItemState>): ItemState => ({
  id: "i",
  template: null,
  phase: "P1",
  title: "Item",
  state: "open",
  missing: ["something"],
  conditions: [],
  dri: "person",
  due: 10,
  late: false,
  overrideReason: null,
  ...changes,
});

describe("phaseGates", () => {
  it("closes a phase whose items are all proven or overridden, and keeps the others open", () => {
    const items = [
      item({ state: "proven", missing: [] }),
      item({ state: "claimed", overrideReason: "agreed with the board" }),
      item({ phase: "P2", state: "proven", missing: [] }),
      item({ phase: "P2", state: "claimed", title: "One executive DRI", missing: ["two people are named"] }),
    ];
    const gates = phaseGates(items, "P2");
    expect(gates.map(({ phase, state }) => `${phase} ${state}`)).toEqual([
      "P1 closed",
      "P2 open",
      "P3 closed",
      "P4 closed",
      "P5 closed",
    ]);
    expect(gates[1]).toMatchObject({
      settled: 1,
      total: 2,
      missing: ["One executive DRI: two people are named"],
      warning: null,
    });
  });

  it("says so where a later phase runs with an earlier gate open", () => {
    const items = [item({}), item({ state: "claimed" }), item({ phase: "P2" })];
    expect(phaseGates(items, "P2")[0]?.warning).toBe("running P2 with P1 open: 2 items");
    expect(phaseGates(items, "P3").map(({ warning }) => warning)).toEqual([
      "running P3 with P1 open: 2 items",
      "running P3 with P2 open: 1 item",
      null,
      null,
      null,
    ]);
    expect(phaseGates(items, null)[0]?.warning).toBeNull();
    expect(phaseGates(items, "ended")[0]?.warning).toBe("ended with P1 open: 2 items");
  });
});

describe("byUrgency", () => {
  it("puts late items first, then those without a DRI, then by due date", () => {
    const items = [
      item({ id: "later", due: 30 }),
      item({ id: "no dri", due: 40, dri: null }),
      item({ id: "sooner", due: 20 }),
      item({ id: "late", due: 5, late: true }),
      item({ id: "proven without dri", due: 6, dri: null, state: "proven" }),
    ];
    expect(byUrgency(items).map(({ id }) => id)).toEqual([
      "late",
      "no dri",
      "proven without dri",
      "sooner",
      "later",
    ]);
    expect(isSettled(item({ overrideReason: "x" }))).toBe(true);
    expect(isSettled(item({ state: "claimed" }))).toBe(false);
  });
});
