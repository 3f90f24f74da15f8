import type { CompanyStanding, DayStanding } from "../../portfolio/company-standing.ts";
import { type ReportFormat, reportFormat } from "../format/report-format.ts";

/** What the portfolio report is made of. */
export interface PortfolioInput {
  /** All companies, pilots and targets, in the order of need. */
  readonly companies: readonly CompanyStanding[];
  /** Epoch milliseconds. */
  readonly asOfMs: number;
  /** The day of the pilot at which the companies are laid side by side; null: at none. */
  readonly day: number | null;
  /** The companies at that day, by pilot; absent: it has not lived through it. */
  readonly atDay: ReadonlyMap<string, DayStanding>;
  /** BCP 47; without it that of every report. */
  readonly locale?: string | undefined;
}

/** A company with the words and digits of its own currency and date. */
export interface Printed {
  readonly standing: CompanyStanding;
  readonly format: ReportFormat;
}

/** Each company with its own format: nothing is converted. */
export function printed(companies: readonly CompanyStanding[], locale?: string): readonly Printed[] {
  return companies.map((standing) => ({
    standing,
    format: reportFormat({ locale, currency: standing.currency, asOf: standing.moment.date }),
  }));
}

/** `Day 95 · P4`; where there is no Day 0, that. */
export function dayText({ moment: { day, phase } }: CompanyStanding): string {
  if (day === null) return "no start date";
  return phase === null ? `Day ${day}` : `Day ${day} · ${phase}`;
}
