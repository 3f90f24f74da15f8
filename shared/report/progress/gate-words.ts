import { formatCalendarDate } from "../../calendar/calendar-date.ts";
import type { TitleGate } from "../../domain/title-gate.ts";
import type { DateFormat } from "../format/date-format.ts";

/** What the title gate still lacks, with its date as people write it. */
export function gateMissing({ opensOn, missing }: TitleGate, dates: DateFormat): readonly string[] {
  if (opensOn === null) return missing;
  const [iso, words] = [formatCalendarDate(opensOn), dates.date(opensOn)];
  return missing.map((sentence) => sentence.replace(iso, words));
}
