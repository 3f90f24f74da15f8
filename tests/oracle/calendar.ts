/** Dates are "YYYY-MM-DD" text, so that text order is time order; instants are epoch nanoseconds. */
export type TimePeriod = "day" | "week" | "month" | "phase";

/** Both ends inclusive; empty if from > to. */
export interface DateRange {
  readonly from: string;
  readonly to: string;
}

export const contains = (range: DateRange, date: string): boolean => range.from <= date && date <= range.to;
export const intersect = (a: DateRange, b: DateRange): DateRange => ({
  from: a.from > b.from ? a.from : b.from,
  to: a.to < b.to ? a.to : b.to,
});

export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Whole days from `from` to `to`. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: "day" }).days;
}

export function datesOf(range: DateRange): readonly string[] {
  const dates: string[] = [];
  for (let date = range.from; date <= range.to; date = addDays(date, 1)) dates.push(date);
  return dates;
}

export const instantOf = (iso: string): bigint => Temporal.Instant.from(iso).epochNanoseconds;

export function dateOf(iso: string, timeZone: string): string {
  return Temporal.Instant.from(iso).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The first instant of the day after `date` in the zone: what lies before it is by the end of `date`. */
export function endInstant(date: string, timeZone: string): bigint {
  return Temporal.PlainDate.from(addDays(date, 1)).toZonedDateTime({ timeZone }).epochNanoseconds;
}

export const monthOf = (date: string): string => date.slice(0, 7);

export function monthRange(month: string): DateRange {
  const first = Temporal.PlainDate.from(`${month}-01`);
  return { from: first.toString(), to: first.with({ day: first.daysInMonth }).toString() };
}

/** The months of which every day lies in the range. */
export function wholeMonths(range: DateRange): readonly string[] {
  const months = [...new Set(datesOf(range).map(monthOf))];
  return months.filter((month) => {
    const all = monthRange(month);
    return range.from <= all.from && all.to <= range.to;
  });
}

/** Day numbers of the phases' first and last days. */
export const phaseDays: Readonly<Record<string, readonly [number, number]>> = {
  P1: [0, 30],
  P2: [31, 60],
  P3: [61, 90],
  P4: [91, 120],
  P5: [121, 180],
};

function weekRange(date: string): DateRange {
  const monday = addDays(date, 1 - Temporal.PlainDate.from(date).dayOfWeek);
  return { from: monday, to: addDays(monday, 6) };
}

export interface Period {
  readonly name: string;
  /** Its own ends, uncut. */
  readonly range: DateRange;
}

function weekAt(date: string): Period {
  const day = Temporal.PlainDate.from(date);
  const week = String(day.weekOfYear).padStart(2, "0");
  return { name: `${day.yearOfWeek}-W${week}`, range: weekRange(date) };
}

function phaseAt(date: string, startDate: string): Period | null {
  const day = daysBetween(startDate, date);
  const found = Object.entries(phaseDays).find(([, [first, last]]) => first <= day && day <= last);
  if (found === undefined) return null;
  const [name, [first, last]] = found;
  return { name, range: { from: addDays(startDate, first), to: addDays(startDate, last) } };
}

/** The period of this kind that `date` falls in; null for a date outside the five phases. */
export function periodAt(kind: TimePeriod, date: string, startDate: string): Period | null {
  if (kind === "day") return { name: date, range: { from: date, to: date } };
  if (kind === "week") return weekAt(date);
  if (kind === "month") return { name: monthOf(date), range: monthRange(monthOf(date)) };
  return phaseAt(date, startDate);
}

/** The given instant, or now. */
export const instantOfNow = (iso: string | undefined): bigint =>
  iso === undefined ? Temporal.Now.instant().epochNanoseconds : instantOf(iso);
