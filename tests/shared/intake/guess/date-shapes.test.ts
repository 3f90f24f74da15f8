import { describe, expect, it } from "vitest";
import { dateFormatsOf, hasOffset, readWith } from "../../../../shared/intake/guess/date-shapes.ts";

describe("the formats that a text can be a date in", () => {
  it.each([
    ["2016-02-29", [""]],
    ["2016-02-29T01:16:00Z", [""]],
    ["2016-02-29 01:16:00", [""]],
    ["2016-02", [""]],
    ["29/2/2016 01:16", ["D/M/YYYY H:mm"]],
    ["2/29/2016 1:05 PM", ["M/D/YYYY h:mm A"]],
    ["2/29/2016 1:05:33 pm", ["M/D/YYYY h:mm:ss A"]],
    ["3/4/2016", ["D/M/YYYY", "M/D/YYYY"]],
    ["03.04.2016 17:30", ["D.M.YYYY H:mm", "M.D.YYYY H:mm"]],
    ["31.12.2016", ["D.M.YYYY"]],
    ["2016/4/3", ["YYYY/M/D"]],
    ["01-02-03", ["D-M-YY", "M-D-YY", "YY-M-D"]],
    ["16-02-29", ["D-M-YY", "YY-M-D"]],
    ["76-02-28", ["YY-M-D"]],
    ["29 Feb 2016", ["D MMM YYYY"]],
    ["29-Feb-16", ["D-MMM-YY"]],
    ["Feb 29, 2016", ["MMM D, YYYY"]],
    ["Feb 29 2016 13:05", ["MMM D YYYY H:mm"]],
    ["20160229", ["YYYYMMDD"]],
    ["20160229T0116", []],
    ["20160229133000", ["YYYYMMDDHHmmss"]],
    ["2/2016", ["M/YYYY"]],
    ["Feb 2016", ["MMM YYYY"]],
    ["2016-02-29T01:16:00.123+01:00", [""]],
    ["29/2/2016 01:16:07.5 +01:00", ["D/M/YYYY H:mm:ss.SSS Z"]],
    ["29/2/2016, 01:16", ["D/M/YYYY, H:mm"]],
    // Days that do not exist, numbers, words, versions.
    ["30/2/2016", []],
    ["13/13/2016", []],
    ["4.4063", []],
    ["99999999", []],
    ["1.2.3", []],
    ["0.75.2.dev", []],
    ["hello", []],
    ["", []],
  ])("%s", (text, formats) => {
    expect(dateFormatsOf(text)).toEqual(formats);
  });

  it("reads one text as the days that its formats say", () => {
    const dates = dateFormatsOf("3/4/2016 9:05").map((format) =>
      new Date(readWith(format, "3/4/2016 9:05") ?? 0).toISOString().slice(0, 16),
    );
    expect(dates).toEqual(["2016-04-03T09:05", "2016-03-04T09:05"]);
  });

  it.each([
    ["2016-02-29T01:16:00Z", true],
    ["2016-02-29T01:16+01:00", true],
    ["2016-02-29T01:16:00", false],
    ["29/2/2016 01:16", false],
    ["2016-02-29", false],
    ["2016-02-29 01:16 +0100", true],
  ])("%s has an offset: %s", (text, expected) => {
    expect(hasOffset(text)).toBe(expected);
  });
});
