import { instantOf } from "../calendar/moments.ts";
import { zoneClock } from "../calendar/zone.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { JsonValue } from "../json/json.ts";
import { pilotRecord } from "../records/read-records.ts";
import { escalationClocks } from "./escalation-clock.ts";
import type { PilotView } from "./pilot-view.ts";

const MS_PER_HOUR = 3_600_000;

/**
 * The moment (epoch milliseconds) up to which a pilot that nobody changes stays as its view has it: before it only what
 * counts the time that passes is another. It is the first of these: the pilot's next day; a day of data matures; the
 * deadline of an obligation passes; a level of an escalation runs out; something that is recorded for later is there.
 */
export function holdsUntil(
  pilot: PilotState,
  { asOfMs, figures, obligations }: Pick<PilotView, "asOfMs" | "figures" | "obligations">,
): number {
  const clock = zoneClock(pilotRecord(pilot).timeZone);
  const confirmationMs = figures.settings.confirmationHours * MS_PER_HOUR;
  const turns = [
    clock.startOfDay(clock.dayOf(asOfMs) + 1),
    clock.startOfDay(clock.dayOf(asOfMs - confirmationMs) + 1) + confirmationMs,
    // An answer in the last millisecond is in time.
    ...obligations.flatMap(({ deadlineMs }) => (deadlineMs === null ? [] : deadlineMs + 1)),
    ...escalationClocks(pilot, asOfMs).map(({ endsAtMs }) => endsAtMs),
    ...recordedMoments(pilot),
  ];
  return turns.reduce(
    (first, turn) => (turn > asOfMs && turn < first ? turn : first),
    Number.POSITIVE_INFINITY,
  );
}

/** Every moment that the records and the journal name. */
function* recordedMoments({ records, entries }: PilotState): Generator<number> {
  for (const { at } of entries) yield* momentsIn(at);
  for (const { fields } of records.values()) yield* momentsIn(fields);
}

function* momentsIn(value: JsonValue): Generator<number> {
  if (typeof value === "string") {
    // A date and a time: most texts are neither, and need not be read.
    const moment = value[10] === "T" && value[4] === "-" ? instantOf(value) : null;
    if (moment !== null) yield moment;
  } else if (typeof value === "object" && value !== null) {
    for (const inner of Object.values(value)) yield* momentsIn(inner);
  }
}
