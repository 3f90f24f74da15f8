import { parseCalendarDate } from "../../../../shared/calendar/calendar-date.ts";

/** The date that a text names; a wrong text is a mistake of the test. */
export function day(text: string): number {
  const parsed = parseCalendarDate(text);
  if (parsed === null) throw new Error(`no date: ${text}`);
  return parsed;
}
