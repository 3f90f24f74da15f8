import fc from "fast-check";
import { executeCommand } from "../../../shared/commands/registry.ts";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import type { Choices } from "../../../shared/merge/choices.ts";
import { onlySide } from "../../../shared/merge/choices.ts";
import { mergePilots, type PilotMerge } from "../../../shared/merge/merge-pilots.ts";
import { settleMerge } from "../../../shared/merge/settle-merge.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import type { RecordTypeName } from "../../../shared/records/record-types.ts";
import { freshPilot, testWorld, valueOf } from "../commands/test-pilot.ts";

/** One thing that one of the people does to their own copy, or takes over from another's. */
export interface Step {
  readonly who: number;
  readonly kind: number;
  readonly which: number;
  readonly value: number;
}

/** A common beginning, and what two to four people did apart afterwards. */
export interface History {
  readonly people: number;
  readonly common: readonly Step[];
  readonly apart: readonly Step[];
}

const step = fc.record({ who: fc.nat(3), kind: fc.nat(99), which: fc.nat(9), value: fc.nat(5) });

export const histories: fc.Arbitrary<History> = fc.record({
  people: fc.integer({ min: 2, max: 4 }),
  common: fc.array(step, { minLength: 4, maxLength: 14, size: "max" }),
  apart: fc.array(step, { minLength: 4, maxLength: 30, size: "max" }),
});

const WORKFLOWS = ["Claims", "Quotes", "Renewals", "Cases"];
const NAMES = ["Ada", "Bea", "Cid", "Dov", "Eva", "Fay"];

/** The copies of all people at the end. Now and then somebody takes over another one's copy and settles what collides. */
export function copiesOf({
  people,
  common,
  apart,
}: History): readonly [WholePilot, WholePilot, ...WholePilot[]] {
  let clock = 0;
  const world = (who: number) => {
    clock += 1;
    const now = new Date(Date.UTC(2026, 1, 3) + clock * 3_600_000).toISOString();
    return { ...testWorld(`p${who}`, now), actor: NAMES[who] ?? "Ada" };
  };
  let start = freshPilot(testWorld("root"));
  for (const one of common) start = afterCommand(start, one, world(0));
  const copies: WholePilot[] = Array.from({ length: people }, () => start);
  for (const one of apart) {
    const who = one.who % people;
    const own = copies[who] ?? start;
    const other = copies[(who + 1 + (one.which % (people - 1))) % people] ?? start;
    copies[who] =
      one.kind >= 94 ? tookOver(own, other, one.value, world(who)) : afterCommand(own, one, world(who));
  }
  return copies as unknown as readonly [WholePilot, WholePilot, ...WholePilot[]];
}

/** A copy that took over another; nothing happens where that cannot be settled. */
function tookOver(
  own: WholePilot,
  other: WholePilot,
  seed: number,
  world: ReturnType<typeof testWorld>,
): WholePilot {
  const merge = valueOf(mergePilots(own, other));
  const settled = settleMerge(merge, someChoices(merge, seed), world);
  return settled.ok ? settled.value : own;
}

/** Choices for everything that collides, the same whichever side is named first. */
export function someChoices({ collisions }: Pick<PilotMerge, "collisions">, seed: number): Choices {
  return new Map(
    collisions.map((collision) => {
      const first = collision.A.entry < collision.B.entry ? "A" : "B";
      const takesFirst = (Number.parseInt(collision.id.slice(0, 4), 16) + seed) % 2 === 0;
      const side = onlySide(collision) ?? (takesFirst ? first : first === "A" ? "B" : "A");
      const note = "fields" in collision && seed % 3 === 0;
      return [collision.id, note ? { side, note } : { side }];
    }),
  );
}

function afterCommand(pilot: WholePilot, one: Step, world: ReturnType<typeof testWorld>): WholePilot {
  const request = requestOf(pilot, one);
  if (request === null) return pilot;
  const done = executeCommand(pilot, request, world);
  return done.ok ? done.value.state : pilot;
}

function requestOf(
  pilot: WholePilot,
  { kind, which, value }: Step,
): { command: string; input: unknown } | null {
  const pick = (type: RecordTypeName): string | null => {
    const all = recordsOf(pilot, type);
    return all[which % Math.max(1, all.length)]?.id ?? null;
  };
  const about = (type: RecordTypeName, command: string, fields: object = {}) => {
    const id = pick(type);
    return id === null ? null : { command, input: { id, ...fields } };
  };
  const name = NAMES[value] ?? "Ada";
  const workflow = WORKFLOWS[which % WORKFLOWS.length] ?? "Claims";
  if (kind < 8) return { command: "person.add", input: { name } };
  if (kind < 18) return about("person", "person.edit", { name, title: `Title ${value}` });
  if (kind < 23) return about("person", "person.remove");
  if (kind < 29) {
    const owner = pick("person");
    return {
      command: "conflict.add",
      input: { title: `Conflict ${value}`, ...(owner === null ? {} : { owner }) },
    };
  }
  if (kind < 36)
    return about("conflict", "conflict.edit", { title: `Other ${value}`, description: `Text ${value}` });
  if (kind < 39) return about("conflict", "conflict.remove");
  if (kind < 45) return { command: "workflow.add", input: { name: workflow } };
  if (kind < 51) return about("workflow", "workflow.rename", { name: WORKFLOWS[value % WORKFLOWS.length] });
  if (kind < 54) return about("workflow", "workflow.edit", { unitValueMicros: value * 1_000_000 });
  if (kind < 56) return about("workflow", "workflow.remove");
  if (kind < 70) return { command: "import.add", input: importOf(workflow, which, value) };
  if (kind < 73) return about("batch", "import.takeBack");
  if (kind < 78) return { command: "import.add", input: loopsOf(workflow, value) };
  if (kind < 82) return about("checklistItem", "checklistItem.edit", { note: `Note ${value}` });
  if (kind < 85) {
    const person = pick("person");
    const input = { person, metric: `Metric ${which % 3}`, weight: value / 10 };
    return person === null ? null : { command: "incentive.add", input };
  }
  if (kind < 88) return about("incentive", "incentive.edit", { weight: value / 10 });
  if (kind < 90)
    return about("person", "person.edit", { circle: value % 2 === 0 ? "leadership" : "everyone" });
  if (kind < 92) return { command: "rightsMatrix.draft", input: { empty: true } };
  return { command: "pilot.set", input: { confirmationHours: value + 1 } };
}

function importOf(workflow: string, which: number, value: number): object {
  const rows = Array.from({ length: 1 + (which % 3) }, (_, day) => {
    const date = `2026-02-0${1 + ((which + day) % 4)}`;
    return `${day + 2},${date},${workflow},SMB,${10 + value},${10 + value},${value}\n`;
  });
  const text = `line,date,workflow,segment,eligible,attempted,completed\n${rows.join("")}`;
  return { input: "work", rows: text, file: `work-${value}.csv`, fileDigest: "0".repeat(64), refused: 0 };
}

function loopsOf(workflow: string, value: number): object {
  const text = `line,id,workflow,title,detected_at\n2,L${value % 3},${workflow},Loop ${value},2026-02-0${1 + value}T08:00:00Z\n`;
  return { input: "loops", rows: text, file: "loops.csv", fileDigest: "0".repeat(64), refused: 0 };
}
