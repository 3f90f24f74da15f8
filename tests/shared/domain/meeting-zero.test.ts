import { describe, expect, it } from "vitest";
import { typedFigure } from "../../../shared/domain/meeting-zero.ts";

describe("a number as it is typed", () => {
  it.each([
    ["avd", "41", 0.41, null],
    ["avd", " 0 ", 0, null],
    ["trust", "0.86", 0.0086, "0.86 %, or 86 %?"],
    ["trust", "100", 1, null],
    ["cost", "2.44", 2.44, null],
    ["cost", ".5", 0.5, null],
    ["revenue", "99.4", 0.994, null],
    ["revenue", "118", 1.18, "for one month? A year's figure says something else"],
    ["revenue", "72", 0.72, "for one month? A year's figure says something else"],
    ["loop", "14", 14, null],
    ["loop", "1209600", 1_209_600, "in days?"],
  ] as const)("%s %s", (pillar, text, value, doubt) => {
    expect(typedFigure(pillar, text)).toEqual({ ok: true, value, doubt });
  });

  it.each([
    ["avd", "101", "a share is at most 100 %"],
    ["revenue", "9940", "a month's retention is at most 1,000 %"],
    ["cost", "2,44", "write a point as the decimal mark: 12.5"],
    ["cost", "-1", "write a number, such as 12.5"],
    ["loop", "two weeks", "write a number, such as 12.5"],
    ["loop", "1e3", "write a number, such as 12.5"],
    ["trust", "", "write a number, such as 12.5"],
  ] as const)("refuses %s %s", (pillar, text, fault) => {
    expect(typedFigure(pillar, text)).toEqual({ ok: false, fault });
  });
});
