import fc from "fast-check";
import { expect, it } from "vitest";
import { createCloneCodec } from "./clone-codec.ts";
import { fromBrowserAddress, toBrowserAddress } from "./scheme-addresses.ts";

const codec = createCloneCodec();

function there(value: unknown): unknown {
  const binaries: Uint8Array[] = [];
  const text = codec.encode(value, binaries);
  return codec.decode(
    text,
    binaries.map((bytes) => new Uint8Array(bytes)),
  );
}

it("brings every value back that a structured clone can hold and the app sends", () => {
  const leaf = fc.oneof(
    fc.string(),
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.bigInt(),
    fc.constantFrom(null, undefined, -0, Number.NaN, Number.POSITIVE_INFINITY),
    fc.uint8Array({ maxLength: 50 }),
    fc.date({ noInvalidDate: true }),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom("a", "b", "$", "v", "t", "длина"), tie("value"), {
        noNullPrototype: true,
      }),
      fc.array(fc.tuple(fc.string(), tie("value")), { maxLength: 3 }).map((entries) => new Map(entries)),
      fc.uniqueArray(fc.string(), { maxLength: 3 }).map((each) => new Set(each)),
    ),
  }));
  fc.assert(
    fc.property(value, (given) => {
      expect(there(given)).toStrictEqual(structuredClone(given));
    }),
    { seed: 42, numRuns: 300 },
  );
});

it("keeps large binaries out of the text, and their kind", () => {
  const large = new Float64Array(20_000).fill(1.5);
  const binaries: Uint8Array[] = [];
  const text = codec.encode({ large, part: new Uint8Array(large.buffer, 8, 16) }, binaries);
  expect(binaries.map((bytes) => bytes.byteLength)).toStrictEqual([160_000]);
  expect(text.length).toBeLessThan(200);
  expect(there(large)).toStrictEqual(large);
});

it("shows addresses of the app's own scheme as a secure origin, and back; all others stay", () => {
  const schemes = new Set(["app"]);
  const pairs = [
    ["app://converge180/index.html#/today?x=1", "https://converge180.app.invalid/index.html#/today?x=1"],
    ["app://print/ab", "https://print.app.invalid/ab"],
    ["https://example.com/", "https://example.com/"],
  ] as const;
  for (const [own, shown] of pairs) {
    expect(toBrowserAddress(own, schemes)).toBe(shown);
    expect(fromBrowserAddress(shown, schemes)).toBe(own);
  }
  expect(fromBrowserAddress("https://converge180.other.invalid/", schemes)).toBe(
    "https://converge180.other.invalid/",
  );
});
