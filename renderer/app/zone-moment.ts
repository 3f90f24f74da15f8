/** A moment (ISO 8601 in UTC) as a field for date and time shows it in a time zone: `2026-11-20T15:00`. */
export function localText(moment: string | undefined, timeZone: string): string {
  if (moment === undefined) return "";
  const local = Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone).toPlainDateTime();
  return local.toString({ smallestUnit: "minute" });
}

/** The moment in UTC that such a field means; null: it is empty or unfinished. An hour that a clock skips is the one after it. */
export function momentOfLocal(text: string, timeZone: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/u.test(text)) return null;
  const instant = Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).toInstant();
  return instant.toString({ smallestUnit: "second" });
}
