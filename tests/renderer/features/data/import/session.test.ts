import { afterEach, describe, expect, it, vi } from "vitest";
import { createSession, type Session } from "../../../../../renderer/features/data/import/session.ts";
import {
  activeFile,
  checkedSheets,
  draftOf,
  totalsOf,
  unsaidOf,
} from "../../../../../renderer/features/data/import/session-state.ts";
import type { Problem } from "../../../../../shared/errors/problem.ts";
import type { PilotState } from "../../../../../shared/journal/pilot-state.ts";
import { freshPilot, run } from "../../../../shared/commands/test-pilot.ts";
import { given, importsHere } from "./imports-here.ts";

const TICKETS = (days: readonly string[]) =>
  ["Ticket,Opened at,Plan,Handled by", ...days.map((day, row) => `T${row},${day} 09:00,SMB,bot`), ""].join(
    "\n",
  );
const DAILY = "day,seg,n\n2026-01-05,SMB,5\n2026-01-06,SMB,6\n";
const WORK = "date,workflow,segment,eligible\n2026-01-05,Claims,SMB,5\n2026-02-30,Claims,SMB,5\n";

let session: Session;
let problems: Problem[];
let requests: unknown[];

afterEach(() => session.close());

function begin(pilot: PilotState = freshPilot(), workflow: string | null = "Claims"): Session {
  problems = [];
  requests = [];
  session = createSession(pilot, {
    imports: importsHere(),
    context: { workflow },
    momentOf: () => Date.UTC(2026, 2, 1),
    tell: (problem) => problems.push(problem),
    execute: async (_, __, asked) => {
      requests.push(...asked);
      return { entries: [], notes: [] };
    },
  });
  return session;
}

const state = () => session.store.getState();
const first = () => {
  const [file] = state().files;
  if (file === undefined) throw new Error("no file");
  return file;
};
const assessed = () => vi.waitFor(() => expect(state().assessment.kind).toBe("ready"), 5000);
const checked = () => vi.waitFor(() => expect(first().checked).not.toBe(null), 5000);

describe("files that follow a template", () => {
  it("go straight to the check, with counts and consequences", async () => {
    await begin().add([given("work.csv", WORK)]);
    expect(state().step).toBe("Check");
    await assessed();
    const sheets = checkedSheets(state()).map(({ sheet }) => sheet);
    expect(totalsOf(state(), sheets)).toEqual({ read: 2, skipped: 0, good: 1, refused: 1, changing: 1 });
    expect(state().assessment).toMatchObject({ value: { newWorkflows: ["Claims"], newSegments: ["SMB"] } });
    await session.run();
    expect(requests).toEqual([
      { command: "import.add", input: { checked: { id: expect.any(Number), mapping: null } } },
    ]);
    expect(state().imported.kind).toBe("done");
  });

  it("are assessed one after the other: the second adds to what the first brought", async () => {
    await begin().add([given("work.csv", WORK), given("work-again.csv", WORK)]);
    await assessed();
    expect(state().assessment).toMatchObject({
      value: {
        sheets: [
          { added: 1, unchanged: 0 },
          { added: 0, unchanged: 1 },
        ],
      },
    });
  });

  it("can be taken for foreign ones", async () => {
    await begin().add([given("work.csv", WORK)]);
    await assessed();
    await session.mapColumns(first().key);
    expect(state().step).toBe("Columns");
    expect(draftOf(state(), activeFile(state()))?.document.columns["eligible"]).toEqual({ from: "eligible" });
  });
});

describe("foreign files", () => {
  it("wait for what is missing, are checked by themselves once nothing is, and keep the name of their mapping", async () => {
    await begin().add([given("daily export.csv", DAILY)]);
    expect(state().step).toBe("Columns");
    const { key } = first();
    session.setTarget(key, "work");
    expect(unsaidOf(state(), first())).toMatchObject({ missing: ["segment"] });
    session.setColumn(key, "segment", { from: "seg" });
    session.setColumn(key, "eligible", { from: "n" });
    expect(unsaidOf(state(), first())).toBe(null);
    await checked();
    await assessed();
    session.goOn();
    expect(state().step).toBe("Check");
    await assessed();
    await session.run();
    expect(requests).toMatchObject([
      { input: { checked: { mapping: { name: "daily export", document: { target: "work" } } } } },
    ]);
  });

  it("do not go on while day and month cannot be told apart, and are read as was answered", async () => {
    await begin().add([given("tickets.csv", TICKETS(["3/4/2026", "5/4/2026"]))]);
    const file = first();
    expect(unsaidOf(state(), file)).toMatchObject({ questions: 1, missing: [] });
    session.goOn();
    expect(state().step).toBe("Columns");
    session.answer(file.key, { kind: "date", fields: ["at"] } as never, "D/M/YYYY H:mm");
    await checked();
    expect(first().checked?.sheets[0]?.preview.rows[0]?.cells[1]?.text).toBe("2026-04-03T07:00:00Z");
  });

  it("of the same columns share one mapping", async () => {
    await begin().add([
      given("jan.csv", TICKETS(["13/1/2026"])),
      given("feb.csv", TICKETS(["13/2/2026"])),
      given("other.csv", "a,b\n1,2\n"),
    ]);
    const [jan, feb, other] = state().files;
    expect(draftOf(state(), jan ?? null)).toBe(draftOf(state(), feb ?? null));
    expect(draftOf(state(), other ?? null)).toBe(null);
    session.goOn();
    // The one of which nothing is known yet is next.
    expect(state().active).toBe(other?.key);
    session.remove(other?.key ?? 0);
    session.goOn();
    await assessed();
    expect(checkedSheets(state()).map(({ file, sheet }) => [file.name, sheet.rowsGood])).toEqual([
      ["jan.csv", 1],
      ["feb.csv", 1],
    ]);
  });

  it("that were mapped before go straight to the check, also behind title lines", async () => {
    const document = {
      target: "work",
      source: { headerRow: 3 },
      columns: {
        date: { from: "day" },
        workflow: { const: "Claims" },
        segment: { from: "seg" },
        eligible: { from: "n" },
      },
    };
    const text = `Report of January\n\n${DAILY}`;
    await begin().add([given("january.csv", text), given("january.json", JSON.stringify(document))]);
    await assessed();
    const header = first().look?.headerDigest ?? "";
    const pilot = run(freshPilot(), "mapping.add", {
      name: "Daily report",
      target: "work",
      headerDigest: header,
      document,
    }).state;
    session.close();
    await begin(pilot).add([given("february.csv", text)]);
    expect(state().step).toBe("Check");
    await assessed();
    expect(draftOf(state(), first())).toMatchObject({ name: "Daily report", isRemembered: true });
    expect(first().checked?.sheets[0]).toMatchObject({ rowsGood: 2, rowsRefused: 0 });
  });

  it("keep what was said of one kind of data while another is tried", async () => {
    await begin().add([given("daily.csv", DAILY)]);
    const { key } = first();
    session.setTarget(key, "work");
    session.setColumn(key, "failed", { from: "n" });
    session.setTarget(key, "effort");
    expect(draftOf(state(), first())?.document.target).toBe("effort");
    session.setTarget(key, "work");
    expect(draftOf(state(), first())?.document.columns["failed"]).toEqual({ from: "n" });
  });
});

describe("files that cannot be read", () => {
  it("say why, and do not hold up the others", async () => {
    await begin().add([
      given("broken.xlsx", new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3])),
      given("empty.csv", ""),
      given("work.csv", WORK),
    ]);
    expect(state().files.map(({ problem }) => problem?.code ?? null)).toEqual([
      "FILE_TYPE",
      "FILE_EMPTY",
      null,
    ]);
    expect(state().step).toBe("Check");
    await assessed();
    expect(checkedSheets(state())).toHaveLength(1);
  });

  it("are refused unread above the limit of the window", async () => {
    const huge = { ...given("huge.csv", WORK), sizeBytes: 300 * 1_048_576 };
    await begin().add([huge]);
    expect(first().problem?.code).toBe("FILE_TOO_LARGE");
    expect(state().step).toBe("File");
  });

  it("and mappings that are wrong are told with their place", async () => {
    await begin().add([
      given("daily.csv", DAILY),
      given("map.json", '{"target":"work","columns":{"nothing":{}}}'),
    ]);
    expect(problems).toMatchObject([{ code: "MAPPING", message: expect.stringContaining("map.json") }]);
    expect(problems[0]?.message).toContain("/columns/nothing");
  });
});
