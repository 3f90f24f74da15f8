import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { causalityOf, chainFaults } from "../../../shared/journal/journal-chain.ts";
import type { JournalEntry } from "../../../shared/journal/journal-entry.ts";
import { compareEntries, headsOf } from "../../../shared/journal/journal-order.ts";
import { entryHash, makeEntry } from "../../../shared/journal/make-entry.ts";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { applyChanges, replayEntries } from "../../../shared/journal/replay.ts";
import { verifyPilot } from "../../../shared/journal/verify-journal.ts";
import { withholdFor } from "../../../shared/journal/withhold.ts";
import { freshPilot, problemOf, run, testWorld, valueOf } from "../commands/test-pilot.ts";

const content = (replica: string) => ({
  replica,
  at: "2026-02-03T10:00:00.000Z",
  actor: "Tester",
  app: "Converge180 0.1.0",
  command: "test",
  changes: [],
});

/** The same entry with another part, under the hash that it then has. */
function forged(entry: JournalEntry, part: Partial<JournalEntry>): JournalEntry {
  const body = { ...entry, ...part };
  return { ...body, hash: entryHash(body) };
}

function fivePersons(): WholePilot {
  return ["Ada", "Bea", "Cid", "Dov", "Eva"].reduce(
    (pilot, name) => run(pilot, "person.add", { name }).state,
    freshPilot(),
  );
}

describe("chains", () => {
  it("hold for entries of two replicas that have seen each other", () => {
    const one = makeEntry([], content("a"));
    const two = makeEntry([one], content("b"));
    const three = makeEntry([one, two], content("a"));
    expect(three).toMatchObject({ seq: 2, lamport: 3, seen: [["b", 1, two.hash]], prev: one.hash });
    expect(chainFaults([one, two, three])).toEqual([]);
    expect(headsOf([one, two, three])).toEqual([
      ["a", 2, three.hash],
      ["b", 1, two.hash],
    ]);
  });

  it("tell who had seen whom", () => {
    const root = makeEntry([], content("a"));
    const left = makeEntry([root], content("b"));
    const right = makeEntry([root], content("c"));
    const joint = makeEntry([root, left, right], content("a"));
    const entries = [joint, right, left, root].toSorted(compareEntries);
    expect(chainFaults(entries)).toEqual([]);
    const { hasSeen, seenCount } = causalityOf(entries);
    expect([hasSeen(left, right), hasSeen(right, left)]).toEqual([false, false]);
    expect([hasSeen(joint, left), hasSeen(joint, root), hasSeen(root, joint)]).toEqual([true, true, false]);
    expect(seenCount(joint)).toBe(4);
  });

  it("break where an entry is changed, left out, moved or put in (seed 42)", () => {
    const { entries } = fivePersons();
    const place = fc.nat(entries.length - 1);
    fc.assert(
      fc.property(place, fc.constantFrom("actor", "drop", "swap", "double", "lamport"), (index, kind) => {
        const changed = [...entries];
        const entry = changed[index];
        if (entry === undefined) return;
        if (kind === "actor") changed[index] = { ...entry, actor: "Somebody else" };
        if (kind === "drop") changed.splice(index, 1);
        if (kind === "swap") changed.reverse();
        if (kind === "double") changed.splice(index, 0, entry);
        if (kind === "lamport") changed[index] = forged(entry, { lamport: entry.lamport + 1 });
        // Without its last entry a journal is a good older one.
        const isOlder = kind === "drop" && index === entries.length - 1;
        expect(chainFaults(changed).length > 0).toBe(!isOlder);
      }),
      { seed: 42, numRuns: 100 },
    );
  });

  it("break where a head that was seen has another hash", () => {
    const one = makeEntry([], content("a"));
    const two = makeEntry([one], content("b"));
    const other = forged(two, { seen: [["a", 1, "0".repeat(64)]] });
    expect(chainFaults([one, other])[0]).toContain("is missing or another");
  });
});

describe("replay", () => {
  it("refuses changes that mean nothing", () => {
    const change = (record: string, field: string, after: string) => ({ record, field, before: null, after });
    const refused = (...changes: Parameters<typeof applyChanges>[1]) =>
      problemOf(applyChanges(new Map(), changes, new Map())).code;
    expect(refused(change("r", "name", "x"))).toBe("REPLAY");
    expect(refused(change("r", "type", "person"), change("r", "__proto__", "x"))).toBe("REPLAY");
    expect(refused(change("r", "type", "person"), change("r", "constructor", "x"))).toBe("REPLAY");
    expect(refused(change("r", "type", "person"), change("r", "id", "x"))).toBe("REPLAY");
    expect(refused(change("r", "type", "person"), change("r", "circle", "nobody"))).toBe("REPLAY");
    expect(refused(change("r", "type", "person"), change("r", "type", "company"))).toBe("REPLAY");
  });

  it("leaves the records that an entry does not name as they were", () => {
    const pilot = fivePersons();
    const after = run(pilot, "person.add", { name: "Fay" }).state;
    for (const [id, record] of pilot.records) {
      expect(after.records.get(id)).toBe(record);
    }
    expect(pilot.records.size).toBe(after.records.size - 1);
  });
});

describe("verifyPilot", () => {
  it("finds nothing wrong with what commands made", () => {
    expect(verifyPilot(fivePersons())).toEqual([]);
  });

  it("finds a value before that was not there", () => {
    const pilot = fivePersons();
    const last = pilot.entries.at(-1);
    if (last === undefined) throw new Error("no entry");
    const person = last.changes[0]?.record ?? "";
    const edit = { record: person, field: "name", before: "Somebody", after: "Eve" };
    const entries = [...pilot.entries, makeEntry(pilot.entries, { ...content("aa01"), changes: [edit] })];
    const records = valueOf(replayEntries(entries, new Map()));
    expect(verifyPilot({ ...pilot, entries, records })).toMatchObject([{ part: "journal", code: "REPLAY" }]);
  });

  it("finds records that the journal does not make", () => {
    const pilot = fivePersons();
    const records = new Map([...pilot.records].slice(1));
    expect(verifyPilot({ ...pilot, records })).toMatchObject([{ part: "records", code: "REPLAY" }]);
  });

  it("finds batches and attachments that are missing, changed or not named", () => {
    const pilot = run(freshPilot(), "attachment.add", { name: "a.txt", bytes: "aGVsbG8=" }).state;
    const [digest = ""] = [...pilot.attachments.keys()];
    const part = `attachments/${digest}`;
    expect(verifyPilot({ ...pilot, attachments: new Map() })).toMatchObject([{ part, code: "CHECKSUM" }]);
    const other = new Map([[digest, Uint8Array.of(1)]]);
    expect(verifyPilot({ ...pilot, attachments: other })).toMatchObject([{ part, code: "CHECKSUM" }]);
    const extra = new Map([["0".repeat(64), Uint8Array.of(1)]]);
    expect(verifyPilot({ ...pilot, batches: extra })).toMatchObject([{ code: "CHAIN" }]);
  });
});

describe("narrower circles", () => {
  const world = testWorld();
  const secret = run(
    freshPilot(world),
    "shadowMetric.add",
    { function: "revenue", name: "Pipeline cover" },
    world,
  );

  it("stand in the journal as commitments, the values beside it", () => {
    const text = JSON.stringify(secret.entry);
    expect(text).not.toContain("Pipeline cover");
    expect(secret.entry?.changes.map(({ field }) => field)).toEqual(["type", "circle", "function", "name"]);
    expect([...secret.state.confidential.values()].map(({ value }) => value)).toEqual([
      "revenue",
      "Pipeline cover",
    ]);
    expect(verifyPilot(secret.state)).toEqual([]);
  });

  it("are withheld from a wider audience, and the rest still verifies", () => {
    const shared = withholdFor(secret.state, "leadership");
    const record = [...shared.records.values()].find(({ type }) => type === "shadowMetric");
    expect(record).toMatchObject({ circle: "partner", fields: {}, withheld: ["function", "name"] });
    expect(verifyPilot(shared)).toEqual([]);
    expect(withholdFor(secret.state, "partner")).toEqual(secret.state);
  });

  it("do not verify with another value or a value that nobody committed to", () => {
    const [first] = [...secret.state.confidential.keys()];
    const changed = new Map(secret.state.confidential).set(first ?? "", { value: "sales", salt: "salt" });
    const faults = verifyPilot({ ...secret.state, confidential: changed });
    expect(faults.map(({ part, code }) => `${part} ${code}`)).toContain("confidential CHECKSUM");
  });

  it("hide and show all fields when a record moves", () => {
    const person = run(secret.state, "person.add", { name: "Ada", role: "CTO" }, world);
    const id = person.entry?.changes[0]?.record;
    const hidden = run(person.state, "person.edit", { id, circle: "leadership" }, world);
    expect(hidden.entry?.changes.map(({ field }) => field)).toEqual(["circle", "name", "role"]);
    expect(JSON.stringify(hidden.entry?.changes.map(({ after }) => after))).not.toContain("Ada");
    const shown = run(hidden.state, "person.edit", { id, circle: "everyone", role: "CPO" }, world);
    expect(shown.state.records.get(id ?? "")).toMatchObject({
      circle: "everyone",
      fields: { name: "Ada", role: "CPO" },
    });
    expect(verifyPilot(shown.state)).toEqual([]);
  });
});
