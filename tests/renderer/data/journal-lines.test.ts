import { describe, expect, it } from "vitest";
import {
  entriesOfLines,
  headsDigest,
  linesOfEntries,
  reachesDigest,
  relateJournals,
} from "../../../renderer/data/journal-lines.ts";
import { headsOf } from "../../../shared/journal/journal-order.ts";
import { after, freshPilot, person } from "../../e2e/browser/support/pilots.ts";

const one = freshPilot("Ossunela", "a1");
const two = after(one, "a1", person("Ada"));
const three = after(two, "b2", person("Bo"));
const other = after(two, "c3", person("Cy"));
const stranger = freshPilot("Velquist", "d4");

const journal = (pilot: typeof one) => ({ pilotId: pilot.pilotId, entries: pilot.entries });
const digestOf = (...pilots: readonly (typeof one)[]) =>
  headsDigest(pilots.map(({ pilotId, entries }) => ({ pilotId, heads: headsOf(entries) })));

describe("journal lines", () => {
  it("are read back as the entries that were written, whatever their order", () => {
    const lines = linesOfEntries(three.entries);
    expect(entriesOfLines(lines)).toStrictEqual({ ok: true, value: three.entries });
    expect(entriesOfLines([...lines].reverse())).toStrictEqual({ ok: true, value: three.entries });
    expect(entriesOfLines([...lines, ...lines.slice(1)])).toStrictEqual({ ok: true, value: three.entries });
    expect(entriesOfLines([])).toStrictEqual({ ok: true, value: [] });
  });

  it.each([
    ["a line that is not JSON", (lines: readonly string[]) => [...lines, "{"]],
    ["a line that is no entry", (lines: readonly string[]) => [...lines, '{"seq":1}']],
    ["a changed value", (lines: readonly string[]) => lines.map((line) => line.replace("Ada", "Eve"))],
    ["a missing line in the middle", (lines: readonly string[]) => lines.filter((_, index) => index !== 1)],
  ])("are refused with %s", (_, damage) => {
    const read = entriesOfLines(damage(linesOfEntries(three.entries)));
    expect(read).toMatchObject({ ok: false, problem: { code: "CHAIN" } });
  });
});

describe("relateJournals", () => {
  it.each([
    ["equal", two, two],
    ["behind", two, three],
    ["ahead", three, one],
    ["forked", three, other],
    ["forked", two, stranger],
  ] as const)("%s", (relation, own, theirs) => {
    expect(relateJournals(own.entries, theirs.entries)).toBe(relation);
  });
});

describe("headsDigest", () => {
  it("does not depend on the order of pilots, nor on those without entries", () => {
    expect(digestOf(two, stranger)).toBe(digestOf(stranger, two));
    expect(headsDigest([{ pilotId: "x", heads: [] }])).toBe(headsDigest([]));
    expect(digestOf(two)).not.toBe(digestOf(one));
  });
});

describe("reachesDigest", () => {
  it.each([
    ["the same", digestOf(two, stranger), true],
    ["one entry less", digestOf(one, stranger), true],
    ["a pilot that was not there yet", digestOf(stranger), true],
    ["an entry that is missing", digestOf(three, stranger), false],
    ["two pilots that are further", digestOf(one), false],
  ])("from %s: %s", (_, digest, expected) => {
    expect(reachesDigest([journal(two), journal(stranger)], digest)).toBe(expected);
  });
});
