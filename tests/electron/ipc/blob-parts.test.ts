import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createBlobParts } from "../../../electron/ipc/blob-parts.ts";

const FIRST = { pilotId: "a1-1-0", name: "ab".repeat(32) };
const OTHER = { pilotId: "a1-1-0", name: "cd".repeat(32) };
const REFUSED = { ok: false, problem: { code: "INVARIANT" } };
const MORE = { ok: true, value: null };

/** A part that begins at a place. */
const part = (file: typeof FIRST, size: number, offset: number, ...bytes: number[]) => ({
  ...file,
  size,
  offset,
  bytes: new Uint8Array(bytes),
});

describe("a file that comes in parts", () => {
  it("is whole with its last part, wherever it was cut (seed 1)", () => {
    const cuts = fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 70 }));
    fc.assert(
      fc.property(cuts, ([whole, length]) => {
        const parts = createBlobParts();
        for (let offset = 0; offset < whole.length; offset += length) {
          const bytes = whole.slice(offset, offset + length);
          const added = parts.add({ ...FIRST, size: whole.length, offset, bytes });
          const isLast = offset + length >= whole.length;
          expect(added).toStrictEqual({ ok: true, value: isLast ? whole : null });
        }
      }),
      { seed: 1 },
    );
  });

  it("may be empty", () => {
    expect(createBlobParts().add(part(FIRST, 0, 0))).toStrictEqual({ ok: true, value: new Uint8Array() });
  });

  it.each([
    ["nothing came before", [part(FIRST, 3, 1, 2)]],
    ["a part is left out", [part(FIRST, 4, 0, 1), part(FIRST, 4, 2, 3)]],
    ["a part comes twice", [part(FIRST, 4, 0, 1, 2), part(FIRST, 4, 2, 3), part(FIRST, 4, 2, 3)]],
    ["it is of another file", [part(FIRST, 2, 0, 1), part(OTHER, 2, 1, 2)]],
    ["it is of another pilot", [part(FIRST, 2, 0, 1), part({ ...FIRST, pilotId: "b1-1-0" }, 2, 1, 2)]],
    ["the whole has another size", [part(FIRST, 2, 0, 1), part(FIRST, 3, 1, 2, 3)]],
    ["there is more than the whole", [part(FIRST, 2, 0, 1), part(FIRST, 2, 1, 2, 3)]],
    ["it is empty", [part(FIRST, 2, 0, 1), part(FIRST, 2, 1)]],
    ["another file came between", [part(FIRST, 2, 0, 1), part(OTHER, 1, 0, 9), part(FIRST, 2, 1, 2)]],
  ])("is refused where %s, and what came of it is forgotten", (_, given) => {
    const parts = createBlobParts();
    const answers = given.map((each) => parts.add(each));
    expect(answers.at(-1)).toMatchObject(REFUSED);
    expect(answers.slice(0, -1).every(({ ok }) => ok)).toBe(true);
    expect(parts.add(part(FIRST, 2, 1, 2))).toMatchObject(REFUSED);
  });

  it("begins anew with its first part", () => {
    const parts = createBlobParts();
    expect(parts.add(part(FIRST, 3, 0, 7, 7))).toStrictEqual(MORE);
    expect(parts.add(part(FIRST, 2, 0, 1))).toStrictEqual(MORE);
    expect(parts.add(part(FIRST, 2, 1, 2))).toStrictEqual({ ok: true, value: new Uint8Array([1, 2]) });
  });
});
