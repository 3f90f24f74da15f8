import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newPilot } from "../../../shared/commands/new-pilot.ts";
import { COMMANDS, executeCommand, listCommands } from "../../../shared/commands/registry.ts";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { replayEntries } from "../../../shared/journal/replay.ts";
import { recordsJson } from "../../../shared/journal/stored-record.ts";
import { verifyPilot } from "../../../shared/journal/verify-journal.ts";
import { pilotRecord, recordsOf } from "../../../shared/records/read-records.ts";
import { freshPilot, madeId, problemOf, refusal, run, testWorld, valueOf } from "./test-pilot.ts";

describe("newPilot", () => {
  it("makes pilot, company and the seventeen items of the template with their due dates", () => {
    const pilot = freshPilot();
    expect(pilotRecord(pilot)).toMatchObject({
      id: "aa01-1-1",
      company: "aa01-1-2",
      status: "active",
      startDate: "2026-01-05",
      timeZone: "Europe/Berlin",
      currency: "EUR",
    });
    const items = recordsOf(pilot, "checklistItem");
    expect(items).toHaveLength(17);
    // Day 14 after 5 January is 19 January, Day 180 is 4 July.
    expect(items[0]).toMatchObject({ template: "p1-map", phase: "P1", due: "2026-01-19", status: "open" });
    expect(items.at(-1)?.due).toBe("2026-07-04");
    expect(pilot.entries.map(({ command, seq, lamport, prev }) => [command, seq, lamport, prev])).toEqual([
      ["pilot.create", 1, 1, ""],
    ]);
  });

  it("makes a target without a start date, whose items fall due once it has one", () => {
    const input = { company: "Acme", timeZone: "UTC", currency: "USD" };
    const target = valueOf(newPilot(input, testWorld())).state;
    expect(pilotRecord(target).status).toBe("target");
    expect(recordsOf(target, "checklistItem")[0]?.due).toBeUndefined();
    const started = run(target, "pilot.edit", {
      id: target.pilotId,
      startDate: "2026-03-02",
      status: "active",
    });
    expect(recordsOf(started.state, "checklistItem")[0]?.due).toBe("2026-03-16");
  });

  it("refuses zones, dates and currencies that do not exist", () => {
    const good = { company: "Acme", startDate: "2026-01-05", timeZone: "Europe/Berlin", currency: "EUR" };
    const whereOf = (part: object) => problemOf(newPilot({ ...good, ...part }, testWorld())).where;
    expect(whereOf({ timeZone: "Mars/Olympus" })).toBe("/timeZone");
    expect(whereOf({ startDate: "2026-02-30" })).toBe("/startDate");
    expect(whereOf({ currency: "euro" })).toBe("/currency");
    expect(whereOf({ company: "  " })).toBe("/company");
  });
});

describe("executeCommand", () => {
  const pilot = freshPilot();

  it("writes one entry with what changed, and nothing where nothing changes", () => {
    const added = run(pilot, "person.add", { name: "  Ada ", role: "CTO" });
    expect(added.entry?.changes).toEqual([
      { record: "aa01-2-1", field: "type", before: null, after: "person" },
      { record: "aa01-2-1", field: "name", before: null, after: "Ada" },
      { record: "aa01-2-1", field: "role", before: null, after: "CTO" },
    ]);
    const edited = run(added.state, "person.edit", { id: "aa01-2-1", name: "Ada", role: null });
    expect(edited.entry?.changes).toEqual([
      { record: "aa01-2-1", field: "role", before: "CTO", after: null },
    ]);
    const same = run(edited.state, "person.edit", { id: "aa01-2-1", name: "Ada", role: null });
    expect(same).toEqual({ state: edited.state, entry: null, notes: [] });
    expect(same.state).toBe(edited.state);
  });

  it("records who asked and for whom", () => {
    const request = { command: "person.add", input: { name: "Ada" }, actor: "Bea", onBehalfOf: "Cid" };
    expect(valueOf(executeCommand(pilot, request, testWorld())).entry).toMatchObject({
      actor: "Bea",
      onBehalfOf: "Cid",
    });
  });

  it("refuses with code, JSON pointer and plain words", () => {
    expect(refusal(pilot, "person.fly", {})).toMatchObject({ code: "COMMAND_UNKNOWN" });
    expect(refusal(pilot, "person.add", { name: "Ada", age: 3 })).toMatchObject({
      code: "COMMAND_INPUT",
      message: "person.add: unknown key age",
    });
    expect(refusal(pilot, "person.add", {})).toMatchObject({
      message: "person.add: name is missing",
      where: "/name",
    });
    expect(refusal(pilot, "person.add", { name: 3 })).toMatchObject({
      message: "person.add: name is not a text",
    });
    expect(refusal(pilot, "cadence.add", { name: "x", kind: "daily" }).where).toBe("/kind");
    expect(refusal(pilot, "ask.add", { text: "x", due: "2026-02-30" })).toMatchObject({
      message: "ask.add: due is not a date (YYYY-MM-DD)",
      where: "/due",
    });
    const levels = [
      { who: [], hours: 1 },
      { who: [], hours: "2" },
    ];
    expect(refusal(pilot, "escalationScenario.add", { title: "x", levels }).where).toBe("/levels/1/hours");
    expect(refusal(pilot, "person.add", null).code).toBe("COMMAND_INPUT");
  });

  it("refuses references to records that are missing, removed or of another type", () => {
    const ada = run(pilot, "person.add", { name: "Ada" });
    const gone = run(ada.state, "person.remove", { id: madeId(ada) });
    const conflict = (owner: string) => ({ title: "Quality against speed", owner });
    expect(run(ada.state, "conflict.add", conflict(madeId(ada))).entry).not.toBeNull();
    expect(refusal(ada.state, "conflict.add", conflict("x-1-1"))).toMatchObject({
      code: "REF_DANGLING",
      where: "/owner",
    });
    expect(refusal(gone.state, "conflict.add", conflict(madeId(ada))).code).toBe("REF_DANGLING");
    expect(refusal(pilot, "conflict.add", conflict(pilot.pilotId)).code).toBe("REF_DANGLING");
    expect(refusal(gone.state, "person.edit", { id: madeId(ada), name: "Eva" }).code).toBe("REF_DANGLING");
    expect(refusal(pilot, "person.edit", { id: pilot.pilotId, name: "Eva" }).code).toBe("REF_DANGLING");
  });

  it("lets a record keep a reference that was removed later, while other fields change", () => {
    const ada = run(pilot, "person.add", { name: "Ada" });
    const conflict = run(ada.state, "conflict.add", { title: "Quality", owner: madeId(ada) });
    const gone = run(conflict.state, "person.remove", { id: madeId(ada) });
    expect(run(gone.state, "conflict.edit", { id: madeId(conflict), rank: 1 }).entry).not.toBeNull();
  });

  it("keeps the rules of a record type", () => {
    const lens = { effect: 1, sentence: "better" };
    const decision = { title: "Route", status: "approved", lenses: { outcome: lens, revenue: lens } };
    expect(refusal(pilot, "decision.add", decision).code).toBe("RULE");
    const text = { about: pilot.pilotId, kind: "link", text: "no link" };
    expect(refusal(pilot, "evidence.add", text).code).toBe("RULE");
    expect(refusal(pilot, "evidence.add", { ...text, link: "javascript:alert(1)" }).where).toBe("/link");
  });

  it("gives keyed records the id of their key, refuses it twice and revives it", () => {
    const change = run(pilot, "change.add", { key: "CH-1", title: "New prompt", kinds: ["policy"] });
    expect(madeId(change)).toMatch(/^ch-[0-9a-f]{24}$/);
    expect(refusal(change.state, "change.add", { key: "CH-1" }).code).toBe("ID_DUP");
    const gone = run(change.state, "change.remove", { id: madeId(change) });
    const back = run(gone.state, "change.add", { key: "CH-1" });
    expect(recordsOf(back.state, "change")).toMatchObject([{ key: "CH-1", title: "New prompt" }]);
    expect(madeId(run(pilot, "change.add", { title: "Without a key" }))).toMatch(/^ch-/);
  });
});

describe("the registry", () => {
  it("lists every command once, with a JSON Schema", () => {
    const listed = valueOf(listCommands());
    expect(new Set(listed.map(({ name }) => name)).size).toBe(COMMANDS.length);
    const strange = listed.filter(
      ({ summary, input }) =>
        input["type"] !== "object" || input["additionalProperties"] !== false || !/^[A-Z].*\.$/.test(summary),
    );
    expect(strange.map(({ name }) => name)).toEqual([]);
    expect(listed.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        "pilot.set",
        "workflow.rename",
        "import.add",
        "baseline.seal",
        "undo",
        "decision.edit",
      ]),
    );
    expect(valueOf(listCommands("person.add"))[0]?.input["required"]).toEqual(["name"]);
    expect(problemOf(listCommands("person.fly")).code).toBe("COMMAND_UNKNOWN");
  });

  it("has no way to write snapshots, batches or the type of a record", () => {
    const names = COMMANDS.map(({ name }) => name);
    for (const type of ["snapshot", "batch", "settlement"]) {
      expect(names.filter((name) => name.startsWith(`${type}.`))).toEqual([]);
    }
    const pilot = freshPilot();
    const person = run(pilot, "person.add", { name: "Ada" });
    for (const field of ["type", "removed", "__proto__"]) {
      const input = JSON.parse(`{"id":"${madeId(person)}","${field}":true}`) as unknown;
      expect(refusal(person.state, "person.edit", input).code).toBe("COMMAND_INPUT");
    }
  });
});

describe("any sequence of commands (seed 42)", () => {
  const names = fc.constantFrom("Claims", "Billing", "Returns", "Onboarding");
  const step = fc.oneof(
    fc.record({ command: fc.constant("person.add"), input: fc.record({ name: names }) }),
    fc.record({ command: fc.constant("workflow.add"), input: fc.record({ name: names }) }),
    fc.record({ command: fc.constant("segment.add"), input: fc.record({ name: names }) }),
    fc.record({
      command: fc.constant("shadowMetric.add"),
      input: fc.record({ function: fc.constant("revenue"), name: names }),
    }),
    fc.record({
      command: fc.constant("pilot.set"),
      input: fc.record({
        confirmationHours: fc.integer({ min: 0, max: 99 }),
        dealFitBar: fc.constantFrom(null, 50),
      }),
    }),
    fc.record({ command: fc.constant("undo"), input: fc.constant({}) }),
    fc.record({
      command: fc.constantFrom("rename", "remove", "narrow"),
      input: fc.record({ pick: fc.nat(9), name: names }),
    }),
  );
  type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

  /** Requests that need an id get that of one of the records there are. */
  function requestOf(pilot: WholePilot, { command, input }: Step): { command: string; input: unknown } {
    if (!("pick" in input)) return { command, input };
    const type = command === "rename" ? "workflow" : "person";
    const records = recordsOf(pilot, type);
    const id = records[input.pick % Math.max(1, records.length)]?.id ?? "none";
    if (command === "rename") return { command: "workflow.rename", input: { id, name: input.name } };
    if (command === "remove") return { command: "person.remove", input: { id } };
    return {
      command: "person.edit",
      input: { id, circle: input.pick % 2 === 0 ? "leadership" : "everyone" },
    };
  }

  function runAll(steps: readonly Step[], replicas: readonly string[]): WholePilot {
    let pilot = freshPilot();
    for (const [index, one] of steps.entries()) {
      const replica = replicas[index % replicas.length] ?? "aa01";
      const world = testWorld(replica, `2026-02-03T10:00:${String(index).padStart(2, "0")}.000Z`);
      const result = executeCommand(pilot, requestOf(pilot, one), world);
      if (result.ok) pilot = result.value.state;
    }
    return pilot;
  }

  it("replays to the same records, verifies, and gives the same bytes again", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const pilot = runAll(steps, ["aa01", "bb02"]);
        const replayed = valueOf(replayEntries(pilot.entries, pilot.confidential));
        expect(recordsJson(replayed)).toBe(recordsJson(pilot.records));
        expect(verifyPilot(pilot)).toEqual([]);
        expect(runAll(steps, ["aa01", "bb02"])).toEqual(pilot);
      }),
      { seed: 42, numRuns: 60 },
    );
  });

  it("is undone step by step: the values are those from before", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const commands = steps.filter(({ command }) => command !== "undo");
        const before = values(freshPilot());
        let pilot = runAll(commands, ["aa01"]);
        for (let count = pilot.entries.length - 1; count > 0; count -= 1) {
          pilot = run(pilot, "undo", {}).state;
        }
        expect(values(pilot)).toEqual(before);
        expect(refusal(pilot, "undo", {}).code).toBe("RULE");
        expect(verifyPilot(pilot)).toEqual([]);
      }),
      { seed: 42, numRuns: 60 },
    );
  });

  /** What people see of a pilot. */
  function values(pilot: WholePilot): unknown {
    return [...pilot.records.values()]
      .filter(({ removed }) => !removed)
      .map(({ id, circle, fields }) => ({ id, circle, fields }));
  }
});
