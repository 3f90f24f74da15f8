import type { ReactElement } from "react";
import { MEETING_METRICS } from "../../../shared/domain/meeting-zero.ts";
import { PILLARS, type Pillar } from "../../../shared/metrics/metric-settings.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import { PILLAR_NAMES, unitOf } from "../../../shared/report/baseline/metric-print.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useServices } from "../../app/services.ts";
import { useAnswer } from "../../app/use-answer.ts";
import { DecorativeMark } from "../../components/decorative-mark.tsx";
import { Value } from "../../components/figure.tsx";

/** The five numbers as the room named them, beside what was measured: sealed, and today. */
export function NamedNumbers({
  open,
  meeting,
}: {
  readonly open: OpenPilot;
  readonly meeting: RecordOf<"meetingZero">;
}): ReactElement {
  const { figures } = useServices();
  const { pilot, asOfMs, format, overview } = open;
  const loaded = useAnswer([pilot], () => figures.ask("metrics", pilot, asOfMs, []));
  const unknown = PILLARS.filter((pillar) => meeting.figures?.[pillar] === "unknown").length;
  const row = (pillar: Pillar): ReactElement => {
    const metric = MEETING_METRICS[pillar];
    const unit = unitOf(metric);
    const named = meeting.figures?.[pillar];
    const now = loaded.kind === "ready" ? loaded.value.find((one) => one.metric === metric) : undefined;
    return (
      <tr key={pillar}>
        <th scope="row">
          <strong>{PILLAR_NAMES[pillar]}</strong>
          <div className="caption">{metricDefinition(metric).name}</div>
          <DecorativeMark decorative={overview.operational.decorative} metric={metric} />
        </th>
        <td className="number">
          {typeof named === "number" ? (
            <Value printed={format.value(named, unit)} />
          ) : (
            <span className="muted">{named === "unknown" ? "we do not know" : "not asked"}</span>
          )}
        </td>
        <td className="muted">{meeting.trends?.[pillar] ?? ""}</td>
        <td className="number">
          <Value printed={format.value(now?.before ?? null, unit)} />
        </td>
        <td className="number">
          <Value printed={format.value(now?.value ?? null, unit)} />
        </td>
      </tr>
    );
  };
  return (
    <section className="stack" aria-labelledby="named">
      <h3 id="named" className="title3">
        The five numbers
      </h3>
      <div className="tablebox" tabIndex={0} role="group" aria-label="The five numbers, scrollable">
        <table className="named-numbers" aria-labelledby="named">
          <thead>
            <tr>
              <th scope="col">Pillar</th>
              <th scope="col" className="number">
                The room said
              </th>
              <th scope="col">Trend</th>
              <th scope="col" className="number">
                Sealed baseline
              </th>
              <th scope="col" className="number">
                Today
              </th>
            </tr>
          </thead>
          <tbody>{PILLARS.map(row)}</tbody>
        </table>
      </div>
      <p className="caption">
        {unknown === 0
          ? "All five were named."
          : `${unknown} of five nobody knew, which is baseline evidence.`}
        {overview.baseline === null ? " No baseline is sealed yet." : ""} Revenue is the retention of one
        month.
      </p>
    </section>
  );
}
