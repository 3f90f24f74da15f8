import type { EpochDay } from "../calendar/calendar-date.ts";
import {
  formatCalendarDate,
  formatMonth,
  isoWeekLabel,
  lastDayOfMonth,
  monthOf,
} from "../calendar/calendar-date.ts";
import type { InputName } from "../observations/input-templates.ts";
import type { TemplateRow } from "./csv-text.ts";
import { templateCsv } from "./csv-text.ts";
import type { CustomerStory, MonthStory } from "./customer-book.ts";
import { customerRows, revenueRows } from "./customer-book.ts";
import type { CycleTimes } from "./interaction-log.ts";
import { interactionRows } from "./interaction-log.ts";
import type { LoopStory } from "./loop-register.ts";
import { loopRows } from "./loop-register.ts";
import type { SampleFile } from "./sample-company.ts";
import { momentAt } from "./sample-dates.ts";
import { seededRandom } from "./seeded-random.ts";
import type { WorkDay } from "./work-days.ts";
import { workRow } from "./work-days.ts";

/** When a company's files come in. */
export interface Deliveries {
  /** The first import: everything up to the day before. */
  readonly first: EpochDay;
  /** The last import, with the days before it. */
  readonly last: EpochDay;
  /** The Monday whose file comes eight days late. */
  readonly lateMonday?: EpochDay;
}

/** One file: its bytes are those of the template. */
export function sampleFile(
  input: InputName,
  name: string,
  rows: readonly TemplateRow[],
  importedAt: string,
): SampleFile {
  return { name, input, bytes: templateCsv(input, rows), importedAt };
}

/**
 * The daily rows as files: the history at the first import, then one a week each Monday, the rest at the last import.
 * Logged days go as interactions of the same delivery. `rowOf` writes a day as a row, where that is not the usual way.
 */
export function workFiles(
  seed: string,
  workflow: string,
  days: readonly WorkDay[],
  deliveries: Deliveries,
  log?: { readonly isLogged: (day: EpochDay) => boolean; readonly cycleOf: (day: WorkDay) => CycleTimes },
  rowOf: (workflow: string, day: WorkDay) => TemplateRow = workRow,
): SampleFile[] {
  return deliveryDays(deliveries).flatMap(({ on, from, to }) => {
    const own = days.filter(({ day }) => day >= from && day <= to);
    const isLate = on === deliveries.lateMonday;
    const importedAt = momentAt(isLate ? on + 8 : on, isLate ? "06:50" : "06:30");
    const label = `${workflow.toLowerCase().replaceAll(" ", "-")}-${isoWeekLabel(Math.max(from, to - 3))}`;
    const booked = own.filter(({ day }) => log?.isLogged(day) !== true);
    const logged = own.filter(({ day }) => log?.isLogged(day) === true);
    return [
      ...(booked.length === 0
        ? []
        : [
            sampleFile(
              "work",
              `work-${label}.csv`,
              booked.map((day) => rowOf(workflow, day)),
              importedAt,
            ),
          ]),
      ...(log === undefined || logged.length === 0
        ? []
        : [
            sampleFile(
              "interactions",
              `interactions-${label}.csv`,
              interactionRows(seededRandom(`${seed}/log/${from}`), workflow, logged, log.cycleOf),
              importedAt,
            ),
          ]),
    ];
  });
}

/** The register of loops: exported anew with the first import, then every four weeks, and at the end. */
export function loopFiles(
  workflow: string,
  loops: readonly LoopStory[],
  deliveries: Deliveries,
): SampleFile[] {
  return exportDays(deliveries).map((day) =>
    sampleFile(
      "loops",
      `loops-${formatCalendarDate(day)}.csv`,
      loopRows(workflow, loops, day - 1),
      momentAt(day, "06:40"),
    ),
  );
}

/** Revenue: the months before the first import at once, then each on the fourth of the next month; customers with each. */
export function revenueFiles(
  seed: string,
  customers: readonly CustomerStory[],
  months: readonly MonthStory[],
  deliveries: Deliveries,
): SampleFile[] {
  const rows = revenueRows(seed, customers, months);
  const history = rows.filter(({ month }) => lastDayOfMonth(month) + 4 <= deliveries.first);
  const later = rows.filter(
    ({ month }) =>
      lastDayOfMonth(month) + 4 > deliveries.first && lastDayOfMonth(month) + 4 <= deliveries.last,
  );
  const batches = [
    ...(history.length === 0
      ? []
      : [{ label: "history", rows: history.flatMap((month) => month.rows), on: deliveries.first }]),
    ...later.map((month) => ({
      label: formatMonth(month.month),
      rows: month.rows,
      on: lastDayOfMonth(month.month) + 4,
    })),
  ];
  return batches.flatMap(({ label, rows: own, on }) => [
    sampleFile("revenue", `revenue-${label}.csv`, own, momentAt(on, "06:45")),
    sampleFile(
      "customers",
      `customers-${formatMonth(monthOf(on))}.csv`,
      customerRows(customers, on - 1),
      momentAt(on, "06:46"),
    ),
  ]);
}

function deliveryDays(deliveries: Deliveries): { on: EpochDay; from: EpochDay; to: EpochDay }[] {
  const days: EpochDay[] = [deliveries.first];
  // The first Monday after the first import: 1970-01-05 was one.
  const monday = deliveries.first + 7 - ((((deliveries.first - 4) % 7) + 7) % 7);
  for (let day = monday; day < deliveries.last; day += 7) days.push(day);
  days.push(deliveries.last);
  return days.map((on, index) => ({ on, from: index === 0 ? 0 : (days[index - 1] ?? 0), to: on - 1 }));
}

function exportDays({ first, last }: Deliveries): EpochDay[] {
  const days: EpochDay[] = [];
  for (let day = first; day < last; day += 28) days.push(day);
  return [...days, last];
}
