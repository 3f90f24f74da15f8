import { describe, expect, it } from "vitest";
import { conflictsInOrder, orderWith } from "../../../renderer/features/company/conflict-order.ts";
import { TestPilot } from "../../shared/domain/test-pilot.ts";

describe("the order of conflicts", () => {
  const pilot = new TestPilot();
  const add = (title: string, fields: Readonly<Record<string, unknown>>): string =>
    pilot.run("conflict.add", { title, ...fields });
  const second = add("Second", { rank: 2 });
  const unranked = add("Unranked", {});
  add("Dropped", { rank: 1, status: "dropped" });
  const first = add("First", { rank: 1 });
  const conflicts = conflictsInOrder(pilot.state);

  it("is by rank, then those without one, dropped ones last", () => {
    expect(conflicts.map(({ title }) => title)).toEqual(["First", "Second", "Unranked", "Dropped"]);
  });

  it.each([
    ["down", first, 1, [second, first, unranked]],
    ["up", unranked, -1, [first, unranked, second]],
    ["up from the top", first, -1, null],
    ["down from the end", unranked, 1, null],
    ["one that is not there", "x", 1, null],
  ] as const)("%s", (_, id, step, order) => {
    expect(orderWith(conflicts, id, step)).toEqual(order);
  });
});
