import type { EpochDay } from "./calendar-date.ts";

/** The calendar of one IANA time zone: which date an instant falls on, and when a date begins. */
export interface ZoneClock {
  readonly timeZone: string;
  /** The calendar date that an instant (milliseconds since 1970-01-01T00:00Z, fractions allowed) has in this zone. */
  dayOf(epochMs: number): EpochDay;
  /**
   * The first instant of a date, in epoch milliseconds: 00:00, or the first moment after it where a clock change skips
   * midnight. A date that the zone skipped altogether is empty: it begins where the next one does.
   */
  startOfDay(day: EpochDay): number;
  /**
   * Milliseconds that local time is ahead of UTC throughout a date, from its 00:00 to the next; `null` for a date with,
   * or right beside, a clock change, where one figure does not answer.
   */
  fixedOffsetMs(day: EpochDay): number | null;
}

const MS_PER_DAY = 86_400_000;
/** Days are remembered in runs of so many: about three years, as long as a pilot's data reach. */
const RUN_DAYS = 1024;

const clocks = new Map<string, ZoneClock>();

/**
 * The clock of a time zone. Clocks are shared and remember the day boundaries that they worked out, so `dayOf` costs
 * a few array reads. Throws a RangeError for a name that `isTimeZone` refuses.
 */
export function zoneClock(timeZone: string): ZoneClock {
  let clock = clocks.get(timeZone);
  if (clock === undefined) {
    if (!isTimeZone(timeZone)) throw new RangeError(`Not an IANA time zone: ${timeZone}`);
    clock = new CachedZoneClock(timeZone);
    clocks.set(timeZone, clock);
  }
  return clock;
}

/** Whether a text is the name of an IANA time zone, such as `Europe/Berlin` or `UTC`. Plain offsets (`+01:00`) are none. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    return new Temporal.ZonedDateTime(0n, text).timeZoneId !== "";
  } catch {
    return false;
  }
}

class CachedZoneClock implements ZoneClock {
  readonly timeZone: string;
  /** The first instants of days, by run; `NaN` where nobody asked yet. */
  readonly #runs = new Map<number, Float64Array>();
  #run: Float64Array = new Float64Array(0);
  #runPlace = Number.NaN;
  /** Days whose midnight happens twice, with the second one's instant: between the two, dates may step back. */
  readonly #secondMidnights = new Map<EpochDay, number>();
  #day: EpochDay = 0;
  #from = Number.POSITIVE_INFINITY;
  #until = Number.NEGATIVE_INFINITY;

  constructor(timeZone: string) {
    this.timeZone = timeZone;
  }

  dayOf(epochMs: number): EpochDay {
    if (epochMs >= this.#from && epochMs < this.#until) return this.#day;
    let day = Math.floor(epochMs / MS_PER_DAY);
    while (this.startOfDay(day) > epochMs) day -= 1;
    while (this.startOfDay(day + 1) <= epochMs) day += 1;
    const secondMidnight = this.#secondMidnights.get(day);
    if (secondMidnight !== undefined) {
      if (epochMs < secondMidnight) return this.#exactDayOf(epochMs);
      this.#from = secondMidnight;
    } else {
      this.#from = this.startOfDay(day);
    }
    this.#day = day;
    this.#until = this.startOfDay(day + 1);
    return day;
  }

  startOfDay(day: EpochDay): number {
    const place = Math.floor(day / RUN_DAYS);
    if (place !== this.#runPlace) {
      this.#run = this.#runAt(place);
      this.#runPlace = place;
    }
    const within = day - place * RUN_DAYS;
    let start = this.#run[within] ?? Number.NaN;
    if (Number.isNaN(start)) {
      start = this.#computeStart(day);
      this.#run[within] = start;
    }
    return start;
  }

  fixedOffsetMs(day: EpochDay): number | null {
    const offset = day * MS_PER_DAY - this.startOfDay(day);
    const nextOffset = (day + 1) * MS_PER_DAY - this.startOfDay(day + 1);
    if (offset !== nextOffset) return null;
    return this.#secondMidnights.has(day) || this.#secondMidnights.has(day + 1) ? null : offset;
  }

  #runAt(place: number): Float64Array {
    let run = this.#runs.get(place);
    if (run === undefined) {
      run = new Float64Array(RUN_DAYS).fill(Number.NaN);
      this.#runs.set(place, run);
    }
    return run;
  }

  #computeStart(day: EpochDay): number {
    const midnight = new Temporal.PlainDate(1970, 1, 1).add({ days: day }).toPlainDateTime();
    const earlier = midnight.toZonedDateTime(this.timeZone, { disambiguation: "earlier" });
    const later = midnight.toZonedDateTime(this.timeZone, { disambiguation: "later" });
    const isGap = !earlier.toPlainDateTime().equals(midnight);
    if (isGap) return midnight.toPlainDate().toZonedDateTime(this.timeZone).epochMilliseconds;
    if (later.epochMilliseconds > earlier.epochMilliseconds) {
      this.#secondMidnights.set(day, later.epochMilliseconds);
    }
    return earlier.epochMilliseconds;
  }

  #exactDayOf(epochMs: number): EpochDay {
    const instant = Temporal.Instant.fromEpochMilliseconds(Math.floor(epochMs));
    const date = instant.toZonedDateTimeISO(this.timeZone).toPlainDate();
    return new Temporal.PlainDate(1970, 1, 1).until(date, { largestUnit: "days" }).days;
  }
}
