import * as xlsx from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { reportFormat } from "../../../../shared/report/format/report-format.ts";
import { fullMoney, printedNumber, signedNumber } from "../../../../shared/report/xlsx/printed-format.ts";

const format = reportFormat({ currency: "EUR", asOf: 0 });
const krone = reportFormat({ currency: "SEK", asOf: 0 });

/** As a spreadsheet shows it, by another library; minus signs and spaces alike. */
function shown({ value, format: code }: { readonly value: number; readonly format: string }): string {
  return plain((xlsx.SSF as { format: (code: string, value: number) => string }).format(code, value));
}

const plain = (text: string): string => text.replaceAll("\u2212", "-").replace(/\s/gu, "");

describe("a printed number in a spreadsheet", () => {
  it.each([
    [format.value(0.5801, "rate").text, 0.5801],
    [format.value(2.345_457, "moneyPerOutcome").text, 2.345_457],
    [format.value(12_345.678, "money").text, 12_345.678],
    [format.value(9.04, "days").text, 9.04],
    [format.value(66.54, "score").text, 66.54],
    [format.value(5600, "count").text, 5600],
    [krone.value(20.7, "moneyPerOutcome").text, 20.7],
    [format.difference(0.170_04, "rate").text, 0.170_04],
    [format.difference(-0.004, "rate").text, -0.004],
    [format.difference(-0.119_4, "moneyPerOutcome").text, -0.119_4],
    [format.difference(205.706, "money").text, 205.706],
    [format.difference(-6.01, "days").text, -6.01],
  ])("reads as %s", (text, raw) => {
    const number = printedNumber(text, raw);
    if (number === null) throw new Error(`${text} is no number`);
    expect(shown(number)).toBe(plain(text));
    // The whole value is held, points as points.
    expect(number.value).toBe(text.endsWith("pts") ? raw * 100 : raw);
  });

  it("is no number where it was made short, says more, or is another one", () => {
    expect(printedNumber("€1.2k", 1234)).toBeNull();
    expect(printedNumber("4 of 5", 4)).toBeNull();
    expect(printedNumber("58.0 %", 0.6)).toBeNull();
    expect(printedNumber("–", 0)).toBeNull();
  });

  it("made short stands at full size with its sign, and only where it is that number", () => {
    expect(fullMoney("+€16k", 16_034.79)).toStrictEqual({
      value: 16_034.79,
      format: '+"€"#,##0;-"€"#,##0;"€"#,##0',
    });
    expect(fullMoney("€1.18m", 1_184_000)).toMatchObject({ value: 1_184_000, format: '"€"#,##0;-"€"#,##0' });
    expect(fullMoney("€17k", 16_034.79)).toBeNull();
    expect(fullMoney("€3,533", 3533)).toBeNull();
  });

  it("of a share whose column has the sign is its hundredfold", () => {
    expect(printedNumber("30", 0.3)).toStrictEqual({ value: 30, format: "#,##0;-#,##0" });
  });

  it("with a sign, or an arrow and a sign, is the number and not a text that could be a formula", () => {
    expect(signedNumber("+17.0 pts")).toMatchObject({ value: 17 });
    expect(signedNumber("+€3,533")).toMatchObject({ value: 3533 });
    expect(signedNumber("\u2212€0.119")).toMatchObject({ value: -0.119 });
    const arrow = signedNumber("▼ \u22126.0 days");
    expect(arrow === null ? null : [arrow.value, shown(arrow)]).toStrictEqual([-6, "▼-6.0days"]);
    for (const text of [
      "▲ 5.0 pts",
      "▲ +1+1",
      "\u2212",
      "+1+cmd|' /C calc'!A0",
      "=1",
      "17.0 pts",
      "+",
      "+a1",
    ]) {
      expect({ text, number: signedNumber(text) }).toStrictEqual({ text, number: null });
    }
  });

  it("never lets a unit break out of its format", () => {
    const number = printedNumber('5 "x";[Red]\\', 5);
    expect(number?.format.replace(/"[^"]*"/gu, "")).toBe("#,##0;-#,##0");
  });
});
