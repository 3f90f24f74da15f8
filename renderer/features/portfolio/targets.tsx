import type { ReactElement } from "react";
import { dayOf } from "../../../shared/calendar/moments.ts";
import { hrefOf } from "../../app/places.ts";
import type { PortfolioRow } from "./use-portfolio.ts";

/** Diligence targets beside the pilots: how ready each is, and what day one must do. */
export function Targets({ rows }: { readonly rows: readonly PortfolioRow[] }): ReactElement {
  return (
    <section className="stack" aria-labelledby="targets">
      <h2 id="targets" className="title3">
        Targets
      </h2>
      <ul className="cards">
        {rows.map((row) => (
          <Target key={row.summary.pilotId} row={row} />
        ))}
      </ul>
    </section>
  );
}

function Target({ row: { summary, details, problem } }: { readonly row: PortfolioRow }): ReactElement {
  const readiness = details?.overview.readiness ?? null;
  const due = dayOf(readiness?.decisionDue ?? undefined);
  return (
    <li className="card">
      <p className="row wide">
        <a className="grow clip" href={hrefOf(`/c/${summary.pilotId}/organisation?tab=Readiness`)}>
          {summary.company}
        </a>
        {readiness === null ? null : (
          <strong>
            {readiness.score === null ? "–" : details?.format.numbers.fixed(readiness.score, 0)}
            <span className="unit"> / 100</span>
          </strong>
        )}
      </p>
      <p className="caption">
        {problem ??
          (readiness === null
            ? "Diligence target: no start date"
            : `${readiness.answered} of ${readiness.total} answered${
                readiness.lowConfidence === 0
                  ? ""
                  : `, low confidence in ${readiness.lowConfidence} ${readiness.lowConfidence === 1 ? "section" : "sections"}`
              }`)}
      </p>
      {readiness === null || details === null ? null : (
        <p className="caption">
          {readiness.gaps} gaps, {readiness.planLines} lines from day one
          {due === null ? "" : ` · decision due ${details.format.dates.date(due)}`}
        </p>
      )}
    </li>
  );
}
