import type { ReactElement } from "react";
import { PILLARS, type Pillar } from "../../../shared/metrics/metric-settings.ts";
import { PILLAR_NAMES } from "../../../shared/report/baseline/metric-print.ts";
import { PILLAR_UNITS } from "../../../shared/report/portfolio/pillar-words.ts";
import { savePacks } from "../../app/files/save-packs.ts";
import { useGo } from "../../app/navigation.ts";
import { hrefOf } from "../../app/places.ts";
import { useServices } from "../../app/services.ts";
import { type Column, DataTable, type RowSelection } from "../../components/data-table.tsx";
import { OperationalShare } from "../../components/operational-share.tsx";
import { useLayers } from "../../stores/layer-store.ts";
import { DayPillarCell, PillarCell } from "./pillar-cell.tsx";
import { DayCell, Duties, GateMarks, MoneyCell } from "./row-cells.tsx";
import { dataAgeOf, type Group, groupOf, systemValueOf } from "./row-order.ts";
import type { PortfolioRow } from "./use-portfolio.ts";

/** One row per company: day and phase, system value, five verdicts, money, gates, duties, age of the data. */
export function CompaniesTable({
  rows,
  day,
  group,
  selection,
  onCompare,
}: {
  readonly rows: readonly PortfolioRow[];
  /** The day of the pilots that figures are of; null: now. */
  readonly day: number | null;
  readonly group: Group;
  readonly selection: RowSelection;
  readonly onCompare: (row: PortfolioRow) => void;
}): ReactElement {
  const go = useGo();
  const services = useServices();
  const showRemoval = useLayers((state) => state.showRemoval);
  return (
    <DataTable
      label="Companies"
      columns={columnsAt(day)}
      rows={rows}
      rowKey={({ summary }) => summary.pilotId}
      {...(group === "none" ? {} : { groupOf: (row: PortfolioRow) => groupOf(row, group) })}
      onOpen={({ summary }) => go(`/c/${summary.pilotId}/today`)}
      selection={selection}
      actions={(row) => [
        { label: "Today", run: () => go(`/c/${row.summary.pilotId}/today`) },
        { label: "Plan", run: () => go(`/c/${row.summary.pilotId}/plan`) },
        { label: "Metrics", run: () => go(`/c/${row.summary.pilotId}/metrics`) },
        { label: "Data", run: () => go(`/c/${row.summary.pilotId}/data`) },
        { label: "Among the others", keys: "C", run: () => onCompare(row) },
        { label: "Save pack…", run: () => void savePacks(services, [row.summary]) },
        { label: "Remove company…", run: () => showRemoval(row.summary.pilotId) },
      ]}
      rowHeight={40}
      minWidth={1000}
    />
  );
}

function columnsAt(day: number | null): readonly Column<PortfolioRow>[] {
  return [
    {
      key: "company",
      head: "Company",
      width: 165,
      render: ({ summary, details, standing, problem }) => (
        <div className="two">
          <strong>{summary.company}</strong>
          <small>
            {problem ??
              (standing !== null && standing.returns.length > 0
                ? "may be a return, not a gain"
                : (details?.overview.workflow ?? "no first workflow yet"))}
          </small>
        </div>
      ),
    },
    {
      key: "day",
      head: "Day · phase",
      width: 86,
      render: ({ details }) => (details === null ? null : <DayCell overview={details.overview} />),
    },
    {
      key: "value",
      head: "System",
      width: 54,
      align: "right",
      render: (row) => {
        if (row.details === null || isComing(row, day)) return null;
        const value = systemValueOf(row);
        return value === null ? "–" : row.details.format.numbers.signed(value, 0);
      },
    },
    ...PILLARS.map((pillar) => pillarColumn(pillar, day)),
    {
      key: "gained",
      head: <abbr title="Value delivered, cost avoided: against the baseline, to date">Gained</abbr>,
      width: 60,
      align: "right",
      render: (row) => moneyOf(row, day, "gained"),
    },
    {
      key: "stake",
      head: <abbr title="Promise gap, churn debt: annual revenue">At stake</abbr>,
      width: 60,
      align: "right",
      render: (row) => moneyOf(row, day, "atStake"),
    },
    {
      key: "gates",
      head: "Gates",
      width: 86,
      render: ({ details }) => (details === null ? null : <GateMarks overview={details.overview} />),
    },
    {
      key: "operational",
      head: (
        <span
          className="headunit"
          title="Operational share: metrics that are not decorative, of those that the leadership is shown"
        >
          Oper. <small>share</small>
        </span>
      ),
      width: 64,
      align: "right",
      render: ({ details }) =>
        details === null ? null : (
          <OperationalShare
            of={details.overview.operational}
            href={hrefOf(`/c/${details.overview.pilotId}/metrics?tab=Ownership`)}
            isBare
            isCell
          />
        ),
    },
    {
      key: "duties",
      head: "Duties",
      width: 48,
      render: ({ details, standing }) =>
        details === null ? null : <Duties overview={details.overview} asks={standing?.duties.asks ?? 0} />,
    },
    {
      key: "age",
      head: (
        <span className="headunit">
          Data <small>days</small>
        </span>
      ),
      width: 38,
      align: "right",
      render: (row) => {
        if (row.details === null) return null;
        const days = dataAgeOf(row);
        if (days === null) return <span className="faint">no data</span>;
        return days;
      },
    },
  ];
}

function pillarColumn(pillar: Pillar, day: number | null): Column<PortfolioRow> {
  return {
    key: pillar,
    head: (
      <span className="headunit">
        {PILLAR_NAMES[pillar]} <small>{PILLAR_UNITS[pillar]}</small>
      </span>
    ),
    width: pillar === "cost" ? 70 : 60,
    align: "centre",
    render: (row) => {
      const { details, there, summary } = row;
      if (details === null || isComing(row, day)) return null;
      if (day === null) {
        const now = details.overview.pillars.find((one) => one.pillar === pillar);
        return now === undefined ? null : (
          <PillarCell now={now} overview={details.overview} format={details.format} />
        );
      }
      const own = there?.pillars.find((one) => one.pillar === pillar);
      // It has not come that far: what day it is stands beside its name.
      if (own === undefined) return pillar === "avd" ? <span className="faint">{reached(row)}</span> : null;
      return (
        <DayPillarCell
          pillar={own}
          isSealed={there?.isSealed ?? false}
          pilotId={summary.pilotId}
          format={details.format}
        />
      );
    },
  };
}

function reached({ details }: PortfolioRow): string {
  const day = details?.overview.moment.day ?? null;
  return day === null ? "no start" : day < 0 ? "not begun" : `Day ${day}`;
}

/** The figures of the day are on their way. */
function isComing({ there }: PortfolioRow, day: number | null): boolean {
  return day !== null && there === undefined;
}

function moneyOf(row: PortfolioRow, day: number | null, side: "gained" | "atStake"): ReactElement | null {
  const { details, standing, there, summary } = row;
  const from = day === null ? standing : there;
  if (details === null || from === null || from === undefined) return null;
  return <MoneyCell pilotId={summary.pilotId} lines={from[side]} day={day} format={details.format} />;
}
