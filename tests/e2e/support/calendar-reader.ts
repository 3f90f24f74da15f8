import ICAL from "ical.js";

/** An entry of a calendar file as another reader sees it. */
export interface CalendarEntry {
  readonly uid: string;
  readonly date: string;
  readonly summary: string;
  /** Is it a whole day, in no zone? */
  readonly isDay: boolean;
}

/** The entries of a calendar file. */
export function calendarEntries(file: string): readonly CalendarEntry[] {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]);
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const { uid, summary, startDate } = new ICAL.Event(component);
    return { uid, summary, date: startDate.toString(), isDay: startDate.isDate };
  });
}
