import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FAULT_KINDS, faultNote } from "../../../shared/ipc/fault-note.ts";
import { IPC_CONTRACT } from "../../../shared/ipc/ipc-contract.ts";

describe("what the log keeps of a fault", () => {
  it("is its kind, its code, and places in the app's code", () => {
    const fault = Object.assign(new TypeError("Ada Nowak owes 4,200 EUR"), { code: "DISK_FULL" });
    fault.stack = [
      "TypeError: Ada Nowak owes 4,200 EUR",
      "    at save (app://converge180/assets/window-BsQ1a9.js:12:345)",
      "    at async app://converge180/assets/begin-AAAA.js:1:2",
      "    at new Promise (<anonymous>)",
    ].join("\n");
    expect(faultNote(fault)).toStrictEqual({
      kind: "TypeError",
      code: "DISK_FULL",
      frames: ["window-BsQ1a9.js:12:345", "begin-AAAA.js:1:2"],
    });
  });

  it("is nothing of what it is not made for", () => {
    const nothing = { kind: "other", code: null, frames: [] };
    expect(faultNote("Ada Nowak")).toStrictEqual(nothing);
    expect(faultNote(null)).toStrictEqual(nothing);
    expect(faultNote({ name: "Ada Nowak", code: "Ada Nowak", stack: "Ada Nowak" })).toStrictEqual(nothing);
    expect(faultNote({ name: "AdaNowakError", code: 4200 })).toStrictEqual(nothing);
  });

  it("never holds a word or a figure of its message, whatever that looks like (seed 7)", () => {
    const hostile = fc.oneof(
      fc.string({ minLength: 1, maxLength: 60, unit: "grapheme" }),
      fc.constantFrom(
        "Nowak.js:4200:17",
        "\n    at Nowak (Nowak.js:4200:17)",
        "x\n    at Nowak.js:4200:17\n    at Nowak.ts:4200:17",
      ),
    );
    fc.assert(
      fc.property(hostile, (words) => {
        const message = `Nowak 4200 ${words}`;
        const note = faultNote(new RangeError(message));
        expect(JSON.stringify(note)).not.toMatch(/Nowak|4200/);
        // What is kept is what main takes, and nothing else is.
        expect(IPC_CONTRACT.noteFault.request.safeParse(note).success).toBe(true);
        expect(FAULT_KINDS).toContain(note.kind);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
