import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { CompanyStanding } from "../../../shared/portfolio/company-standing.ts";
import type { MoneyKind, MoneyLine } from "../../../shared/portfolio/money-lines.ts";
import { patternsOf } from "../../../shared/portfolio/patterns.ts";
import { type Portfolio, type PortfolioMember, portfolioAt } from "../../../shared/portfolio/portfolio.ts";
import { renderCsv } from "../../../shared/report/csv/render-csv.ts";
import { reasonText } from "../../../shared/report/portfolio/attention-words.ts";
import { printed } from "../../../shared/report/portfolio/portfolio-input.ts";
import { portfolioReport } from "../../../shared/report/portfolio/portfolio-report.ts";
import type { ReportDocument } from "../../../shared/report/report-document.ts";
import { SAMPLE_CLOCK_MS } from "../../../shared/sample/build-sample-company.ts";
import { sampleCompanies } from "../../../shared/sample/sample-portfolio.ts";
import { type BuiltCompany, built, points } from "../sample/sample-pilots.ts";

const SEED = 20_261_120;

let companies: readonly BuiltCompany[];
let members: readonly PortfolioMember[];
let all: Portfolio;
beforeAll(async () => {
  companies = await Promise.all(sampleCompanies().map(({ key }) => built(key)));
  members = companies.map(({ state, prepared }) => ({ pilot: state, data: prepared }));
  all = portfolioAt(members, SAMPLE_CLOCK_MS);
}, 60_000);

function standing(name: string): CompanyStanding {
  const found = all.companies.find(({ company }) => company.startsWith(name));
  if (found === undefined) throw new Error(`no company ${name}`);
  return found;
}

function line(name: string, kind: MoneyKind): MoneyLine {
  const { gained, atStake } = standing(name);
  const found = [...gained, ...atStake].find((one) => one.kind === kind);
  if (found === undefined) throw new Error(`no line ${kind}`);
  return found;
}

describe("the attention list of the sample", () => {
  it("names Brontavia, Norrbex and Kestrova in that order, each with its reason", () => {
    const needing = printed(all.companies).filter(({ standing: { attention } }) => attention.length > 0);
    expect(
      needing.map(({ standing: { company, attention }, format }) => [
        company,
        ...attention.map((reason) => reasonText(reason, format)),
      ]),
    ).toStrictEqual([
      ["Brontavia Insurance", "Breach: Escalation rate 15.4\u202F%, due in 9 h"],
      [
        "Norrbex Legal",
        "Running P2 with P1 open: 2 items, no sealed baseline",
        "Nothing recorded for 16 days",
      ],
      [
        "Kestrova Freight",
        "Acceptance rate: flat on top, falling in 3 of 3 segments",
        "Override rate: flat on top, falling in 3 of 3 segments",
        "P4 ends in 4 days with its gate open: 2 items",
      ],
    ]);
  });

  it("knows of one company that sent no pack in this cycle", () => {
    expect(all.companies.filter(({ isSilent }) => isSilent).map(({ company }) => company)).toStrictEqual([
      "Norrbex Legal",
    ]);
  });
});

describe("figures of the sample", () => {
  it("are each company's own, as its place Metrics has them", () => {
    for (const { company, view } of companies) {
      expect(standing(company.name).systemValue).toBe(view.systemValue);
    }
    const value = standing("Tallowmere").pillars[0];
    expect([points(value?.before ?? null), points(value?.value ?? null), value?.verdict]).toStrictEqual([
      41,
      58,
      "improved",
    ]);
  });

  it("show no verdict for Ossunela in any pillar, now or at any usual day", () => {
    const isShown = ({ verdict }: { readonly verdict: string | null }): boolean =>
      verdict === "improved" || verdict === "worse";
    expect(standing("Ossunela").pillars.filter(isShown)).toStrictEqual([]);
    const id = standing("Ossunela").pilotId;
    expect(all.atDay.get(id)?.pillars.filter(isShown)).toStrictEqual([]);
  });

  it("never count Quillando's rise without the note that it may be a return", () => {
    expect(standing("Quillando").returns).toContainEqual({
      metric: "avd.rate",
      history: expect.closeTo(0.522, 3),
      isChosenBecauseBad: true,
    });
    const report = portfolioReport(all);
    const movers = report.parts.flatMap(({ sections }) => sections).find(({ id }) => id === "movers");
    const text = JSON.stringify(movers);
    expect(text).toContain("Quillando");
    expect(text).toContain("It was chosen because it did badly.");
  });

  it("are computed again at a day of the pilot; a company that has not come that far has none", () => {
    expect(all.day).toBe(60);
    expect(all.atDay.has(standing("Norrbex").pilotId)).toBe(false);
    const there = all.atDay.get(standing("Tallowmere").pilotId);
    // The routing change that made the step came on Day 66.
    expect(there?.pillars[0]?.verdict).toBe("no detectable change");
    expect(there?.systemValue).toBeLessThan(10);
  });
});

describe("money of the sample", () => {
  it.each<[string, MoneyKind, string | null]>([
    ["Velquist", "value delivered", "improved"],
    ["Velquist", "cost avoided", "worse"],
    ["Tallowmere", "value delivered", "improved"],
    ["Tallowmere", "cost avoided", "improved"],
    ["Ossunela", "value delivered", "no detectable change"],
    ["Quillando", "value delivered", "no detectable change"],
    ["Quillando", "cost avoided", "improved"],
  ])("%s, %s: %s, and its terms give its value", (name, kind, verdict) => {
    const { value, low, high, terms, verdict: found } = line(name, kind);
    expect(found).toBe(verdict);
    const [one = 0, other = 0, times = 0] = terms.map((term) => term.value ?? Number.NaN);
    expect(value).toBeCloseTo((one - other) * times, 6);
    expect(low ?? 0).toBeLessThan(value ?? 0);
    expect(high ?? 0).toBeGreaterThan(value ?? 0);
  });

  it("is of the pilot's own workflow where another has no value per unit, and says so", () => {
    expect(line("Tallowmere", "value delivered").workflow).toBe("Payroll query resolution");
    expect(line("Velquist", "value delivered").workflow).toBeNull();
  });

  it("puts 1,180 k of 1,300 k of Velquist at stake behind promises", () => {
    const { value, terms } = line("Velquist", "promise gap");
    expect(value).toBe(1_180_000);
    expect(terms.at(-1)?.value).toBe(1_300_000);
  });

  it("says why there is no figure", () => {
    expect(line("Norrbex", "cost avoided")).toMatchObject({ value: null, lack: "no sealed baseline" });
    expect(line("Brontavia", "promise gap").lack).toBe("no promise on record, or nothing measured");
  });
});

describe("patterns", () => {
  it("count companies and name them, from two on", () => {
    const patterns = patternsOf(all.companies.filter(({ moment }) => moment.stage !== "target"));
    expect(patterns.every((one) => one.companies.length >= 2)).toBe(true);
    expect(patterns[0]).toStrictEqual({
      words: "Asks without an answer",
      companies: ["Brontavia Insurance", "Quillando Retail", "Tallowmere Payroll", "Velquist Field Service"],
    });
  });
});

describe(`the report of any of the companies (seed ${SEED})`, () => {
  const partOf = (report: ReportDocument, company: string) =>
    report.parts
      .filter(({ title }) => title === company)
      .flatMap(({ sections }) => sections.map(({ name, finding, blocks }) => ({ name, finding, blocks })));

  it("says of each company what it says of it alone: no figure changes with who else is there", () => {
    const alone = members.map((member) => portfolioReport(portfolioAt([member], SAMPLE_CLOCK_MS)));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          members.map((_, place) => place),
          { minLength: 2 },
        ),
        (places) => {
          const some = places.flatMap((place) => members[place] ?? []);
          const report = portfolioReport(portfolioAt(some, SAMPLE_CLOCK_MS));
          for (const place of places) {
            const own = alone[place];
            const name = companies[place]?.company.name ?? "";
            expect(report.figures.filter(({ company }) => company === name)).toStrictEqual(own?.figures);
            expect(partOf(report, name)).toStrictEqual(own === undefined ? [] : partOf(own, name));
          }
          const pilots = places.filter((place) => companies[place]?.view.moment.stage !== "target");
          expect(new Set(report.figures.map(({ company }) => company)).size).toBe(pilots.length);
        },
      ),
      { seed: SEED, numRuns: 4 },
    );
  });

  it("is the same whatever order the companies come in", () => {
    const turned = portfolioReport(portfolioAt(members.toReversed(), SAMPLE_CLOCK_MS));
    expect(turned).toStrictEqual(portfolioReport(all));
  });

  it("gives every figure its company in the long form, and money its currency", () => {
    const [head, ...rows] = renderCsv(portfolioReport(all)).trimEnd().split("\r\n");
    expect(head?.startsWith("company,metric,")).toBe(true);
    // Ten figures of each of seven pilots, and its operational share.
    expect(rows).toHaveLength(77);
    expect(rows.filter((row) => !/^[A-Z]/.test(row))).toStrictEqual([]);
    const odd = rows.filter(
      (row) => /,money(?:PerOutcome)?,/.test(row) !== /,(?:EUR|USD|GBP|SEK),/.test(row),
    );
    expect(odd).toStrictEqual([]);
  });
});
