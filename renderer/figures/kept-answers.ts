import { zoneClock } from "../../shared/calendar/zone.ts";
import type { JournalHead } from "../../shared/journal/journal-entry.ts";
import { headsOf } from "../../shared/journal/journal-order.ts";
import type { PilotState } from "../../shared/journal/pilot-state.ts";
import { pilotRecord } from "../../shared/records/read-records.ts";
import type { QuestionAnswer, QuestionName } from "./figure-questions.ts";

/** The questions whose last answers are kept: what a company shows first. They are asked with nothing but the pilot. */
export const KEPT_QUESTIONS = ["overview", "today"] as const satisfies readonly QuestionName[];
export type KeptQuestion = (typeof KEPT_QUESTIONS)[number];

/** The last answer to a question, with all that it rests on. */
export interface KeptAnswer<Name extends KeptQuestion = KeptQuestion> {
  /** What the pilot was made of; see `standOf`. */
  readonly stand: string;
  /** When the day of the pilot that it was given on begins, and the next one; epoch milliseconds. */
  readonly day: { readonly fromMs: number; readonly untilMs: number };
  readonly answer: QuestionAnswer<Name>;
}

/** The last answers about one pilot. */
export type KeptAnswers = { readonly [Name in KeptQuestion]?: KeptAnswer<Name> };

const stands = new WeakMap<PilotState, string>();

/**
 * What answers about a pilot rest on, as text: the heads of its journal, by hash, and which of its confidential values are
 * here. Pilots with the same text have the same records, and so the same answers at one moment.
 */
export function standOf(pilot: PilotState): string {
  const known = stands.get(pilot);
  if (known !== undefined) return known;
  const { entries, confidential } = pilot;
  const stand = standText(headsOf(entries), entries.length, confidential.keys());
  stands.set(pilot, stand);
  return stand;
}

/** The same of a pilot that was not read: of the heads and the length of its journal, and its commitments. */
export function standText(
  heads: readonly JournalHead[],
  entries: number,
  commitments: Iterable<string>,
): string {
  return JSON.stringify([heads, entries, [...new Set(commitments)].sort()]);
}

/** What is kept of an answer that was given just now. */
export function keptAnswer<Name extends KeptQuestion>(
  pilot: PilotState,
  asOfMs: number,
  answer: QuestionAnswer<Name>,
): KeptAnswer<Name> {
  return keptOf(standOf(pilot), pilotRecord(pilot).timeZone, asOfMs, answer);
}

/** The same about a pilot that was not opened, by what it is made of and its time zone. */
export function keptOf<Name extends KeptQuestion>(
  stand: string,
  timeZone: string,
  asOfMs: number,
  answer: QuestionAnswer<Name>,
): KeptAnswer<Name> {
  const zone = zoneClock(timeZone);
  const day = zone.dayOf(asOfMs);
  return {
    stand,
    day: { fromMs: zone.startOfDay(day), untilMs: zone.startOfDay(day + 1) },
    answer,
  };
}

/**
 * An answer that may be shown until the fresh one is there; null: none may. It must rest on the very records that the
 * pilot has, and be of the same day of the pilot: only what passes within a day, such as the hours of a deadline, can
 * still differ.
 */
export function answerAtOnce<Name extends KeptQuestion>(
  kept: KeptAnswers,
  name: Name,
  pilot: PilotState,
  asOfMs: number,
): QuestionAnswer<Name> | null {
  const last: KeptAnswer<Name> | undefined = kept[name];
  if (last?.stand !== standOf(pilot)) return null;
  return last.day.fromMs <= asOfMs && asOfMs < last.day.untilMs ? last.answer : null;
}

/** Whether the last answer to a question of that name is kept. */
export function isKept(name: string): name is KeptQuestion {
  return KEPT_QUESTIONS.some((kept) => kept === name);
}
