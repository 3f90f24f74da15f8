import type { ReactElement } from "react";
import { isUnanswered } from "../../../shared/domain/obligation-answered.ts";
import type { MoneyLine } from "../../../shared/portfolio/money-lines.ts";
import { certaintyOf } from "../../../shared/report/charts/status.ts";
import { StatusMark } from "../../../shared/report/charts/status-mark.tsx";
import type { ReportFormat } from "../../../shared/report/format/report-format.ts";
import { MONEY_NAMES, moneyStatus, moneyText } from "../../../shared/report/portfolio/money-words.ts";
import { CELL } from "../../components/cell-focus.ts";
import { askWhy, moneyMark, showMoney, whyMark } from "../../components/panel-marks.ts";
import { PhaseBar } from "../../components/phase-bar.tsx";
import type { Overview } from "../../figures/overview.ts";

/** Day and phase, with 180 days in miniature. */
export function DayCell({ overview }: { readonly overview: Overview }): ReactElement {
  const { day, phase } = overview.moment;
  if (day === null) return <span className="faint">no start</span>;
  return (
    <div className="stack tight">
      <span>
        Day {day} {phase === null ? "" : `· ${phase}`}
      </span>
      <PhaseBar day={day} width={74} />
    </div>
  );
}

/** Two lines of money of one side, with their formulas one key away. Grey: not shown against the baseline. */
export function MoneyCell({
  pilotId,
  lines,
  day,
  format,
  tabIndex = -1,
}: {
  readonly pilotId: string;
  readonly lines: readonly MoneyLine[];
  readonly day: number | null;
  readonly format: ReportFormat;
  /** 0 where no arrow keys lead along the cells. */
  readonly tabIndex?: 0 | -1;
}): ReactElement {
  return (
    <button
      type="button"
      className="cellbutton moneycell"
      tabIndex={tabIndex}
      {...{ [CELL]: "" }}
      {...moneyMark(pilotId, day)}
      onClick={() => showMoney(pilotId, day)}
    >
      {lines.map((line) => {
        const status = moneyStatus(line);
        const certainty = status === null || line.value === null ? null : certaintyOf(status.word);
        return (
          <span
            key={line.kind}
            className={certainty === "good" || certainty === "bad" ? certainty : undefined}
          >
            <span className="hidden">{MONEY_NAMES[line.kind]} </span>
            <span className={line.value === null ? "faint" : certainty === "nothing" ? "muted" : undefined}>
              {moneyText(line, format)}
            </span>
            {status === null || line.value === null ? null : <span className="hidden">, {status.word}</span>}
          </span>
        );
      })}
    </button>
  );
}

/** P1 to P5 as five marks. */
export function GateMarks({ overview }: { readonly overview: Overview }): ReactElement {
  const { day } = overview.moment;
  return (
    <span className="row" style={{ gap: 1 }}>
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

/** What waits: obligations to answer, late items, open asks. */
export function Duties({
  overview,
  asks,
  tabIndex = -1,
}: {
  readonly overview: Overview;
  readonly asks: number;
  /** 0 where no arrow keys lead along the cells. */
  readonly tabIndex?: 0 | -1;
}): ReactElement {
  const [first, ...others] = overview.obligations.filter(isUnanswered);
  const open = first === undefined ? 0 : others.length + 1;
  const late = overview.items.filter((item) => item.late).length;
  if (open === 0 && late === 0 && asks === 0) return <span className="faint">none</span>;
  return (
    <span className="row duties">
      {first === undefined ? null : (
        <button
          type="button"
          className="cellbutton row bad"
          tabIndex={tabIndex}
          aria-label={`${open} to answer`}
          {...{ [CELL]: "" }}
          {...whyMark(overview.pilotId, { kind: "obligation", id: first.id })}
          onClick={() => askWhy(overview.pilotId, { kind: "obligation", id: first.id })}
        >
          {open} <StatusMark status={{ word: "breach" }} />
        </button>
      )}
      {late === 0 ? null : <span className="bad">{late} late</span>}
      {asks === 0 ? null : (
        <span className="muted">
          {asks} {asks === 1 ? "ask" : "asks"}
        </span>
      )}
    </span>
  );
}
