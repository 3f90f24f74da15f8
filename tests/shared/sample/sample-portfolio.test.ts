import { beforeAll, describe, expect, it } from "vitest";
import { baselineInForce } from "../../../shared/domain/baselines.ts";
import { digestOfBytes, digestOfJson } from "../../../shared/journal/digest.ts";
import type { JsonValue } from "../../../shared/journal/json.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { SAMPLE_CLOCK_MS } from "../../../shared/sample/build-sample-company.ts";
import { SAMPLE_BANNER, SAMPLE_CLOCK } from "../../../shared/sample/sample-company.ts";
import { sampleCompanies } from "../../../shared/sample/sample-portfolio.ts";
import type { BuiltCompany } from "./sample-pilots.ts";
import { built } from "./sample-pilots.ts";

let companies: readonly BuiltCompany[];
beforeAll(async () => {
  companies = await Promise.all(sampleCompanies().map(({ key }) => built(key)));
});

/** Everything that a pack holds of a pilot, as one digest. */
function digestOf({ state }: BuiltCompany): string {
  const { pilotId, entries, batches, records, confidential } = state;
  const content = {
    pilotId,
    entries,
    records: [...records.values()],
    confidential: [...confidential],
    batches: [...batches].map(([digest, bytes]) => [digest, digestOfBytes(bytes)]),
  };
  return digestOfJson(content as unknown as JsonValue);
}

describe("the sample portfolio", () => {
  it("holds the eight companies in their order, with their zones, currencies and days", () => {
    const rows = companies.map(({ company, view }) => [
      company.name,
      company.currency,
      company.timeZone,
      view.moment.day,
      view.moment.phase,
    ]);
    expect(rows).toEqual([
      ["Tallowmere Payroll", "GBP", "Europe/London", 151, "P5"],
      ["Kestrova Freight", "EUR", "Europe/Berlin", 116, "P4"],
      ["Brontavia Insurance", "EUR", "Europe/Paris", 95, "P4"],
      ["Velquist Field Service", "USD", "America/Chicago", 81, "P3"],
      ["Ossunela Health Billing", "USD", "America/New_York", 67, "P3"],
      ["Norrbex Legal", "SEK", "Europe/Stockholm", 46, "P2"],
      ["Quillando Retail", "EUR", "Europe/Madrid", 130, "P5"],
      ["Ardlune Property", "GBP", "Europe/London", null, null],
    ]);
  });

  it("is the same every time, entry by entry and byte by byte", async () => {
    for (const company of companies) {
      expect(digestOf(await built(company.company.key))).toBe(digestOf(company));
    }
  });

  it("says of each company that it is a seeded simulation", () => {
    for (const { state } of companies) {
      expect(recordsOf(state, "company")[0]?.description).toBe(SAMPLE_BANNER);
    }
  });

  it("has one clock, 15:00 in Paris, and nothing that happened after it", () => {
    expect(new Date(SAMPLE_CLOCK_MS).toISOString()).toBe(SAMPLE_CLOCK);
    expect(SAMPLE_CLOCK_MS).toBe(Date.parse("2026-11-20T15:00:00+01:00"));
    for (const { state } of companies) {
      const moments = state.entries.map(({ at }) => at);
      expect(moments).toEqual(moments.toSorted());
      expect((moments.at(-1) ?? "") <= SAMPLE_CLOCK).toBe(true);
    }
  });

  it("sealed six baselines, each of its date, in time", () => {
    const sealed = companies.map(({ company, state }) => [company.sealOn, baselineInForce(state)] as const);
    expect(sealed.filter(([, baseline]) => baseline !== null)).toHaveLength(6);
    for (const [date, baseline] of sealed) {
      expect(baseline?.date).toBe(date);
      expect(baseline?.late ?? false).toBe(false);
      if (baseline !== null) expect(baseline.criteria?.length).toBeGreaterThan(0);
    }
  });

  it("names people by their roles and calls each metric's owner by one", () => {
    for (const { state } of companies) {
      for (const { name } of recordsOf(state, "person")) {
        expect(name).toMatch(
          /^(C[A-Z]O|VP [A-Z][a-z]+|Head of [A-Z]\w+( Ops)?|Converged executive|Finance partner)$/,
        );
      }
    }
  });
});
