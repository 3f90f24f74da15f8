/** The inputs with every instant placed on the pilot's calendar, and the range of the data. */

import type { DateRange } from "./calendar.ts";
import { dateOf, instantOf, monthRange } from "./calendar.ts";
import type { CustomerRow, OracleInputs, OracleSettings, RevenueRow, WorkRow } from "./inputs.ts";
import { usedRows } from "./rollup.ts";

/** A moment: its date in the pilot's zone and its epoch nanoseconds. */
export interface Moment {
  readonly date: string;
  readonly instant: bigint;
}

/** A measured event of pillars 1-3; `minutes` null = it happened, but nobody noted how long it took. */
export interface TimedEvent {
  readonly date: string;
  readonly workflow: string;
  readonly segment: string;
  readonly minutes: number | null;
}

export interface Loop {
  readonly workflow: string;
  readonly detected: Moment;
  readonly triaged: Moment | null;
  readonly authorised: Moment | null;
  readonly deployed: Moment | null;
  readonly validated: Moment | null;
  readonly improved: boolean;
}

export interface Incident {
  readonly workflow: string;
  readonly started: Moment;
  readonly resolved: Moment | null;
}

export interface Facts {
  readonly settings: OracleSettings;
  readonly rows: readonly WorkRow[];
  readonly cycles: readonly TimedEvent[];
  readonly corrections: readonly TimedEvent[];
  readonly revenue: readonly RevenueRow[];
  readonly customers: readonly CustomerRow[];
  readonly loops: readonly Loop[];
  readonly incidents: readonly Incident[];
  /** First and last date over all inputs but customers; null if there is none. */
  readonly dataRange: DateRange | null;
}

function dataDates(inputs: OracleInputs, timeZone: string): readonly string[] {
  const instants: readonly (string | null)[] = [
    ...inputs.interactions.map((row) => row.at),
    ...inputs.corrections.map((row) => row.at),
    ...inputs.loops.flatMap((row) => [
      row.detectedAt,
      row.triagedAt,
      row.authorisedAt,
      row.deployedAt,
      row.validatedAt,
    ]),
    ...inputs.incidents.flatMap((row) => [row.startedAt, row.resolvedAt]),
    ...inputs.changes.map((row) => row.at),
  ];
  const months = [...inputs.revenue.map((row) => row.month), ...inputs.effort.map((row) => row.month)];
  return [
    ...inputs.work.map((row) => row.date),
    ...instants.filter((iso) => iso !== null).map((iso) => dateOf(iso, timeZone)),
    ...months.map(monthRange).flatMap((range) => [range.from, range.to]),
  ].sort();
}

export function factsOf(inputs: OracleInputs, settings: OracleSettings): Facts {
  const { timeZone } = settings;
  const moment = (iso: string): Moment => ({ date: dateOf(iso, timeZone), instant: instantOf(iso) });
  const momentOrNull = (iso: string | null): Moment | null => (iso === null ? null : moment(iso));
  const timed = (
    row: { readonly at: string; readonly workflow: string; readonly segment: string },
    minutes: number | null,
  ): TimedEvent => ({
    date: dateOf(row.at, timeZone),
    workflow: row.workflow,
    segment: row.segment,
    minutes,
  });
  const dates = dataDates(inputs, timeZone);
  const from = dates[0];
  const to = dates.at(-1);
  return {
    settings,
    rows: usedRows(inputs, settings),
    cycles: inputs.interactions
      .filter((row) => row.cycleMinutes !== null)
      .map((row) => timed(row, row.cycleMinutes)),
    corrections: [
      ...inputs.corrections.map((row) => timed(row, row.minutes)),
      ...inputs.interactions
        .filter((row) => row.correctionMinutes !== null)
        .map((row) => timed(row, row.correctionMinutes)),
    ],
    revenue: inputs.revenue,
    customers: inputs.customers,
    loops: inputs.loops.map((row) => ({
      workflow: row.workflow,
      detected: moment(row.detectedAt),
      triaged: momentOrNull(row.triagedAt),
      authorised: momentOrNull(row.authorisedAt),
      deployed: momentOrNull(row.deployedAt),
      validated: momentOrNull(row.validatedAt),
      improved: row.verdict === "improved",
    })),
    incidents: inputs.incidents.map((row) => ({
      workflow: row.workflow,
      started: moment(row.startedAt),
      resolved: momentOrNull(row.resolvedAt),
    })),
    dataRange: from === undefined || to === undefined ? null : { from, to },
  };
}
