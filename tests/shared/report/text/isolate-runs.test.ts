import { describe, expect, it } from "vitest";
import { isolateRuns } from "../../../../shared/report/text/isolate-runs.ts";

const CASES = [
  ["Ruth, 12 of 40", "Ruth, 12 of 40"],
  ["Removed: רות כהן, 12 of 40", "Removed: \u2068רות כהן\u2069, 12 of 40"],
  ["מסלול 2", "\u2068מסלול 2\u2069"],
  ["Given by ليلى · دان · 3 days", "Given by \u2068ليلى\u2069 · \u2068دان\u2069 · 3 days"],
] as const;

describe("names from right to left in a sentence", () => {
  it.each(CASES)("%s", (text, isolated) => expect(isolateRuns(text)).toBe(isolated));

  it.each(CASES)("%s is not isolated twice", (_text, isolated) =>
    expect(isolateRuns(isolated)).toBe(isolated),
  );
});
