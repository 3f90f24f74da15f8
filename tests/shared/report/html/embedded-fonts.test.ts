import { brotliDecompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { REPORT_FONTS } from "../../../../shared/report/html/embedded-fonts.ts";

/** The uncompressed tables of a WOFF2 file (W3C WOFF 2.0, 4: header of 48 bytes, table directory, one brotli stream). */
function tables(base64: string): string {
  const bytes = Buffer.from(base64, "base64");
  const count = bytes.readUInt16BE(12);
  const compressed = bytes.readUInt32BE(20);
  let at = 48;
  const skipNumber = (): void => {
    while ((bytes[at] ?? 0) >= 0x80) at += 1;
    at += 1;
  };
  for (let table = 0; table < count; table += 1) {
    const flags = bytes[at] ?? 0;
    at += 1;
    const index = flags & 0x3f;
    if (index === 0x3f) at += 4;
    skipNumber();
    // glyf (10) and loca (11) are transformed unless their version is 3, all others if it is not 0.
    const version = flags >> 6;
    const isTransformed = index === 10 || index === 11 ? version !== 3 : version !== 0;
    if (isTransformed) skipNumber();
  }
  return brotliDecompressSync(bytes.subarray(at, at + compressed)).toString("latin1");
}

describe("the fonts of reports", () => {
  it("are WOFF2 files, Inter in two weights and JetBrains Mono", () => {
    expect(REPORT_FONTS.map(({ family, weight }) => `${family} ${weight}`)).toStrictEqual([
      "Inter 400",
      "Inter 600",
      "Inter 400",
      "Inter 600",
      "Inter 400",
      "Inter 600",
      "JetBrains Mono 400",
    ]);
    for (const { base64 } of REPORT_FONTS) {
      expect(Buffer.from(base64, "base64").subarray(0, 4).toString()).toBe("wOF2");
    }
  });

  it("still have tabular figures: columns of numbers stand on the decimal mark", () => {
    for (const { base64 } of REPORT_FONTS.slice(0, 2)) expect(tables(base64)).toContain("tnum");
  });
});
