import type { ReactElement } from "react";
import { Fragment } from "react";
import type { CaseParts } from "../../../shared/domain/case-parts.ts";
import type { FigureUnit, ReportFormat } from "../../../shared/report/format/report-format.ts";

/** What lies below a figure that fired, the part that carries it first, each with its part of the way past the line. */
export function CasePartsList({
  parts: { dimension, isSplit, parts, carrier },
  unit,
  format,
}: {
  readonly parts: CaseParts;
  readonly unit: FigureUnit;
  readonly format: ReportFormat;
}): ReactElement {
  const widest = Math.max(0, ...parts.map(({ contribution }) => Math.abs(contribution ?? 0))) || 1;
  return (
    <section aria-label={`By ${dimension}`}>
      <h3 className="label">{carrier === null ? `By ${dimension}` : `${carrier} carries it`}</h3>
      <div className="parts">
        {parts.map(({ name, value, low, high, contribution }) => {
          const share = Math.abs(contribution ?? 0) / widest / 2;
          const isBad = (contribution ?? 0) > 0;
          return (
            <Fragment key={name}>
              <span className="clip" title={name}>
                {name}
              </span>
              <span className="bar" aria-hidden="true">
                {contribution === null ? null : (
                  <i
                    className={isBad ? "bad" : undefined}
                    style={{ left: isBad ? "50%" : `${50 - share * 100}%`, width: `${share * 100}%` }}
                  />
                )}
              </span>
              <span className="number">
                {format.value(value, unit).text}{" "}
                <span className="caption">{format.interval(low, high, unit)}</span>
              </span>
              <span className="number caption">
                {contribution === null ? "" : format.difference(contribution, unit).text}
              </span>
            </Fragment>
          );
        })}
      </div>
      {isSplit ? (
        <p className="caption">
          The parts add up to the distance past the line; left of the middle pulls back.
        </p>
      ) : null}
    </section>
  );
}
