import ical, { ICalEventTransparency } from "ical-generator";
import { formatCalendarDate } from "../../calendar/calendar-date.ts";
import type { CalendarEvent } from "../../domain/calendar-events.ts";
import type { PilotState } from "../../journal/pilot-state.ts";
import { pilotRecord, recordById } from "../../records/read-records.ts";

/** The media type of a calendar file. */
export const CALENDAR_MEDIA_TYPE = "text/calendar";

/** Control characters have no place in a calendar's text (RFC 5545, 3.3.11); a line break has its own sign. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/**
 * A calendar file (RFC 5545) of a pilot's dates, each a whole day: a date means the same day in every zone. Importing a
 * later one changes the entries of an earlier one.
 */
export function calendarFile(pilot: PilotState, events: readonly CalendarEvent[], asOfMs: number): string {
  const { company, startDate } = pilotRecord(pilot);
  const name = plain(recordById(pilot, "company", company)?.name ?? "Pilot");
  const calendar = ical({
    prodId: { company: "Converge180", product: "Converge180", language: "EN" },
    // The library writes the calendar's own name as it is given.
    name: escaped(`${name}: 180-day pilot`),
  });
  const start = startDate === undefined ? null : Temporal.PlainDate.from(startDate);
  for (const { uid, day, title, details, kind } of events) {
    const date = Temporal.PlainDate.from(formatCalendarDate(day));
    const pilotDay = start === null ? [] : [`Day ${start.until(date, { largestUnit: "days" }).days} of 180`];
    calendar.createEvent({
      id: `${uid}.${pilot.pilotId}@converge180`,
      start: date,
      allDay: true,
      summary: `${name}: ${plain(title)}`,
      description: [...pilotDay, ...details.map(plain)].join("\n"),
      categories: [{ name: kind }],
      transparency: ICalEventTransparency.TRANSPARENT,
      // Later exports of a pilot know more of its journal.
      sequence: pilot.entries.length,
      stamp: Temporal.Instant.fromEpochMilliseconds(Math.floor(asOfMs)),
    });
  }
  return `${calendar.toString()}\r\n`.replace(/(?:\r\n)+$/, "\r\n");
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll("\n", "\\n");
}

function plain(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(CONTROLS, " ");
}
