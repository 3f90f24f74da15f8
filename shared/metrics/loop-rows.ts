import type { EpochDay } from "../calendar/calendar-date.ts";
import type { ZoneClock } from "../calendar/zone.ts";
import type { Table } from "../observations/table.ts";
import { numbersOf, textAt } from "../observations/table.ts";
import { requiredTexts } from "./daily-columns.ts";

/** The moments of a loop, in order. */
export const LOOP_MOMENTS = ["detected", "triaged", "authorised", "deployed", "validated"] as const;
export type LoopMoment = (typeof LOOP_MOMENTS)[number];

/** A learning loop. `at` holds epoch milliseconds, `on` the date in the pilot's zone; NaN: not there. */
export interface Loop {
  readonly workflow: string;
  readonly at: { readonly [Moment in LoopMoment]: number };
  readonly on: { readonly [Moment in LoopMoment]: EpochDay };
  readonly improved: boolean;
}

/** The loops that were detected, as the table has them. */
export function readLoops(table: Table | null, clock: ZoneClock): Loop[] {
  if (table === null) return [];
  const workflow = requiredTexts(table, "workflow");
  const verdict = requiredTexts(table, "verdict");
  const loops: Loop[] = [];
  for (let row = 0; row < table.length; row += 1) {
    const moment = (name: LoopMoment): number => numbersOf(table, `${name}_at`)?.[row] ?? Number.NaN;
    const at = {
      detected: moment("detected"),
      triaged: moment("triaged"),
      authorised: moment("authorised"),
      deployed: moment("deployed"),
      validated: moment("validated"),
    };
    if (Number.isNaN(at.detected)) continue;
    const dateOf = (epochMs: number): EpochDay => (Number.isNaN(epochMs) ? Number.NaN : clock.dayOf(epochMs));
    loops.push({
      workflow: textAt(workflow, row),
      at,
      on: {
        detected: dateOf(at.detected),
        triaged: dateOf(at.triaged),
        authorised: dateOf(at.authorised),
        deployed: dateOf(at.deployed),
        validated: dateOf(at.validated),
      },
      improved: textAt(verdict, row) === "improved",
    });
  }
  return loops;
}
