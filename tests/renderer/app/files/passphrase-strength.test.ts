import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bitsOf,
  strengthOf,
  suggestedPassphrase,
} from "../../../../renderer/app/files/passphrase-strength.ts";

describe("the strength of a passphrase", () => {
  it.each([
    ["", "too weak"],
    ["secret", "too weak"],
    ["Password1", "too weak"],
    ["qwertz123456", "too weak"],
    ["aaaaaaaaaaaaaaaaaaaaaaaa", "too weak"],
    ["Summer2026!", "too weak"],
    ["hello hello hello hello hello", "too weak"],
    ["abcabcabc", "too weak"],
    ["kettle orbit mustard", "weak"],
    ["Tr0ub4dor&3", "weak"],
    ["kettle orbit mustard violin", "good"],
    ["kettle orbit mustard violin harbour", "strong"],
    ["xR7#pQ9!mZ2$wL5%", "good"],
    ["七転び八起き 花鳥風月 一期一会 温故知新", "good"],
  ] as const)("%s: %s", (passphrase, word) => {
    expect(strengthOf(passphrase).word).toBe(word);
  });

  it("is strong for whatever is suggested, and two suggestions differ (seed 7)", () => {
    const random = fc.uint8Array({ minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(random, (bytes) => {
        const suggested = suggestedPassphrase(() => bytes);
        expect(suggested).toMatch(/^(?:[bdfghjklmnprstvz][aiou][bdfghjklmnprstvz][aiou]-?){6}$/);
        // The same group twice is rare and is counted as what it is.
        const isPlain = new Set(suggested.split("-")).size === 6;
        expect(isPlain && strengthOf(suggested).level < 2).toBe(false);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it("never falls when something is added at the end (seed 11)", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.string({ minLength: 1, maxLength: 8 }), (text, more) => {
        expect(bitsOf(`${text} ${more}`)).toBeGreaterThanOrEqual(bitsOf(text));
      }),
      { seed: 11, numRuns: 500 },
    );
  });
});
