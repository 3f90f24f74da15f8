import type { ReactElement } from "react";
import type { WhySubject } from "../../../shared/domain/why.ts";
import type { AttentionReason } from "../../../shared/portfolio/attention.ts";
import { reasonStatus, reasonText } from "../../../shared/report/portfolio/attention-words.ts";
import { hrefOf } from "../../app/places.ts";
import { askWhy, whyMark } from "../../components/panel-marks.ts";
import { StatusLabel } from "../../components/status-label.tsx";
import type { PortfolioRow } from "./use-portfolio.ts";

/** Companies whose cards stand above the grid. */
const CARDS = 3;

/** Who needs somebody this week, and why: the reason first, the company second, one action each. */
export function AttentionCards({ rows }: { readonly rows: readonly PortfolioRow[] }): ReactElement {
  const needing = rows.filter(({ details }) => (details?.attention.length ?? 0) > 0);
  const isReady = rows.every(({ details, problem }) => details !== null || problem !== null);
  if (!isReady) return <div style={{ height: 112 }} />;
  if (needing.length === 0) return <p className="muted">No company needs you this week.</p>;
  return (
    <section className="stack" aria-labelledby="attention">
      <h2 id="attention" className="title3">
        {needing.length > CARDS
          ? `${needing.length} companies need you this week; the first three`
          : needing.length === 1
            ? "1 company needs you this week"
            : `${needing.length} companies need you this week`}
      </h2>
      <ul className="cards">
        {needing.slice(0, CARDS).map((row) => (
          <Card key={row.summary.pilotId} row={row} />
        ))}
      </ul>
    </section>
  );
}

function Card({ row: { summary, details } }: { readonly row: PortfolioRow }): ReactElement | null {
  const [first, ...others] = details?.attention ?? [];
  if (first === undefined || details === null) return null;
  const { format, overview } = details;
  return (
    <li className="card">
      <StatusLabel status={reasonStatus(first)} size={16} />
      <p>{reasonText(first, format)}</p>
      <p className="caption">
        {[...new Set(others.map((reason) => reasonText(reason, format)))].join(" · ")}
      </p>
      <p className="row wide" style={{ marginTop: "auto", paddingTop: 4 }}>
        <span className="muted grow">
          {summary.company}
          {overview.workflow === null ? "" : ` · ${overview.workflow}`}
        </span>
        <OpenWhy pilotId={summary.pilotId} company={summary.company} reason={first} />
      </p>
    </li>
  );
}

/** The way to what a reason is about: the panel that explains it, else the place that says it. */
export function OpenWhy({
  pilotId,
  company,
  reason,
}: {
  readonly pilotId: string;
  readonly company: string;
  readonly reason: AttentionReason;
}): ReactElement {
  const why = whyOf(reason);
  if (why === null) {
    return (
      <a href={hrefOf(`/c/${pilotId}/${placeOf(reason)}`)} aria-label={`Open why: ${company}`}>
        Open why
      </a>
    );
  }
  return (
    <button
      type="button"
      className="linkbutton"
      aria-label={`Open why: ${company}`}
      {...whyMark(pilotId, why)}
      onClick={() => askWhy(pilotId, why)}
    >
      Open why
    </button>
  );
}

/** What the panel explains; null: the place says it. */
function whyOf(reason: AttentionReason): WhySubject | null {
  switch (reason.kind) {
    case "breach":
    case "expired":
      return { kind: "obligation", id: reason.obligation };
    case "hidden fall":
      return { kind: "metric", metric: reason.metric, workflow: reason.workflow, segment: "*" };
    default:
      return null;
  }
}

function placeOf({ kind }: AttentionReason): "plan" | "today" {
  return kind === "gate" || kind === "not proven" ? "plan" : "today";
}
