import { describe, expect, it } from "vitest";
import { isolateNames } from "../../../../shared/report/html/isolate-names.ts";

const CASES = [
  ["<p>Ruth, 12 of 40</p>", "<p>Ruth, 12 of 40</p>"],
  ["<td>רות כהן</td>", "<td><bdi>רות כהן</bdi></td>"],
  ["<p>רות כהן, 12 of 40</p>", "<p><bdi>רות כהן</bdi>, 12 of 40</p>"],
  ["<td>مسار 2</td>", "<td><bdi>مسار 2</bdi></td>"],
  ["<p>by ליאת לוי-כץ · דן · 3 days</p>", "<p>by <bdi>ליאת לוי-כץ</bdi> · <bdi>דן</bdi> · 3 days</p>"],
  ['<p title="רות">x</p>', '<p title="רות">x</p>'],
  ["<style>/* רות */</style>", "<style>/* רות */</style>"],
  ["<svg><text>רות 5</text></svg>", "<svg><text>\u2068רות 5\u2069</text></svg>"],
  ["<p>due \u2068الجمعة، 20 نوفمبر\u2069</p>", "<p>due \u2068الجمعة، 20 نوفمبر\u2069</p>"],
] as const;

describe("names from right to left in a page", () => {
  it.each(CASES)("%s", (html, isolated) => expect(isolateNames(html)).toBe(isolated));
});
