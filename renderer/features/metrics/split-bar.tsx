import type { ReactElement } from "react";
import type { BaselineSplit } from "../../../shared/domain/baseline-split.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import type { ReportFormat } from "../../../shared/report/format/report-format.ts";

/** How much of the change since the baseline the segments' own rates made, and how much their shares. */
export function SplitBar({
  split,
  format,
}: {
  readonly split: BaselineSplit;
  readonly format: ReportFormat;
}): ReactElement {
  const { metric, before, after, rate, mix, segments } = split;
  const unit = unitOf(metric);
  const widest = Math.max(Math.abs(rate), Math.abs(mix), Math.abs(after - before)) || 1;
  const rows = [
    { name: "Rate", value: rate, about: "what the segments' own rates did" },
    { name: "Mix", value: mix, about: "what their shares did" },
    { name: "Together", value: after - before, about: "the change of the roll-up" },
  ];
  const share = (value: number): string => `${format.numbers.fixed(value * 100, 0)} %`;
  return (
    <section className="surface pad stack tight" aria-labelledby="split">
      <div className="row wide">
        <h3 id="split" className="title3 grow">
          Rate and mix since the baseline
        </h3>
        <span className="caption">
          {format.dates.range(split.beforeRange.from, split.beforeRange.to)} →{" "}
          {format.dates.range(split.afterRange.from, split.afterRange.to)}
        </span>
      </div>
      <dl className="splitbar">
        {rows.map(({ name, value, about }) => {
          const width = (Math.abs(value) / widest) * 50;
          return (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="bar" aria-hidden="true">
                <i
                  className={name === "Together" ? "sum" : undefined}
                  style={{ left: value >= 0 ? "50%" : `${50 - width}%`, width: `${width}%` }}
                />
              </dd>
              <dd className="number">{format.difference(value, unit).text}</dd>
              <dd className="caption">{about}</dd>
            </div>
          );
        })}
      </dl>
      <table
        className="sourcetable"
        aria-label={`${metricDefinition(metric).name}: rates and shares by segment`}
      >
        <thead>
          <tr>
            <th scope="col">Segment</th>
            <th scope="col" className="number">
              before
            </th>
            <th scope="col" className="number">
              now
            </th>
            <th scope="col" className="number">
              share before
            </th>
            <th scope="col" className="number">
              share now
            </th>
          </tr>
        </thead>
        <tbody>
          {segments.map(({ segment, rateBefore, rateAfter, shareBefore, shareAfter }) => (
            <tr key={segment}>
              <th scope="row">{segment}</th>
              <td className="number">{format.value(rateBefore, unit).text}</td>
              <td className="number">{format.value(rateAfter, unit).text}</td>
              <td className="number">{share(shareBefore)}</td>
              <td className="number">{share(shareAfter)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
