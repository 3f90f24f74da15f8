import type { ReactElement } from "react";
import { dayOf } from "../../../shared/calendar/moments.ts";
import { LAST_BASELINE_DAY } from "../../../shared/domain/pilot-calendar.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import { PILLAR_NAMES } from "../../../shared/report/baseline/metric-print.ts";
import { PHASE_NAMES } from "../../app/phase-names.ts";
import { type OpenPilot, usePilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { PhaseBar } from "../../components/phase-bar.tsx";
import { PillarTile } from "../../components/pillar-tile.tsx";
import { ComingList } from "./coming-list.tsx";
import { NowList } from "./now-list.tsx";
import { SystemValue } from "./system-value.tsx";

/** What must happen now, and whether it is working. */
export function TodayPlace(): ReactElement {
  const open = usePilot();
  const { overview, format } = open;
  return (
    <div className="page">
      <DayLine open={open} />
      <div className="split">
        <NowList open={open} />
        <SystemValue overview={overview} format={format} />
      </div>
      <section aria-label="Five pillars" className="tiles">
        {overview.pillars.map((now) => (
          <PillarTile
            key={now.pillar}
            format={format}
            href={hrefOf(`/c/${overview.pilotId}/metrics/${now.metric}`)}
            facts={{
              ...now,
              name: PILLAR_NAMES[now.pillar],
              metric: metricDefinition(now.metric).name,
              baseline: overview.baseline === null ? null : now.before,
            }}
          />
        ))}
      </section>
      {overview.dataTo === null ? (
        <p className="muted">
          No figures yet: <a href={hrefOf(`/c/${overview.pilotId}/data`)}>import data</a> to see the five
          pillars.
        </p>
      ) : null}
      <ComingList open={open} />
    </div>
  );
}

function DayLine({ open }: { readonly open: OpenPilot }): ReactElement {
  const { overview, format } = open;
  const { day, phase, sentence } = overview.moment;
  const { company, workflow, baseline, startDate } = overview;
  const left = day === null ? null : LAST_BASELINE_DAY - day;
  const sealedDay = dayOf(baseline?.date);
  return (
    <div className="pagehead">
      <div>
        <h2 className="title2">
          {sentence}
          {phase === null ? "" : ` · ${phase} ${PHASE_NAMES[phase]}`}
        </h2>
        <p className="caption">
          {company}
          {workflow === null ? "" : ` · ${workflow}`}
          {startDate === null
            ? ""
            : ` · Day 0 was ${format.dates.date(startDate)}`.replace("was", (day ?? 0) < 0 ? "is" : "was")}
          {" · "}
          {baseline === null
            ? `no baseline yet${left === null || left < 0 ? "" : `: seal by Day 30, ${left} ${left === 1 ? "day" : "days"} left`}`
            : `baseline sealed for ${sealedDay === null ? baseline.date : format.dates.date(sealedDay)}${baseline.late === true ? ", late" : ""}`}
        </p>
      </div>
      {day === null ? null : <PhaseBar day={day} width={320} />}
    </div>
  );
}
