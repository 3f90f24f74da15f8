import type { ReactElement } from "react";
import type { MoneyLine } from "../../../shared/portfolio/money-lines.ts";
import type { ReportFormat } from "../../../shared/report/format/report-format.ts";
import {
  MONEY_NAMES,
  moneyInterval,
  moneyStatus,
  moneyText,
  termText,
} from "../../../shared/report/portfolio/money-words.ts";
import { Loading } from "../../components/loading.tsx";
import { SidePanel } from "../../components/side-panel.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import type { OpenPilot } from "../pilot-context.ts";
import { useServices } from "../services.ts";
import { useAnswer } from "../use-answer.ts";

/** What a company gained and has at stake: each line with its formula, the terms that enter it, and how sure it is. */
export function MoneyPanel({
  open,
  day,
  onClose,
}: {
  readonly open: OpenPilot;
  /** The day of the pilot; null: now. */
  readonly day: number | null;
  readonly onClose: () => void;
}): ReactElement {
  const { figures } = useServices();
  const { pilot, asOfMs, overview, format } = open;
  const loaded = useAnswer([pilot, day], () => figures.ask("money", pilot, asOfMs, day));
  return (
    <SidePanel
      title="Gained and at stake"
      kicker={`${overview.company} · ${day === null ? "to date" : `to Day ${day}`} · ${format.currency}`}
      onClose={onClose}
      takesFocus
    >
      {loaded.kind === "loading" ? (
        <section>
          <Loading height={320} what="the figures" />
        </section>
      ) : loaded.kind === "failed" ? (
        <section>
          <p className="note bad" role="alert">
            {loaded.problem.message} ({loaded.problem.code}). Nothing was changed.
          </p>
        </section>
      ) : loaded.value === null ? (
        <section>
          <p className="muted">The pilot has not lived through Day {day}.</p>
        </section>
      ) : (
        <>
          {[...loaded.value.gained, ...loaded.value.atStake].map((line) => (
            <Line key={line.kind} line={line} format={format} />
          ))}
          <section>
            <p className="caption">
              The lines overlap and are not summed. Nothing is brought to a year, and nothing is added to
              another company’s.
            </p>
          </section>
        </>
      )}
    </SidePanel>
  );
}

function Line({ line, format }: { readonly line: MoneyLine; readonly format: ReportFormat }): ReactElement {
  const status = moneyStatus(line);
  const interval = moneyInterval(line, format);
  return (
    <section className="moneyline">
      <div className="row wide">
        <h3 className="label grow">
          {MONEY_NAMES[line.kind]}
          {line.workflow === null ? "" : `, ${line.workflow} alone`}
        </h3>
        {status === null || line.value === null ? null : <StatusLabel status={status} />}
      </div>
      {line.lack === null ? (
        <>
          <p className="figure2">{moneyText(line, format)}</p>
          <p className="caption">
            {[
              interval === "" ? "" : `95 % interval ${interval}`,
              line.from === null || line.to === null ? "" : format.dates.range(line.from, line.to),
            ]
              .filter((part) => part !== "")
              .join(" · ")}
          </p>
          <dl className="terms">
            {line.terms.map((term) => (
              <div key={term.name}>
                <dt>{term.name}</dt>
                <dd>{termText(term, format)}</dd>
              </div>
            ))}
          </dl>
        </>
      ) : (
        <p className="muted">– {line.lack}</p>
      )}
      <p className="caption">= {line.formula}</p>
    </section>
  );
}
