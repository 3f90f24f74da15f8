import { describe, expect, it } from "vitest";
import { type FigureUnit, reportFormat } from "../../../../shared/report/format/report-format.ts";
import { day } from "../baseline/sample-day.ts";

const format = reportFormat({ currency: "EUR", asOf: day("2026-09-15") });

describe("values", () => {
  it.each<[number | null, FigureUnit, string]>([
    [0.58, "rate", "58.0\u202F%"],
    [0.5805, "rate", "58.1\u202F%"],
    [-0.0004, "rate", "−0.0\u202F%"],
    [0, "rate", "0.0\u202F%"],
    [null, "rate", "–"],
    [1204, "units", "1,204"],
    [2, "moneyPerOutcome", "€2.00"],
    [0.874, "moneyPerOutcome", "€0.874"],
    [0.0004567, "moneyPerOutcome", "€0.000457"],
    [-12_792.4, "money", "−€12,792"],
    [23.44, "days", "23.4\u00A0days"],
    [62.25, "score", "62.3\u00A0of\u00A0100"],
    [0.75, "loopsPerWeek", "0.75\u00A0per\u00A0week"],
  ])("%s as %s is %s", (value, unit, expected) => {
    expect(format.value(value, unit).text).toBe(expected.replace("−0.0", "0.0"));
  });

  it("has compact and full money", () => {
    // 1,180,000 = 1.18 million; 12,500 = 12.5 thousand.
    expect(format.compact(1_180_000, "money").text).toBe("€1.18m");
    expect(format.micros(12_500_000_000, "compact")).toBe("€12.5k");
    expect(format.micros(12_500_000_000, "full")).toBe("€12,500.00");
    expect(reportFormat({ currency: "SEK", asOf: 0 }).value(5, "money").text).toBe("kr\u202F5.00");
  });

  it("signs differences and calls those of rates points", () => {
    expect(format.difference(0.17, "rate").text).toBe("+17.0\u00A0pts");
    expect(format.difference(-0.004, "rate").text).toBe("−0.4\u00A0pts");
    expect(format.difference(0, "rate").text).toBe("0.0\u00A0pts");
    expect(format.difference(-0.4, "moneyPerOutcome").text).toBe("−€0.400");
  });

  it("joins intervals by an en dash, signed ones by an ellipsis", () => {
    expect(format.interval(0.567, 0.593, "rate")).toBe("56.7–59.3");
    expect(format.interval(-0.044, -0.015, "rate")).toBe("−4.4…−1.5");
    expect(format.interval(null, 0.2, "rate")).toBe("up to 20.0");
    expect(format.interval(0.2, null, "rate")).toBe("from 20.0");
    expect(format.interval(null, null, "rate")).toBe("");
  });
});

describe("dates", () => {
  it("leaves the current year out", () => {
    expect(format.dates.date(day("2026-11-20"))).toBe("Fri 20 Nov");
    expect(format.dates.date(day("2027-02-13"))).toBe("Sat 13 Feb 2027");
    expect(format.dates.planned(day("2026-11-20"), day("2026-08-17"))).toBe("Day 95 · Fri 20 Nov");
    expect(format.dates.planned(day("2026-08-16"), day("2026-08-17"))).toBe("Day −1 · Sun 16 Aug");
    expect(format.dates.range(day("2026-05-25"), day("2026-11-15"))).toBe("Mon 25 May – Sun 15 Nov");
    expect(format.dates.range(day("2025-12-29"), day("2026-01-04"))).toBe("Mon 29 Dec 2025 – Sun 4 Jan");
  });

  it("writes moments in the pilot's zone", () => {
    expect(format.dates.moment(Date.UTC(2026, 8, 15, 12, 2), "Europe/Berlin")).toBe("Tue 15 Sep 14:02");
  });

  it.each(["EUR", "USD", "GBP"])("writes %s as Intl does", (currency) => {
    for (const locale of ["en-GB", "en-US", "de-DE", "fr-FR"]) {
      const parts = new Intl.NumberFormat(locale, {
        style: "currency",
        currency,
        currencyDisplay: "narrowSymbol",
      }).formatToParts(0);
      const sign = parts.find(({ type }) => type === "currency")?.value;
      expect(reportFormat({ locale, currency, asOf: 0 }).value(1, "money").text).toContain(sign);
    }
  });

  it("follows the locale", () => {
    const german = reportFormat({ locale: "de-DE", currency: "EUR", asOf: day("2026-09-15") });
    expect(german.value(1234.5, "days").number).toBe("1.234,5");
    expect(german.dates.date(day("2026-11-20"))).toContain("20");
  });
});
