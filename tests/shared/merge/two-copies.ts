import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import type { Choice } from "../../../shared/merge/choices.ts";
import type { Collision } from "../../../shared/merge/collision.ts";
import { mergePilots, type PilotMerge } from "../../../shared/merge/merge-pilots.ts";
import { settleMerge } from "../../../shared/merge/settle-merge.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import { freshPilot, run, testWorld, valueOf } from "../commands/test-pilot.ts";

/** A command and its input; `$name` in the input stands for the id of the record that was made under that name. */
export type Doing = readonly [command: string, input: unknown, makes?: string];

/** What two people do to copies of one pilot. */
export interface Story {
  readonly common?: readonly Doing[];
  readonly a: readonly Doing[];
  readonly b: readonly Doing[];
}

/** The two copies, and the ids of the records that the story names. */
export interface Copies {
  readonly common: WholePilot;
  readonly a: WholePilot;
  readonly b: WholePilot;
  readonly ids: ReadonlyMap<string, string>;
}

/** Carries a story out: Ada on one machine from the 4th on, Bea on the other from the 5th on. */
export function copiesOf({ common = [], a, b }: Story): Copies {
  const ids = new Map<string, string>();
  const start = freshPilot(testWorld("root"));
  ids.set("pilot", start.pilotId);
  ids.set("company", pilotRecord(start).company);
  const shared = done(start, common, "root", "Cid", 3, ids);
  return {
    common: shared,
    a: done(shared, a, "pa", "Ada", 4, ids),
    b: done(shared, b, "pb", "Bea", 5, ids),
    ids,
  };
}

function done(
  start: WholePilot,
  doings: readonly Doing[],
  replica: string,
  actor: string,
  day: number,
  ids: Map<string, string>,
): WholePilot {
  let pilot = start;
  for (const [index, [command, input, makes]] of doings.entries()) {
    const now = `2026-02-0${day}T${String(8 + index).padStart(2, "0")}:00:00.000Z`;
    const filled: unknown = JSON.parse(
      JSON.stringify(input).replaceAll(/\$([a-zA-Z]+)/g, (_, name: string) => ids.get(name) ?? `no ${name}`),
    );
    const { state, entry } = run(pilot, command, filled, { ...testWorld(replica, now), actor });
    const made = entry?.changes.find(({ field }) => field === "type")?.record;
    if (makes !== undefined && made !== undefined) ids.set(makes, made);
    pilot = state;
  }
  return pilot;
}

/** The merge of the copies of a story. */
export function mergeOf(story: Story): PilotMerge & { readonly ids: ReadonlyMap<string, string> } {
  const { a, b, ids } = copiesOf(story);
  return { ...valueOf(mergePilots(a, b)), ids };
}

/** Everything settled by one choice. */
export function settledBy(merge: PilotMerge, choice: Choice): WholePilot {
  const choices = new Map(merge.collisions.map(({ id }) => [id, choice]));
  return valueOf(
    settleMerge(merge, choices, { ...testWorld("settle", "2026-02-09T10:00:00.000Z"), actor: "Cid" }),
  );
}

/** A collision in a line: its kind and what it is about. */
export function lineOf(collision: Collision): string {
  switch (collision.kind) {
    case "row":
      return `row ${collision.input} ${collision.key.join(" ")}: ${collision.columns.map(({ column }) => column).join(" ")}`;
    case "seal":
      return `seal ${collision.what}`;
    case "name":
      return `name ${collision.scope} ${collision.name}`;
    default:
      return `${collision.kind} ${collision.type}: ${collision.fields.map(({ field }) => field).join(" ")}`;
  }
}

/** The text of a batch of daily work. */
export function workRows(...rows: readonly string[]): string {
  const lines = rows.map((row, index) => `${index + 2},${row}\n`);
  return `line,date,workflow,segment,eligible,attempted,completed\n${lines.join("")}`;
}

/** The input of an import of daily work. */
export function workImport(...rows: readonly string[]): object {
  return { input: "work", rows: workRows(...rows), file: "work.csv", fileDigest: "0".repeat(64), refused: 0 };
}
