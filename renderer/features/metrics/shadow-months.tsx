import type { ReactElement } from "react";
import { firstDayOfMonth, parseMonth } from "../../../shared/calendar/calendar-date.ts";
import type { FunctionMonth, LocalGreenMonth } from "../../../shared/domain/local-green.ts";
import type { StatusWord } from "../../../shared/report/charts/status.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { StatusLabel } from "../../components/status-label.tsx";
import { FUNCTION_NAMES } from "./shadow-words.ts";

const WORDS: Readonly<Record<FunctionMonth["state"], StatusWord>> = {
  "on target": "holds",
  "off target": "breach",
  unknown: "no data",
};

/** Month by month: what each function said of itself against its own target, and what became of the system. */
export function ShadowMonths({
  open,
  months,
}: {
  readonly open: OpenPilot;
  readonly months: readonly LocalGreenMonth[];
}): ReactElement | null {
  const { format } = open;
  if (months.length === 0) return null;
  const functions = [...new Set(months.flatMap((month) => month.functions.map((one) => one.function)))];
  const points = (value: number | null): string => (value === null ? "–" : format.numbers.signed(value, 0));
  return (
    <section className="stack tight" aria-labelledby="months">
      <h3 id="months" className="title3">
        Functions and system, month by month
      </h3>
      <div className="tablebox" tabIndex={0} role="group" aria-label="Months, scrollable">
        <table className="table months" aria-label="Functions and system by month">
          <thead>
            <tr>
              <th scope="col">Month</th>
              {functions.map((one) => (
                <th key={one} scope="col">
                  {FUNCTION_NAMES[one]}, own target
                </th>
              ))}
              <th scope="col" className="number">
                System value
              </th>
              <th scope="col" className="number">
                Change
              </th>
              <th scope="col">Together</th>
            </tr>
          </thead>
          <tbody>
            {months.toReversed().map((month) => {
              const { systemValue, systemBefore } = month;
              const change =
                systemValue === null || systemBefore === null ? null : systemValue - systemBefore;
              return (
                <tr key={month.month}>
                  <th scope="row">{monthName(open, month.month)}</th>
                  {functions.map((one) => (
                    <td key={one}>
                      <FunctionCell month={month} name={one} />
                    </td>
                  ))}
                  <td className="number">{points(systemValue)}</td>
                  <td className="number">{points(change)}</td>
                  <td>
                    {month.isLocalGreenSystemRed ? (
                      <strong className="bad">local green, system red</strong>
                    ) : (
                      ""
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className="caption">
        System value over the days of each whole month that has matured; a function holds where every metric
        that it gave for the month is on its target.
      </p>
    </section>
  );
}

/** `Sep 2026` of `2026-09`. */
export function monthName({ format }: OpenPilot, label: string): string {
  const month = parseMonth(label);
  return month === null ? label : format.dates.month(firstDayOfMonth(month));
}

function FunctionCell({
  month,
  name,
}: {
  readonly month: LocalGreenMonth;
  readonly name: FunctionMonth["function"];
}): ReactElement {
  const found = month.functions.find((one) => one.function === name);
  if (found === undefined) return <span className="faint">–</span>;
  const hit = found.metrics.filter(({ isOnTarget }) => isOnTarget === true).length;
  return <StatusLabel status={{ word: WORDS[found.state] }} rest={`${hit} of ${found.metrics.length}`} />;
}
