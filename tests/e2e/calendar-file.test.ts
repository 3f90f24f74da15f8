import { describe, expect, it } from "vitest";
import { calendarEntries } from "./support/calendar-reader.ts";
import { makeWorkbench } from "./support/workbench.ts";

interface Written {
  readonly events: readonly { readonly date: string; readonly kind: string; readonly title: string }[];
}

describe("the dates of a pilot as a calendar file", () => {
  it("are whole days of the pilot's zone, keep their names, and are of one person where that is asked", async () => {
    // Half past eleven in the evening in Auckland is still the day before in London.
    const bench = makeWorkbench({ C180_NOW: "2026-01-06T10:30:00Z" });
    const pack = await bench.pack({}, { tz: "Pacific/Auckland" });
    bench.write(
      "c.jsonl",
      [
        { command: "person.add", input: { name: "Ada Nowak", role: "CEO" } },
        { command: "ask.add", input: { text: "Who signs, and when; today?", due: "2026-01-06" } },
      ]
        .map((line) => JSON.stringify(line))
        .join("\n"),
    );
    await bench.done("apply", pack, "c.jsonl");
    const written = await bench.ask<Written>("calendar", pack, "--out", "all.ics");
    const entries = calendarEntries(bench.text("all.ics"));
    expect(entries.every(({ isDay }) => isDay)).toBe(true);
    expect(entries.map(({ date }) => date)).toStrictEqual(written.events.map(({ date }) => date));
    expect(entries.map(({ summary, date }) => `${date} ${summary}`)).toContain(
      "2026-01-06 Acme: Answer: Who signs, and when; today?",
    );
    expect(written.events.map(({ title, date }) => `${date} ${title}`)).toContain(
      "2026-02-04 Seal the baseline by Day 30",
    );
    await bench.done("calendar", pack, "--out", "hers.ics", "--person", "Ada Nowak");
    const hers = calendarEntries(bench.text("hers.ics"));
    expect(hers.some(({ summary }) => summary.includes("Who signs"))).toBe(false);
    const names = new Set(entries.map(({ uid }) => uid));
    expect(hers.length).toBeGreaterThan(0);
    expect(hers.filter(({ uid }) => !names.has(uid))).toStrictEqual([]);
    expect(await bench.refused("calendar", pack, "--out", "nobody.ics", "--person", "Nobody")).toContain(
      "NO_PERSON",
    );
  });
});
