import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { type CalendarRequest, calendarEvents } from "../../../../shared/domain/calendar-events.ts";
import { pilotRecord, recordsOf } from "../../../../shared/records/read-records.ts";
import { calendarFile } from "../../../../shared/report/ics/calendar-file.ts";
import { TestPilot } from "../../domain/test-pilot.ts";

const AS_OF = "2026-07-01T12:00:00Z";

interface Entry {
  readonly uid: string;
  readonly date: string;
  readonly summary: string;
  readonly description: string;
  readonly sequence: number;
}

/** The text of a calendar file of a pilot. */
function fileOf(pilot: TestPilot, request: Partial<CalendarRequest> = {}, asOf = AS_OF): string {
  const asOfMs = Date.parse(asOf);
  const events = calendarEvents(pilot.state, pilot.view(asOf), asOfMs, {
    person: null,
    circle: "everyone",
    ...request,
  });
  return calendarFile(pilot.state, events, asOfMs);
}

/** What another reader finds in a calendar file; each entry must be a whole day. */
function read(file: string): readonly Entry[] {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]);
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const { uid, summary, description, startDate, sequence } = new ICAL.Event(component);
    expect(startDate.isDate).toBe(true);
    return { uid, date: startDate.toString(), summary, description, sequence };
  });
}

describe("a calendar file", () => {
  it("holds reviews until Day 180, gates and deadlines, each a whole day of the pilot's calendar", () => {
    const pilot = new TestPilot();
    pilot.run("ask.add", { text: "Who signs?", due: "2026-07-02", owner: pilot.person("Ada Nowak") });
    pilot.run("pilot.edit", { id: pilotRecord(pilot.state).id, reviewRhythm: { weekday: 1, time: "09:00" } });
    const entries = read(fileOf(pilot));
    const reviews = entries.filter(({ summary }) => summary.includes("Weekly review"));
    // Mondays from 6 July on; Day 180 of a pilot that began on 22 June is 19 December.
    expect(reviews.map(({ date }) => date).slice(0, 2)).toStrictEqual(["2026-07-06", "2026-07-13"]);
    expect(reviews.at(-1)?.date).toBe("2026-12-14");
    expect(reviews.length).toBe(24);
    expect(entries.filter(({ summary }) => summary.includes("gate")).map(({ date }) => date)).toContain(
      "2026-07-22",
    );
    expect(entries.find(({ summary }) => summary.includes("Who signs?"))).toMatchObject({
      date: "2026-07-02",
      description: "Day 10 of 180\nAnswers for it: Ada Nowak",
    });
    expect(new Set(entries.map(({ uid }) => uid)).size).toBe(entries.length);
  });

  it("changes the entries of an earlier one: the same names, a later sequence", () => {
    const pilot = new TestPilot();
    const ask = pilot.run("ask.add", { text: "Who signs?", due: "2026-07-02" });
    pilot.run("pilot.edit", { id: pilotRecord(pilot.state).id, reviewRhythm: { weekday: 1, time: "09:00" } });
    const before = read(fileOf(pilot));
    pilot.run("ask.edit", { id: ask, due: "2026-07-09", text: "Who signs it?" });
    pilot.run("pilot.edit", { id: pilotRecord(pilot.state).id, reviewRhythm: { weekday: 3 } });
    const after = read(fileOf(pilot));
    const moved = after.find(({ summary }) => summary.includes("Who signs it?"));
    const old = before.find(({ summary }) => summary.includes("Who signs?"));
    expect(moved?.uid).toBe(old?.uid);
    expect(moved?.date).toBe("2026-07-09");
    expect(moved?.sequence).toBeGreaterThan(old?.sequence ?? Number.NaN);
    // A week's review stays that week's: its day moves with the rhythm.
    const week = (entries: readonly Entry[], at: number) =>
      entries.find(({ uid }) => uid.startsWith(`weekly-review-${at}.`))?.date;
    expect([week(before, 2), week(after, 2)]).toStrictEqual(["2026-07-06", "2026-07-08"]);
  });

  it("of one person holds what is theirs, and the reviews and gates that are everybody's", () => {
    const pilot = new TestPilot();
    const owner = pilot.person("Ada Nowak");
    pilot.run("ask.add", { text: "Hers", due: "2026-07-02", owner });
    pilot.run("ask.add", { text: "Somebody's", due: "2026-07-02" });
    const summaries = read(fileOf(pilot, { person: owner })).map(({ summary }) => summary);
    expect(summaries.some((summary) => summary.endsWith("Hers"))).toBe(true);
    expect(summaries.some((summary) => summary.includes("Somebody"))).toBe(false);
    expect(summaries.some((summary) => summary.includes("gate"))).toBe(true);
  });

  it("leaves out what belongs to a narrower circle, unless it is asked for", () => {
    const pilot = new TestPilot();
    pilot.run("ask.add", { text: "Nobody else's business", due: "2026-07-02", circle: "partner" });
    expect(fileOf(pilot)).not.toContain("Nobody else");
    expect(fileOf(pilot, { circle: "partner" })).toContain("Nobody else");
  });

  it("keeps any text as it was written, in lines of at most 75 bytes (seed 180)", () => {
    const text = fc.oneof(
      fc.string({ minLength: 1, maxLength: 120, unit: "grapheme" }),
      fc.constantFrom("a,b;c\\d", 'x"y', "é".repeat(80), "שלום, עולם", "BEGIN:VEVENT", "👩‍👩‍👧‍👦".repeat(12)),
    );
    fc.assert(
      fc.property(text, (words) => {
        const event = { uid: "ask-1", day: 20_636, title: words, details: [words], kind: "ask" } as const;
        const file = calendarFile(new TestPilot().state, [event], Date.parse(AS_OF));
        const lines = file.split("\r\n");
        expect(lines.at(-1)).toBe("");
        expect(lines.filter((line) => new TextEncoder().encode(line).length > 75)).toStrictEqual([]);
        const [entry] = read(file);
        // oxlint-disable-next-line no-control-regex -- what a calendar cannot hold
        const kept = words.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, " ");
        expect(entry?.summary.endsWith(`: ${kept}`)).toBe(true);
        expect(entry?.description.endsWith(`\n${kept}`)).toBe(true);
      }),
      { seed: 180, numRuns: 300 },
    );
  });

  it("bears the company's name, whatever is in it, and the name of what made it", () => {
    const pilot = new TestPilot();
    const [company] = recordsOf(pilot.state, "company");
    pilot.run("company.edit", { id: company?.id, name: 'A, B; "C" \\ D' });
    const file = fileOf(pilot);
    const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]);
    // Both names are text (RFC 7986, 5.1); the reader gives what it does not know as it is written.
    const written = 'A\\, B\\; "C" \\\\ D: 180-day pilot';
    expect(calendar.getFirstPropertyValue("x-wr-calname")).toBe(written);
    expect(calendar.getFirstPropertyValue("name")).toBe(written);
    expect(calendar.getFirstPropertyValue("prodid")).toBe("-//Converge180//Converge180//EN");
    expect(calendar.getFirstPropertyValue("version")).toBe("2.0");
  });

  it("is the same bytes for the same pilot at the same moment", () => {
    const pilot = new TestPilot();
    expect(fileOf(pilot)).toBe(fileOf(pilot));
    expect(fileOf(pilot)).toContain("DTSTAMP:20260701T120000Z");
  });
});
