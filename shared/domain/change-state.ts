import { instantOf } from "../calendar/moments.ts";
import { CHANGE_STATES } from "../records/change.ts";
import type { RecordOf } from "../records/record-types.ts";

/** How far a change has come. `rolled back` ends it; nothing else goes backwards. */
export type ChangeWord = (typeof CHANGE_STATES)[number];

/** The moments of a change in the order in which they happen, and the field that holds each. */
export const CHANGE_MOMENTS = [
  { state: "authorised", field: "authorisedAt" },
  { state: "deployed", field: "at" },
  { state: "validated", field: "validatedAt" },
  { state: "rolled back", field: "rolledBackAt" },
] as const satisfies readonly { readonly state: ChangeWord; readonly field: keyof RecordOf<"change"> }[];

/** The state of a change; a register that names none lists what is live (formats.md, `changes.csv`). */
export function changeWord({ status }: Pick<RecordOf<"change">, "status">): ChangeWord {
  return status ?? "deployed";
}

/** Has it gone live, whatever became of it? Only such changes have effects, confound others and use a budget. */
export function isLive(change: Pick<RecordOf<"change">, "status">): boolean {
  const word = changeWord(change);
  return word !== "planned" && word !== "authorised";
}

/** The states that a change may move to from where it is. */
export function nextWords(from: ChangeWord): readonly ChangeWord[] {
  switch (from) {
    case "planned":
      return ["authorised"];
    case "authorised":
      return ["deployed"];
    case "deployed":
      return ["validated", "rolled back"];
    case "validated":
      return ["rolled back"];
    case "rolled back":
      return [];
  }
}

/** Why a change cannot move to a state, as a sentence without a full stop, or null if it can. */
export function moveFault(change: RecordOf<"change">, to: ChangeWord): string | null {
  const from = changeWord(change);
  const next = nextWords(from);
  if (next.includes(to)) return null;
  const way = next.length === 0 ? "nothing follows" : `it can be ${next.join(" or ")} next`;
  return `"${changeTitle(change).slice(0, 60)}" is ${from}: ${way}`;
}

/** What a person calls a change: its title, or its key where it has none. */
export function changeTitle({ title, key }: Pick<RecordOf<"change">, "title" | "key">): string {
  return title ?? key;
}

/** A field whose moment lies before that of an earlier state, or null where all that are there follow each other. */
export function changeTimeFault(
  change: {
    readonly [Field in (typeof CHANGE_MOMENTS)[number]["field"]]?: unknown;
  },
): string | null {
  let latest = Number.NEGATIVE_INFINITY;
  for (const { field } of CHANGE_MOMENTS) {
    const value = change[field];
    const at = typeof value === "string" ? instantOf(value) : null;
    if (at === null) continue;
    if (at < latest) return field;
    latest = at;
  }
  return null;
}

/** The state that lies behind a change in time order, for sorting: planned first, rolled back last. */
export function changeRank(word: ChangeWord): number {
  return CHANGE_STATES.indexOf(word);
}
