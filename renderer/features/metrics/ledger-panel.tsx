import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { type LedgerEvent, type LedgerRow, whoAnswered } from "../../../shared/domain/obligation-ledger.ts";
import type { JsonObject } from "../../../shared/json/json.ts";
import type { LinedFigure } from "../../../shared/metrics/line-state.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import { pilotRecord, recordById } from "../../../shared/records/read-records.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import { timeLeft } from "../../../shared/report/format/time-left.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { askWhy } from "../../components/panel-marks.ts";
import { SidePanel } from "../../components/side-panel.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { lineText } from "./terms-words.ts";

/** One obligation: words, line, figures that fired it and those that were seen, and everything that happened. */
export function LedgerPanel({
  open,
  row,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly row: LedgerRow;
  readonly onClose: () => void;
}): ReactElement {
  const { pilot, format } = open;
  const { metric, workflow, segment, period, state, restated, action, owner, keeper, terms } = row;
  const nameOf = (id: string | null): string | null =>
    id === null ? null : (recordById(pilot, "person", id)?.name ?? null);
  const subject = { kind: "obligation", id: row.id } as const;
  const isOpen = row.answer === null && state !== "withdrawn";
  return (
    <SidePanel
      title={`${metricDefinition(metric).name}, ${period}`}
      kicker={[workflow, segment].filter((name) => name !== "*").join(", ") || "all workflows and segments"}
      onClose={onClose}
    >
      <section aria-label="State">
        <StatusLabel
          status={{ word: state }}
          size={16}
          rest={restated ? "restated: nothing fires it any more" : dueWords(open, row)}
        />
        <p className="read">{action === null ? "No words were committed to." : `“${action}”`}</p>
        <p className="caption">
          {[nameOf(owner) ?? "no owner", nameOf(keeper) === null ? "" : `kept by ${nameOf(keeper)}`]
            .filter((part) => part !== "")
            .join(" · ")}
        </p>
        {isOpen ? (
          <div className="row">
            <Button onClick={() => askWhy(pilot.pilotId, subject, "obey")}>Obey…</Button>
            <Button variant="subtle" onClick={() => askWhy(pilot.pilotId, subject, "overrule")}>
              Overrule…
            </Button>
          </div>
        ) : null}
      </section>
      <section aria-label="Figures">
        <h3 className="label">
          {terms === null
            ? "Figures"
            : `Breach ${lineText(format, metric, {
                direction: terms.badSide,
                breach: terms.breach,
                periods: terms.periods,
                warn: terms.warn ?? undefined,
              })}`}
        </h3>
        {row.figures.length === 0 ? (
          <p className="muted">The data of its periods do not cross the line any more.</p>
        ) : (
          <ul className="stack tight">
            {row.figures.map((figure) => (
              <FigureLine
                key={figure.label}
                open={open}
                row={row}
                label={format.dates.range(figure.from, figure.to)}
                figure={figure}
              />
            ))}
          </ul>
        )}
      </section>
      {row.answer === null ? null : (
        <section aria-label="Answer">
          <h3 className="label">As it was answered</h3>
          <p>
            <StatusLabel status={{ word: row.answer.answer }} /> by {whoAnswered(pilot, row.answer)}
          </p>
          {row.answer.reason === null ? null : <p>“{row.answer.reason}”</p>}
          <ul className="stack tight">
            {row.answer.figures.map((figure) => (
              <FigureLine
                key={periodOf(figure)}
                open={open}
                row={row}
                label={`seen for ${periodOf(figure)}`}
                figure={frozenFigure(figure)}
              />
            ))}
          </ul>
        </section>
      )}
      <section aria-label="History">
        <h3 className="label">What happened</h3>
        <ol className="stack tight">
          {row.events.map((event) => (
            <EventLine key={`${event.kind} ${event.atMs}`} open={open} event={event} />
          ))}
        </ol>
      </section>
    </SidePanel>
  );
}

function dueWords(
  { pilot, asOfMs, format }: OpenPilot,
  { state, deadlineMs }: LedgerRow,
): string | undefined {
  if (deadlineMs === null) return state === "running" ? "no deadline" : undefined;
  if (state !== "running") return undefined;
  const zone = pilotRecord(pilot).timeZone;
  return `due ${format.dates.moment(deadlineMs, zone)}, ${timeLeft(deadlineMs - asOfMs)} left`;
}

function FigureLine({
  open,
  row,
  label,
  figure,
}: {
  readonly open: OpenPilot;
  readonly row: LedgerRow;
  readonly label: string;
  readonly figure: LinedFigure;
}): ReactElement {
  const { format } = open;
  const unit = unitOf(row.metric);
  const interval = format.interval(figure.low, figure.high, unit);
  const under = [interval, figure.n === null ? "" : `n ${format.count(figure.n)}`].filter(
    (part) => part !== "",
  );
  return (
    <li className="row wide">
      <span className="grow muted">{label}</span>
      <span>
        {format.value(figure.value, unit).text} <span className="caption">{under.join(" · ")}</span>
      </span>
    </li>
  );
}

function periodOf({ period }: JsonObject): string {
  return typeof period === "string" ? period : "";
}

/** A figure as it was frozen with an answer. */
function frozenFigure(figure: JsonObject): LinedFigure {
  const number = (name: string): number | null => {
    const value = figure[name];
    return typeof value === "number" ? value : null;
  };
  return { value: number("value"), low: number("low"), high: number("high"), n: number("n") };
}

function EventLine({ open, event }: { readonly open: OpenPilot; readonly event: LedgerEvent }): ReactElement {
  const { pilot, format } = open;
  const { kind, atMs, who, text } = event;
  return (
    <li>
      {kind.slice(0, 1).toUpperCase()}
      {kind.slice(1)}
      {text === null ? "" : `: ${text}`}
      <div className="caption">
        {format.dates.moment(atMs, pilotRecord(pilot).timeZone)}
        {who === null ? "" : ` · ${who}`}
      </div>
    </li>
  );
}
