import type { ReactElement } from "react";
import { isUnanswered } from "../../../shared/domain/obligation-answered.ts";
import type { WhySubject } from "../../../shared/domain/why.ts";
import { PILLARS } from "../../../shared/metrics/metric-settings.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import { PILLAR_NAMES } from "../../../shared/report/baseline/metric-print.ts";
import { certaintyOf } from "../../../shared/report/charts/status.ts";
import { StatusMark } from "../../../shared/report/charts/status-mark.tsx";
import type { ReportFormat } from "../../../shared/report/format/report-format.ts";
import { savePacks } from "../../app/files/save-packs.ts";
import { useGo } from "../../app/navigation.ts";
import { useServices } from "../../app/services.ts";
import { CELL } from "../../components/cell-focus.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { decorativeReasons } from "../../components/decorative-mark.tsx";
import { askWhy, explainMark, whyMark } from "../../components/panel-marks.ts";
import { PhaseBar } from "../../components/phase-bar.tsx";
import { VerdictCell } from "../../components/verdict-cell.tsx";
import type { Overview, PillarNow } from "../../figures/overview.ts";
import type { PortfolioRow } from "./use-portfolio.ts";

/** One row per company: day and phase, system value, five verdicts, gates, duties, age of the data. */
export function CompaniesTable({ rows }: { readonly rows: readonly PortfolioRow[] }): ReactElement {
  const go = useGo();
  const services = useServices();
  return (
    <DataTable
      label="Companies"
      columns={COLUMNS}
      rows={rows}
      rowKey={({ summary }) => summary.pilotId}
      onOpen={({ summary }) => go(`/c/${summary.pilotId}/today`)}
      actions={({ summary }) => [
        { label: "Today", run: () => go(`/c/${summary.pilotId}/today`) },
        { label: "Plan", run: () => go(`/c/${summary.pilotId}/plan`) },
        { label: "Metrics", run: () => go(`/c/${summary.pilotId}/metrics`) },
        { label: "Data", run: () => go(`/c/${summary.pilotId}/data`) },
        { label: "Save pack…", run: () => void savePacks(services, [summary]) },
      ]}
      rowHeight={40}
      minWidth={1000}
    />
  );
}

const COLUMNS: readonly Column<PortfolioRow>[] = [
  {
    key: "company",
    head: "Company",
    width: 160,
    render: ({ summary, details, problem }) => (
      <div className="two">
        <strong>{summary.company}</strong>
        <small>{problem ?? details?.overview.workflow ?? "no workflow yet"}</small>
      </div>
    ),
  },
  {
    key: "day",
    head: "Day · phase",
    width: 108,
    render: ({ details }) => (details === null ? null : <DayCell overview={details.overview} />),
  },
  {
    key: "value",
    head: "System",
    width: 60,
    align: "right",
    render: ({ details }) => {
      const value = details?.overview.systemValue ?? null;
      return details === null ? null : value === null ? "–" : details.format.numbers.signed(value, 0);
    },
  },
  ...PILLARS.map(
    (pillar): Column<PortfolioRow> => ({
      key: pillar,
      head: PILLAR_NAMES[pillar],
      width: 88,
      align: "centre",
      render: ({ details }) => {
        const now = details?.overview.pillars.find((one) => one.pillar === pillar);
        if (details === null || now === undefined) return null;
        return <PillarCell now={now} overview={details.overview} format={details.format} />;
      },
    }),
  ),
  {
    key: "gates",
    head: "Gates",
    width: 104,
    render: ({ details }) => (details === null ? null : <GateMarks overview={details.overview} />),
  },
  {
    key: "duties",
    head: "Duties",
    width: 64,
    render: ({ details }) => (details === null ? null : <Duties overview={details.overview} />),
  },
  {
    key: "age",
    head: "Data age",
    width: 72,
    align: "right",
    render: ({ details }) => {
      if (details === null) return null;
      const { dataTo, moment } = details.overview;
      if (dataTo === null) return <span className="faint">no data</span>;
      const days = moment.date - dataTo;
      return `${days} ${days === 1 ? "day" : "days"}`;
    },
  },
];

/** A verdict that is pressed: what is red says why, everything else leads to its metric. */
function PillarCell({
  now,
  overview,
  format,
}: {
  readonly now: PillarNow;
  readonly overview: Overview;
  readonly format: ReportFormat;
}): ReactElement {
  const go = useGo();
  const { pilotId, obligations } = overview;
  const { metric, pillar, status, from, to, n, progress } = now;
  const fired = obligations.find(
    (one) => isUnanswered(one) && metricDefinition(one.metric).pillar === pillar,
  );
  const subject: WhySubject =
    fired === undefined
      ? { kind: "metric", metric, workflow: "*", segment: "*" }
      : { kind: "obligation", id: fired.id };
  const isRed = fired !== undefined || certaintyOf(status.word) === "bad";
  const place = from === null || to === null ? null : { metric, workflow: "*", segment: "*", from, to };
  return (
    <button
      type="button"
      className="cellbutton"
      tabIndex={-1}
      {...{ [CELL]: "" }}
      {...(isRed ? whyMark(pilotId, subject) : {})}
      {...(place === null ? {} : explainMark(pilotId, place))}
      onClick={() => (isRed ? askWhy(pilotId, subject) : go(`/c/${pilotId}/metrics/${metric}`))}
    >
      <VerdictCell
        label={PILLAR_NAMES[pillar]}
        text={cellText(now, format)}
        n={n === null ? null : format.count(n)}
        status={status}
        progress={progress.progress}
        isBreach={fired !== undefined}
        isDecorative={decorativeReasons(overview.decorative, metric) !== null}
      />
    </button>
  );
}

function DayCell({ overview }: { readonly overview: Overview }): ReactElement {
  const { day, phase } = overview.moment;
  if (day === null) return <span className="faint">no start</span>;
  return (
    <div className="stack tight">
      <span>
        Day {day} {phase === null ? "" : `· ${phase}`}
      </span>
      <PhaseBar day={day} />
    </div>
  );
}

function GateMarks({ overview }: { readonly overview: Overview }): ReactElement {
  const { day } = overview.moment;
  return (
    <span className="row" style={{ gap: 4 }}>
      {overview.gates.map(({ phase, state, warning }) => (
        <span key={phase} title={`${phase}: ${state === "closed" ? "closed" : (warning ?? "open")}`}>
          <span aria-hidden="true">
            <StatusMark
              status={{ word: state === "closed" ? "proven" : warning === null ? "open" : "late" }}
            />
          </span>
          <span className="hidden">
            {phase} {state === "closed" ? "closed" : warning === null ? "open" : "late"}
          </span>
        </span>
      ))}
      {day === null ? <span className="hidden">no start date</span> : null}
    </span>
  );
}

function Duties({ overview }: { readonly overview: Overview }): ReactElement {
  const [first, ...others] = overview.obligations.filter(isUnanswered);
  const open = first === undefined ? 0 : others.length + 1;
  const late = overview.items.filter((item) => item.late).length;
  if (open === 0 && late === 0) return <span className="faint">none</span>;
  return (
    <span className="row">
      {first === undefined ? null : (
        <button
          type="button"
          className="cellbutton row bad"
          tabIndex={-1}
          aria-label={`${open} to answer`}
          {...{ [CELL]: "" }}
          {...whyMark(overview.pilotId, { kind: "obligation", id: first.id })}
          onClick={() => askWhy(overview.pilotId, { kind: "obligation", id: first.id })}
        >
          {open} <StatusMark status={{ word: "breach" }} />
        </button>
      )}
      {late === 0 ? null : <span className="bad">{late} late</span>}
    </span>
  );
}

/** The difference as a cell has room for it: a score goes without its unit. */
function cellText({ value, difference, unit }: PillarNow, format: ReportFormat): string {
  if (difference === null)
    return unit === "score" ? format.bare(value, unit) : format.compact(value, unit).text;
  return unit === "score"
    ? format.difference(difference, unit).number
    : format.difference(difference, unit).text;
}
