import type { CommandRequest } from "../../../../shared/commands/execute-command.ts";
import { executeCommand } from "../../../../shared/commands/registry.ts";
import type { WholePilot } from "../../../../shared/journal/pilot-state.ts";
import { recordsOf } from "../../../../shared/records/read-records.ts";
import { freshPilot, worldOf } from "../../browser/support/pilots.ts";

/** A company as it was when two people parted, and what each of them has two weeks later. */
export interface MergeStory {
  readonly common: WholePilot;
  readonly mine: WholePilot;
  readonly theirs: WholePilot;
}

const DAYS = 14;

/** Runs commands as somebody on a day of June 2026, an hour apart. */
function onDay(
  pilot: WholePilot,
  actor: string,
  day: number,
  ...requests: readonly (readonly [command: string, input: unknown])[]
): WholePilot {
  let state = pilot;
  for (const [index, [command, input]] of requests.entries()) {
    const now = `2026-06-${String(day).padStart(2, "0")}T${String(8 + index).padStart(2, "0")}:00:00.000Z`;
    const request: CommandRequest = { command, input };
    const world = { ...worldOf(actor.toLowerCase()), now, actor };
    const done = executeCommand(state, request, world);
    if (!done.ok) throw new Error(`${command}: ${done.problem.code} ${done.problem.message}`);
    state = done.value.state;
  }
  return state;
}

function workOf(workflow: string, day: number, qualified: number): readonly [string, unknown] {
  const date = `2026-06-${String(day).padStart(2, "0")}`;
  const header = "line,date,workflow,segment,eligible,attempted,completed,qualified";
  const rows = `${header}\n2,${date},${workflow},SMB,100,90,80,${qualified}\n`;
  const about = { input: "work", file: `work ${date}.csv`, fileDigest: "0".repeat(64), refused: 0 };
  return ["import.add", { ...about, rows }];
}

/** Two weeks of two people's work on Norrbex: most of it goes together, five things do not. */
export function twoWeeks(): MergeStory {
  const start = onDay(
    freshPilot("Norrbex", "root"),
    "Cid",
    1,
    ["person.add", { name: "Eva Lind", title: "Head of claims" }],
    ["person.add", { name: "Tor Berg" }],
    ["workflow.add", { name: "Claims" }],
    ["conflict.add", { title: "Speed or margin" }],
    ["decision.add", { title: "Roll back the router", status: "draft" }],
  );
  const [eva = "", tor = ""] = recordsOf(start, "person").map(({ id }) => id);
  const claims = recordsOf(start, "workflow")[0]?.id;
  const decision = recordsOf(start, "decision")[0]?.id;
  const items = recordsOf(start, "checklistItem").map(({ id }) => id);
  let mine = start;
  let theirs = start;
  for (let day = 2; day < 2 + DAYS; day += 1) {
    const note = (who: string) =>
      ["checklistItem.edit", { id: items[day % 7], note: `${who} looked on day ${day}` }] as const;
    mine = onDay(
      mine,
      "Ada",
      day,
      note("Ada"),
      ["ask.add", { text: `Which line holds in week ${day}?` }],
      workOf("Claims", day, 60 + day),
    );
    theirs = onDay(
      theirs,
      "Bea",
      day,
      ["ask.add", { text: `Who approves step ${day}?` }],
      workOf("Quotes", day, 40 + day),
    );
  }
  mine = onDay(
    mine,
    "Ada",
    17,
    ["person.edit", { id: eva, title: "Chief product officer" }],
    ["workflow.rename", { id: claims, name: "Cases" }],
    ["person.remove", { id: tor }],
    ["decision.reject", { id: decision, by: eva, reason: "The router is not the cause" }],
    workOf("Cases", 20, 70),
  );
  theirs = onDay(
    theirs,
    "Bea",
    18,
    ["person.edit", { id: eva, title: "Chief technology officer", email: "eva@example.org" }],
    ["conflict.add", { title: "Build or buy", owner: tor }],
    ["decision.revise", { id: decision, conditions: "Only for small customers" }],
    workOf("Quotes", 21, 50),
    workOf("Claims", 20, 72),
  );
  return { common: start, mine, theirs };
}

/** Two copies that collide in a field of each of `count` people. */
export function manyConflicts(count: number): MergeStory {
  const names = Array.from(
    { length: count },
    (_, index) => ["person.add", { name: `Person ${index + 1} of a rather long list of people` }] as const,
  );
  let start = freshPilot("Norrbex", "root");
  for (const name of names) start = onDay(start, "Cid", 1, name);
  const ids = recordsOf(start, "person").map(({ id }) => id);
  let mine = start;
  let theirs = start;
  for (const [index, id] of ids.entries()) {
    mine = onDay(mine, "Ada", 2, [
      "person.edit",
      { id, title: `Head of the department of long titles ${index}` },
    ]);
    theirs = onDay(theirs, "Bea", 3, [
      "person.edit",
      { id, title: `Chief officer ${index}`, email: `p${index}@example.org` },
    ]);
  }
  return { common: start, mine, theirs };
}
