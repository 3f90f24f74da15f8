import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crc32 } from "../../../shared/archive/crc32.ts";
import { inflateMember, storeMember } from "../../../shared/archive/stored-member.ts";
import { problemOf, valueOf } from "../commands/test-pilot.ts";

/** Bytes that do not deflate, always the same: a linear congruential generator. */
function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 24;
  });
}

describe("crc32", () => {
  it("gives the check value of the standard", () => {
    // CRC-32 (ISO-HDLC) of the digits 1 to 9 is 0xCBF43926.
    expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array())).toBe(0);
  });
});

describe("storeMember and inflateMember", () => {
  it("give the bytes back (seed 42)", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
        const { member } = storeMember("a", bytes);
        expect(valueOf(inflateMember(member))).toEqual(bytes);
      }),
      { seed: 42, numRuns: 100 },
    );
  });

  it("store the same bytes the same way, remembered or not", () => {
    const bytes = noise(5000);
    const first = storeMember("a", bytes);
    expect(storeMember("b", bytes).member.stored).toBe(first.member.stored);
    expect(storeMember("a", bytes.slice())).toEqual(first);
  });

  it("give large members back, and refuse a size that is one off either way", () => {
    const bytes = noise(3_000_000);
    const { member } = storeMember("a", bytes);
    expect(member.stored.length).toBeGreaterThan(2_000_000);
    expect(valueOf(inflateMember(member)).every((byte, index) => byte === bytes[index])).toBe(true);
    for (const size of [bytes.length - 1, bytes.length + 1]) {
      expect(problemOf(inflateMember({ ...member, size })).code).toBe("ZIP_HEADER_MISMATCH");
    }
    expect(problemOf(inflateMember({ ...member, stored: member.stored.subarray(0, -9) })).code).toBe(
      "ZIP_CRC",
    );
  });
});
