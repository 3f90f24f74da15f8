import { describe, expect, it } from "vitest";
import { isBetweenCopies, sideNames } from "../../../renderer/features/merge/side-names.ts";
import { mergePilots } from "../../../shared/merge/merge-pilots.ts";
import { valueOf } from "../../shared/commands/test-pilot.ts";
import { copiesOf, type History } from "../../shared/merge/random-histories.ts";
import { mergeOf } from "../../shared/merge/two-copies.ts";

/** Two imports of one row stand in the first copy, which nothing decides between: the other copy took the third back. */
const WITHIN_ONE: History = {
  people: 3,
  common: [{ who: 0, kind: 56, which: 9, value: 0 }],
  apart: [
    { who: 2, kind: 56, which: 5, value: 0 },
    { who: 0, kind: 56, which: 5, value: 1 },
    { who: 1, kind: 70, which: 0, value: 0 },
    { who: 0, kind: 94, which: 3, value: 0 },
  ],
};

describe("what the sides of a conflict are called", () => {
  it("this copy and the pack, where each said one of the two", () => {
    const merge = mergeOf({
      common: [["person.add", { name: "Cid", role: "CEO" }, "cid"]],
      a: [["person.edit", { id: "$cid", title: "Chief" }]],
      b: [["person.edit", { id: "$cid", title: "Head" }]],
    });
    const [collision] = merge.collisions;
    if (collision === undefined) throw new Error("nothing collides");
    expect(sideNames(merge, collision)).toStrictEqual({ A: "this copy", B: "the pack" });
    expect(isBetweenCopies(merge, collision)).toBe(true);
  });

  it("the earlier and the later one of a copy, where both stand there", () => {
    const copies = copiesOf(WITHIN_ONE);
    const named = copies.flatMap((a, at) =>
      copies
        .filter((_, other) => other !== at)
        .flatMap((b) => {
          const merge = valueOf(mergePilots(a, b));
          return merge.collisions.map((collision) => ({
            ...sideNames(merge, collision),
            isBetween: isBetweenCopies(merge, collision),
          }));
        }),
    );
    // Whichever copy is named first, it is the same two.
    expect(named).toStrictEqual([
      { A: "this copy, later", B: "this copy, earlier", isBetween: false },
      { A: "the pack, earlier", B: "the pack, later", isBetween: false },
    ]);
  });
});
