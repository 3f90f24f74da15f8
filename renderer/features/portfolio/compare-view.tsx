import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { PILLARS } from "../../../shared/metrics/metric-settings.ts";
import { otherDefinitions } from "../../../shared/portfolio/definitions.ts";
import { PILLAR_NAMES, unitOf } from "../../../shared/report/baseline/metric-print.ts";
import { counted, reasonText } from "../../../shared/report/portfolio/attention-words.ts";
import { pillarStatus } from "../../../shared/report/portfolio/pillar-words.ts";
import { hrefOf } from "../../app/places.ts";
import { DecorativeMark } from "../../components/decorative-mark.tsx";
import { Loading } from "../../components/loading.tsx";
import { OperationalShare } from "../../components/operational-share.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { PeerStrips } from "./peer-strips.tsx";
import { DayPillarCell } from "./pillar-cell.tsx";
import { DayCell, Duties, GateMarks, MoneyCell } from "./row-cells.tsx";
import type { PortfolioRow } from "./use-portfolio.ts";

type Shown = PortfolioRow & {
  readonly details: NonNullable<PortfolioRow["details"]>;
  readonly standing: NonNullable<PortfolioRow["standing"]>;
};

/** Up to four companies as columns, at one day of their pilots or each at its own; below, each as a dot among all. */
export function CompareView({
  rows,
  all,
  day,
  onLeave,
}: {
  readonly rows: readonly PortfolioRow[];
  /** All pilots: the others on the strips. */
  readonly all: readonly PortfolioRow[];
  readonly day: number | null;
  readonly onLeave: () => void;
}): ReactElement {
  const shown = rows.filter((row): row is Shown => row.details !== null && row.standing !== null);
  const isReady =
    shown.length === rows.length && (day === null || rows.every(({ there }) => there !== undefined));
  const others = otherDefinitions(
    shown.map(({ summary, standing }) => ({ key: summary.company, definitions: standing.definitions })),
  );
  return (
    <section className="stack compare" aria-labelledby="compare">
      <div className="row wide">
        <h2 id="compare" className="title3 grow">
          {rows.length === 1 ? "One company among the others" : `${rows.length} companies side by side`}
          {day === null ? ", each today" : ` at Day ${day} of each pilot`}
        </h2>
        <Button onClick={onLeave}>All companies</Button>
      </div>
      {isReady ? (
        <>
          <div className="tablebox" tabIndex={0} role="group" aria-label="Comparison, scrollable">
            <table className="table comparetable" aria-label="Comparison">
              <thead>
                <tr>
                  <th scope="col">
                    <span className="hidden">Figure</span>
                  </th>
                  {shown.map(({ summary }) => (
                    <th key={summary.pilotId} scope="col">
                      <a href={hrefOf(`/c/${summary.pilotId}/today`)}>{summary.company}</a>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                <Line
                  label="Day · phase"
                  note="today"
                  rows={shown}
                  renderCell={({ details }) => <DayCell overview={details.overview} />}
                />
                <Line
                  label="System value"
                  rows={shown}
                  renderCell={(row) => <SystemValue row={row} day={day} />}
                />
                {PILLARS.map((pillar) => {
                  const other = others.find((one) => one.pillar === pillar);
                  return (
                    <Line
                      key={pillar}
                      label={PILLAR_NAMES[pillar]}
                      rows={shown}
                      note={other === undefined ? null : "other definition"}
                      renderCell={(row) => (
                        <Pillar
                          row={row}
                          day={day}
                          pillar={pillar}
                          definition={
                            other?.words.find(({ key }) => key === row.summary.company)?.words ?? null
                          }
                        />
                      )}
                    />
                  );
                })}
                <Line
                  label="Gained"
                  note="value, cost"
                  rows={shown}
                  renderCell={(row) => <Money row={row} day={day} side="gained" />}
                />
                <Line
                  label="At stake"
                  note="promises, churn debt"
                  rows={shown}
                  renderCell={(row) => <Money row={row} day={day} side="atStake" />}
                />
                <Line
                  label="Gates"
                  note="today"
                  rows={shown}
                  renderCell={({ details }) => <GateMarks overview={details.overview} />}
                />
                <Line
                  label="Duties"
                  note="today"
                  rows={shown}
                  renderCell={({ details, standing }) => (
                    <Duties overview={details.overview} asks={standing.duties.asks} tabIndex={0} />
                  )}
                />
                <Line
                  label="Operational share"
                  note="today"
                  rows={shown}
                  renderCell={({ details }) => (
                    <OperationalShare
                      of={details.overview.operational}
                      href={hrefOf(`/c/${details.overview.pilotId}/metrics?tab=Ownership`)}
                      isBare
                    />
                  )}
                />
                <Line label="Why this week" rows={shown} renderCell={(row) => <Why row={row} />} />
              </tbody>
            </table>
          </div>
          <p className="caption">
            Each figure is the company’s own against its own baseline, in its own currency. Nothing is added
            and nothing is converted.
            {others.length === 0
              ? ""
              : " Where a definition differs, values are not to be read against each other; the words stand below the figure."}
          </p>
          <PeerStrips rows={shown} all={all} day={day} />
        </>
      ) : (
        <Loading height={480} what="the comparison" />
      )}
    </section>
  );
}

function Line({
  label,
  note = null,
  rows,
  renderCell,
}: {
  readonly label: string;
  readonly note?: string | null;
  readonly rows: readonly Shown[];
  readonly renderCell: (row: Shown) => ReactElement;
}): ReactElement {
  return (
    <tr>
      <th scope="row">
        {label}
        {note === null ? null : <span className="caption"> {note}</span>}
      </th>
      {rows.map((row) => (
        <td key={row.summary.pilotId}>{renderCell(row)}</td>
      ))}
    </tr>
  );
}

function SystemValue({ row, day }: { readonly row: Shown; readonly day: number | null }): ReactElement {
  const from = day === null ? row.standing : row.there;
  if (from === null || from === undefined) return <NotReached row={row} />;
  return (
    <span className="figure2">
      {from.systemValue === null ? "–" : row.details.format.numbers.signed(from.systemValue, 0)}
    </span>
  );
}

function Pillar({
  row,
  day,
  pillar,
  definition,
}: {
  readonly row: Shown;
  readonly day: number | null;
  readonly pillar: (typeof PILLARS)[number];
  /** How it is defined here, where that differs; null: it does not. */
  readonly definition: string | null;
}): ReactElement {
  const { details, standing, there, summary } = row;
  const from = day === null ? standing : there;
  const own = from?.pillars.find((one) => one.pillar === pillar);
  if (from === null || from === undefined || own === undefined) return <NotReached row={row} />;
  const { format } = details;
  const unit = unitOf(own.metric);
  const interval = format.interval(own.differenceLow, own.differenceHigh, unit);
  const note = standing.returns.some(({ metric }) => metric === own.metric) && day === null;
  return (
    <div className="comparecell">
      <DayPillarCell
        pillar={own}
        isSealed={from.isSealed}
        pilotId={summary.pilotId}
        format={format}
        tabIndex={0}
      />
      <div>
        <StatusLabel status={pillarStatus(own, from.isSealed)} />
        <span className="caption">
          {format.value(own.before, unit).text} → {format.value(own.value, unit).text}
          {interval === "" ? null : (
            <>
              {" "}
              <span className="whole">({interval})</span>
            </>
          )}
        </span>
        <DecorativeMark decorative={details.overview.operational.decorative} metric={own.metric} />
        {note ? <span className="caption">may be a return, not a gain</span> : null}
        {definition === null ? null : <span className="caption clip">{definition}</span>}
      </div>
    </div>
  );
}

function Money({
  row: { details, standing, there, summary },
  day,
  side,
}: {
  readonly row: Shown;
  readonly day: number | null;
  readonly side: "gained" | "atStake";
}): ReactElement {
  const from = day === null ? standing : there;
  if (from === null || from === undefined) return <span className="faint">–</span>;
  return (
    <MoneyCell pilotId={summary.pilotId} lines={from[side]} day={day} format={details.format} tabIndex={0} />
  );
}

function Why({ row: { details } }: { readonly row: Shown }): ReactElement {
  const reasons = [...new Set(details.attention.map((reason) => reasonText(reason, details.format)))];
  if (reasons.length === 0) return <span className="faint">needs nobody</span>;
  return (
    <ul className="plainlist">
      {reasons.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

function NotReached({ row }: { readonly row: Shown }): ReactElement {
  const { day } = row.details.overview.moment;
  return (
    <span className="faint">{day === null || day < 0 ? "not begun" : `only ${counted(day, "day")} in`}</span>
  );
}
