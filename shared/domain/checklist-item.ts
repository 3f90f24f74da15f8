import type { EpochDay } from "../calendar/calendar-date.ts";
import type { PhaseId } from "./checklist-template.ts";

/** Where that is made which a condition asks for; the window leads there. */
export type MakingPlace =
  | "baseline"
  | "board"
  | "cadence"
  | "charters"
  | "conflicts"
  | "data"
  | "decisions"
  | "escalations"
  | "forums"
  | "guardrails"
  | "incentives"
  | "item"
  | "loops"
  | "objective"
  | "ownership"
  | "reviews"
  | "rights"
  | "structure"
  | "workflows";

/** One condition of a rule: what must hold, in words, and what is missing for it. */
export interface Condition {
  readonly words: string;
  readonly met: boolean;
  /** Plain sentences without a full stop; empty where met, or where another condition must be met first. */
  readonly missing: readonly string[];
  readonly where: MakingPlace;
}

/** What a rule found: the item's proof, or what is missing for it, in plain sentences without a full stop. */
export interface Evidence {
  readonly proven: boolean;
  /** Empty exactly where proven. */
  readonly missing: readonly string[];
  /** The rule in words; proven where all are met. */
  readonly conditions: readonly Condition[];
}

/** The state words of an item. `claimed`: a person ticked it, the data does not show it. */
export type ItemWord = "proven" | "claimed" | "open";

/** One checklist item as it stands. An override settles an item for its gate and leaves its state word as it is. */
export interface ItemState {
  /** Id of the record. */
  readonly id: string;
  /** Key in the template, or null for an item of the pilot's own. */
  readonly template: string | null;
  readonly phase: PhaseId;
  readonly title: string;
  readonly state: ItemWord;
  readonly missing: readonly string[];
  readonly conditions: readonly Condition[];
  /** Id of the person, or null. */
  readonly dri: string | null;
  readonly due: EpochDay | null;
  /** Past its due date and neither proven nor overridden. */
  readonly late: boolean;
  /** The reason of the override, or null. */
  readonly overrideReason: string | null;
}

/** The evidence of a list of conditions: proven where each of them is met. */
export function evidence(...conditions: readonly Condition[]): Evidence {
  const proven = conditions.every(({ met }) => met);
  return { proven, missing: conditions.flatMap(({ missing }) => missing), conditions };
}

/** A condition that is met where nothing is missing for it. */
export function condition(
  where: MakingPlace,
  words: string,
  ...sentences: readonly (string | null)[]
): Condition {
  const missing = sentences.filter((sentence) => sentence !== null);
  return { words, met: missing.length === 0, missing, where };
}

/** A condition of which nothing can be said before another one is met. */
export function notYet(where: MakingPlace, words: string): Condition {
  return { words, met: false, missing: [], where };
}

/** `sentence` says what is missing where `isMet` is false. */
export function unless(isMet: boolean, sentence: string): string | null {
  return isMet ? null : sentence;
}

/** An item no longer holds its gate open: proven, or overridden with a reason. */
export function isSettled(item: ItemState): boolean {
  return item.state === "proven" || item.overrideReason !== null;
}

/** The order of every list of items: late first, then without a DRI, then by due date; otherwise the plan's order. */
export function byUrgency(items: readonly ItemState[]): ItemState[] {
  const rank = (item: ItemState): number => (item.late ? 0 : item.dri === null && !isSettled(item) ? 1 : 2);
  return items.toSorted((a, b) => rank(a) - rank(b) || dueOrder(a) - dueOrder(b));
}

function dueOrder(item: ItemState): number {
  return item.due ?? Number.MAX_SAFE_INTEGER;
}
