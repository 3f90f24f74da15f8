import { describe, expect, it } from "vitest";
import { titleLines } from "../../../../shared/report/office/title-lines.ts";

/** The width of a slide's title, and its letters, in points. */
const WIDTH = 873;
const POINTS = 24;

describe("the lines of a title", () => {
  it("are one where it fits", () => {
    const title = "4 of 7 pilots: asks without an answer";
    expect(titleLines(title, WIDTH, POINTS)).toStrictEqual([title]);
  });

  it("are about equally long, break inside no figure, and give the title again", () => {
    const title =
      "Value delivered +€3,552, no detectable change; cost avoided +€616, improved; churn debt €0 at stake";
    const lines = titleLines(title, WIDTH, POINTS);
    expect(lines.join("")).toBe(title);
    expect(lines).toHaveLength(2);
    const lengths = lines.map(({ length }) => length);
    expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThan(16);
    for (const figure of ["+€3,552", "+€616", "€0"]) {
      expect({ figure, count: lines.filter((line) => line.includes(figure)).length }).toStrictEqual({
        figure,
        count: 1,
      });
    }
  });

  it("leave a number with what it counts, and break a word that is longer than any line nowhere", () => {
    const title =
      "Decision rights version 1 in force, 2 of 2 delegated rights active, 144 person-hours a month freed";
    const lines = titleLines(title, 493, 17);
    expect(lines.filter((line) => /\s\d+ $/u.test(line))).toStrictEqual([]);
    expect(lines.join("")).toBe(title);
    const long = `${"x".repeat(400)} stands`;
    expect(titleLines(long, WIDTH, POINTS).join("")).toBe(long);
  });
});
