import { describe, expect, it } from "vitest";
import { parseCalendarDate } from "../../../../shared/calendar/calendar-date.ts";
import { localeOf, wordsLanguage } from "../../../../shared/report/format/locale.ts";
import { reportFormat } from "../../../../shared/report/format/report-format.ts";
import { printedNumber, signedNumber } from "../../../../shared/report/xlsx/printed-format.ts";

const DAY = parseCalendarDate("2026-11-20") ?? 0;

/** Locale; a grouped number; an amount in euros; a date without and with its year. Spaces are plain here. */
const CASES = [
  ["en-GB", "1,234,567.8", "−€12,345.67", "Fri 20 Nov", "Fri 20 Nov 2026"],
  ["en-US", "1,234,567.8", "−€12,345.67", "Fri, Nov 20", "Fri, Nov 20, 2026"],
  ["en-IN", "12,34,567.8", "−€12,345.67", "Fri 20 Nov", "Fri 20 Nov 2026"],
  ["de-DE", "1.234.567,8", "−12.345,67 €", "Fr., 20. Nov.", "Fr., 20. Nov. 2026"],
  ["fr-FR", "1 234 567,8", "−12 345,67 €", "ven. 20 nov.", "ven. 20 nov. 2026"],
  ["sv-SE", "1 234 567,8", "−12 345,67 €", "fre 20 nov.", "fre 20 nov. 2026"],
  ["hi-IN", "12,34,567.8", "−€12,345.67", "शुक्र, 20 नव॰", "शुक्र, 20 नव॰ 2026"],
] as const;

const plain = (text: string): string => text.replaceAll(/[\u00A0\u202F]/gu, " ");

describe("numbers and dates by locale", () => {
  it.each(CASES)("%s", (locale, number, money, date, fullDate) => {
    const format = reportFormat({ locale, currency: "EUR", asOf: DAY });
    expect(plain(format.numbers.fixed(1_234_567.8, 1))).toBe(number);
    expect(plain(format.micros(-12_345_670_000, "full"))).toBe(money);
    expect(plain(format.dates.date(DAY))).toBe(date);
    expect(plain(format.dates.fullDate(DAY))).toBe(fullDate);
  });

  it("keeps an Arabic date together inside an English sentence, with Latin digits", () => {
    const { dates, numbers } = reportFormat({ locale: "ar-EG", currency: "EUR", asOf: DAY });
    expect(dates.date(DAY)).toMatch(/^\u2068[^\u2068\u2069]*20[^\u2068\u2069]*\u2069$/u);
    expect(numbers.signed(-1.5, 1)).toMatch(/^\u22121.5$/u);
  });

  it.each(CASES.map(([locale]) => locale))("a workbook holds the numbers of %s as numbers", (locale) => {
    const format = reportFormat({ locale, currency: "EUR", asOf: DAY });
    expect(printedNumber(format.value(0.58, "rate").text, 0.58)?.value).toBe(0.58);
    expect(printedNumber(format.micros(1_234_560_000, "full"), 1234.56)?.value).toBe(1234.56);
    expect(printedNumber(format.count(1234), 1234)).toStrictEqual({
      value: 1234,
      format: "#,##0;-#,##0",
    });
    expect(signedNumber(format.difference(0.17, "rate").text)?.value).toBeCloseTo(17, 9);
    expect(signedNumber(format.difference(0.4, "moneyPerOutcome").text)?.value).toBeCloseTo(0.4, 9);
    expect(signedNumber(format.difference(1234, "count").text)?.value).toBe(1234);
  });
});

describe("a locale's tag", () => {
  it.each([
    ["de-de", "de-DE"],
    ["de_DE", "de-DE"],
    ["not a locale", null],
    ["", null],
  ])("%s", (text, tag) => expect(localeOf(text)).toBe(tag));

  it("never says that English words are in another language", () => {
    expect([wordsLanguage("en-US"), wordsLanguage("de-DE")]).toStrictEqual(["en-US", "en"]);
  });
});
