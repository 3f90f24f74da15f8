import { beforeEach, describe, expect, it } from "vitest";
import { ownerSlip } from "../../../shared/domain/owner-slip.ts";
import { readSlip } from "../../../shared/intake/read-slip.ts";
import { recordById, recordsOf } from "../../../shared/records/read-records.ts";
import { slipTable } from "../../../shared/report/reviews/slip-table.ts";
import { TestPilot } from "../domain/test-pilot.ts";

let pilot: TestPilot;
let ada: string;
let item: string;
let ask: string;
beforeEach(() => {
  pilot = new TestPilot();
  ada = pilot.person("Ada", "CTO");
  item = pilot.view("2026-06-25T12:00:00Z").items[0]?.id ?? "";
  pilot.run("checklistItem.edit", { id: item, dri: ada });
  ask = pilot.run("ask.add", { text: 'Who "signs"?', owner: ada, due: "2026-07-01" });
  pilot.run("threshold.add", {
    metric: "trust.acceptance",
    direction: "below",
    breach: 0.8,
    action: "Stop widening the scope",
    owner: ada,
  });
  pilot.run("guardrail.add", {
    domain: "prompt tuning",
    bands: [{ metric: "trust.acceptance", side: "atLeast", bound: 0.8, on: "value" }],
    holder: [ada],
  });
  pilot.now = "2026-06-25T12:00:00Z";
});

function slip() {
  const own = ownerSlip(pilot.state, pilot.view(pilot.now), ada);
  if (own === null) throw new Error("no slip");
  return own;
}
const bytes = (text: string) => new TextEncoder().encode(text);
const take = (rows: unknown) => pilot.try("ownerSlip.take", { person: ada, rows });

describe("an owner slip", () => {
  it("holds what is to do, to answer for and to decide", () => {
    expect(slip()).toMatchObject({
      name: "Ada",
      role: "CTO",
      items: [{ id: item, isLate: false }],
      asks: [{ id: ask, isOverdue: false }],
      metrics: [
        { metric: "trust.acceptance", words: "Stop widening the scope", direction: "below", waiting: 0 },
      ],
      rights: [{ domain: "prompt tuning", state: "not granted" }],
    });
    expect(ownerSlip(pilot.state, pilot.view(pilot.now), "nobody")).toBeNull();
  });

  it("goes out as a table and comes back: unfilled it changes nothing, filled it is on the record", async () => {
    const table = slipTable(slip());
    expect(table.split("\r\n")[0]).toBe("kind,id,what,state,due,done_on,note,evidence,answer");
    const unfilled = await readSlip(bytes(table));
    expect(unfilled.ok && unfilled.value.map(({ line, row }) => [line, row])).toEqual([
      [2, { kind: "item", id: item, due: "2026-07-06" }],
    ]);
    const before = pilot.state;
    pilot.run("ownerSlip.take", {
      person: ada,
      rows: unfilled.ok ? unfilled.value.map(({ row }) => row) : [],
    });
    expect(pilot.state.entries).toBe(before.entries);

    const filled = [
      "kind;id;due;done_on;note;evidence;answer",
      `item;${item};2026-07-08;2026-06-24;On the wiki;https://example.com/rights;`,
      `ask;${ask};2026-07-01;;;;The CEO`,
      "right;r-1;;;;;",
    ].join("\n");
    const rows = await readSlip(bytes(filled));
    pilot.run("ownerSlip.take", { person: ada, rows: rows.ok ? rows.value.map(({ row }) => row) : [] });
    expect(recordById(pilot.state, "checklistItem", item)).toMatchObject({
      due: "2026-07-08",
      note: "On the wiki",
      status: "claimed",
    });
    expect(recordsOf(pilot.state, "evidence")).toMatchObject([
      { about: item, link: "https://example.com/rights", on: "2026-06-24" },
    ]);
    expect(recordById(pilot.state, "ask", ask)).toMatchObject({ answer: "The CEO", answeredBy: ada });
    // The same slip again changes nothing.
    const after = pilot.state;
    pilot.run("ownerSlip.take", { person: ada, rows: rows.ok ? rows.value.map(({ row }) => row) : [] });
    expect(pilot.state.entries).toBe(after.entries);
  });

  it.each([
    [() => [{ kind: "item", id: "x", due: "2026-07-08" }], "REF_DANGLING", "/rows/0/id"],
    [() => [{ kind: "item", id: item, due: "2026-02-30" }], "COMMAND_INPUT", "/rows/0/due"],
    [() => [{ kind: "item", id: item, doneOn: "2026-06-26" }], "RANGE", "/rows/0/doneOn"],
    [() => [{ kind: "item", id: item, answer: "Yes" }], "RULE", "/rows/0/answer"],
    [() => [{ kind: "item", id: item, evidence: "file:///etc" }], "COMMAND_INPUT", "/rows/0/evidence"],
    [
      () => [
        { kind: "ask", id: ask, answer: "A" },
        { kind: "ask", id: ask, answer: "B" },
      ],
      "ID_DUP",
      "/rows/1",
    ],
    [
      () => [
        { kind: "item", id: item, note: "Good" },
        { kind: "ask", id: ask, note: "Bad" },
      ],
      "RULE",
      "/rows/1/note",
    ],
  ] as const)("refuses the whole slip for one bad row (%#)", (rows, code, where) => {
    const before = pilot.state;
    expect(take(rows())).toMatchObject({ ok: false, problem: { code, where } });
    expect(pilot.state).toBe(before);
  });

  it("is nobody else's to answer", () => {
    const bob = pilot.person("Bob");
    const rows = [{ kind: "item", id: item, note: "Mine now" }];
    expect(pilot.try("ownerSlip.take", { person: bob, rows })).toMatchObject({
      ok: false,
      problem: { code: "RULE" },
    });
  });

  it.each([
    ["what,id\nx,y\n", "CSV_HEADER_MISSING", "line 1"],
    ['kind,id,note\nitem,1,"open\n', "CSV_QUOTE", "line 2"],
    ["kind,id,note\nitems,1,x\n", "ENUM", "line 2, column kind"],
    ["", "FILE_EMPTY", undefined],
  ])("is refused as a file: %j", async (text, code, where) => {
    const read = await readSlip(bytes(text));
    expect(read).toMatchObject({ ok: false, problem: { code, ...(where === undefined ? {} : { where }) } });
  });
});
