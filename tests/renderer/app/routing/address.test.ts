import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAddress, withSearch } from "../../../../renderer/app/routing/address.ts";

describe("an address of the window", () => {
  it.each([
    ["", "/", {}],
    ["/portfolio", "/portfolio", {}],
    ["/c/a/plan?tab=All&item=x", "/c/a/plan", { tab: "All", item: "x" }],
    ["/c/a/plan?", "/c/a/plan", {}],
    ["?tab=All", "/", { tab: "All" }],
    ["/a?line=3&line=4", "/a", { line: "4" }],
    ["/a?item=b?c", "/a", { item: "b?c" }],
  ])("%j is read", (href, path, search) => {
    expect(readAddress(href)).toStrictEqual({ path, search, href });
  });

  it("leaves out what is not set", () => {
    expect(withSearch("/a", { tab: undefined })).toBe("/a");
    expect(withSearch("/a", { tab: "All rows", item: undefined })).toBe("/a?tab=All+rows");
  });

  it("is read as it was written, whatever its values hold (seed 181)", () => {
    const search = fc.dictionary(fc.string(), fc.string(), { noNullPrototype: true });
    const property = fc.property(search, (values) => {
      const { __proto__: _, ...set } = values;
      expect(readAddress(withSearch("/c/a/data", set))).toMatchObject({ path: "/c/a/data", search: set });
    });
    fc.assert(property, { seed: 181 });
  });
});
