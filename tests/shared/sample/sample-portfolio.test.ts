import { beforeAll, describe, expect, it } from "vitest";
import { weekday } from "../../../shared/calendar/calendar-date.ts";
import { baselineInForce } from "../../../shared/domain/baselines.ts";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { verifyPilot } from "../../../shared/journal/verify-journal.ts";
import { digestOfBytes, digestOfJson } from "../../../shared/json/digest.ts";
import type { JsonValue } from "../../../shared/json/json.ts";
import { pilotRecord, recordsOf } from "../../../shared/records/read-records.ts";
import { SAMPLE_CLOCK_MS } from "../../../shared/sample/build-sample-company.ts";
import type { SampleFile } from "../../../shared/sample/sample-company.ts";
import { SAMPLE_BANNER, SAMPLE_CLOCK } from "../../../shared/sample/sample-company.ts";
import { sampleCompanies } from "../../../shared/sample/sample-portfolio.ts";
import { livedThrough } from "./sample-packs.ts";
import type { BuiltCompany } from "./sample-pilots.ts";
import { built, dayOf } from "./sample-pilots.ts";

let companies: readonly BuiltCompany[];
beforeAll(async () => {
  companies = await Promise.all(sampleCompanies().map(({ key }) => built(key)));
}, 60_000);

/** Everything that a pack holds of a pilot, as one digest. */
function digestOf({ pilotId, entries, batches, records, confidential }: WholePilot): string {
  const content = {
    pilotId,
    entries,
    records: inOrder(records).map(([, record]) => record),
    confidential: inOrder(confidential),
    batches: inOrder(batches).map(([digest, bytes]) => [digest, digestOfBytes(bytes)]),
  };
  return digestOfJson(content as unknown as JsonValue);
}

const inOrder = <Value>(map: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] =>
  [...map].sort(([one], [other]) => (one < other ? -1 : 1));

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
    for (const { company, state } of companies) {
      expect(digestOf(await livedThrough(company))).toBe(digestOf(state));
    }
  });

  it("says of each company that it is a seeded simulation", () => {
    for (const { state } of companies) {
      expect(pilotRecord(state).notice).toBe(SAMPLE_BANNER);
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
    const sealed = companies.flatMap(({ company, state }) => {
      const baseline = baselineInForce(state);
      expect(baseline?.date).toBe(company.sealOn);
      return baseline ?? [];
    });
    expect(sealed).toHaveLength(6);
    for (const { late, criteria, digest } of sealed) {
      expect(late).toBe(false);
      expect(criteria?.length).toBeGreaterThan(0);
      expect(digest).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it("has a journal that verifies, and seals that hold", () => {
    for (const { state } of companies) {
      expect(verifyPilot(state)).toEqual([]);
    }
  });

  it("misses one weekday and gets one file more than a week late, in every pilot", () => {
    for (const { company } of companies.filter(({ view }) => view.moment.stage === "running")) {
      const work = company.files.filter(({ input }) => input === "work" || input === "interactions");
      const datesOf = ({ bytes }: SampleFile) =>
        new TextDecoder()
          .decode(bytes)
          .match(/2026-\d\d-\d\d/g)
          ?.map(dayOf) ?? [];
      const present = new Set(work.flatMap(datesOf));
      const first = Math.min(...present);
      const span = Array.from({ length: Math.max(...present) - first + 1 }, (_, index) => first + index);
      expect(span.filter((day) => !present.has(day) && weekday(day) <= 5)).toHaveLength(1);
      const late = work.filter(
        (file) => dayOf(file.importedAt.slice(0, 10)) - Math.max(...datesOf(file)) > 7,
      );
      expect(late.length).toBeGreaterThan(0);
      expect(new Set(late.map(({ importedAt }) => importedAt)).size).toBe(1);
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
