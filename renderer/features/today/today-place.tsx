import "../../styles/today.css";
import { type ReactElement, useState } from "react";
import type { LineNow } from "../../../shared/domain/lines-now.ts";
import { isUnanswered } from "../../../shared/domain/obligation-answered.ts";
import type { PilotObligation } from "../../../shared/domain/pilot-obligations.ts";
import type { WhySubject } from "../../../shared/domain/why.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import { PILLAR_NAMES, unitOf } from "../../../shared/report/baseline/metric-print.ts";
import { certaintyOf, type Status } from "../../../shared/report/charts/status.ts";
import { type OpenPilot, usePilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { ROLE_DEFAULTS } from "../../app/roles.ts";
import { useServices } from "../../app/services.ts";
import { useAnswer } from "../../app/use-answer.ts";
import { useMe } from "../../app/use-me.ts";
import { useRole } from "../../app/use-role.ts";
import { ExplainButton } from "../../components/explain-button.tsx";
import { regressionNote } from "../../components/figure-flags.tsx";
import { Loading } from "../../components/loading.tsx";
import { askWhy, explainMark, whyMark } from "../../components/panel-marks.ts";
import { PillarTile } from "../../components/pillar-tile.tsx";
import type { PillarNow } from "../../figures/overview.ts";
import type { TodayNow } from "../../figures/today-now.ts";
import { BackupLine } from "./backup-line.tsx";
import { ComingList } from "./coming-list.tsx";
import { DayLine } from "./day-line.tsx";
import { NowList } from "./now-list.tsx";
import { ReadyCard } from "./ready-card.tsx";
import { SystemValue } from "./system-value.tsx";

/** What must happen now, and whether it is working. Another role begins with another filter. */
export function TodayPlace(): ReactElement {
  const role = useRole();
  return <Today key={role} isMineFirst={ROLE_DEFAULTS[role].isMineFirst} />;
}

function Today({ isMineFirst }: { readonly isMineFirst: boolean }): ReactElement {
  const open = usePilot();
  const { figures } = useServices();
  const { overview, format, pilot, asOfMs } = open;
  const [isMine, setIsMine] = useState(isMineFirst);
  const [me] = useMe(pilot);
  const loaded = useAnswer(
    [pilot],
    () => figures.ask("today", pilot, asOfMs, null),
    () => figures.known("today", pilot, asOfMs),
  );
  const today = loaded.kind === "ready" ? loaded.value : null;
  return (
    <div className="page today">
      <DayLine open={open} today={today} />
      {loaded.kind === "failed" ? (
        <p className="note bad" role="alert">
          {loaded.problem.message} ({loaded.problem.code}). Nothing was changed.
        </p>
      ) : null}
      <div className="split">
        {today === null ? (
          <Loading height={360} what="what is due" />
        ) : (
          <NowList open={open} today={today} isMine={isMine} onMine={setIsMine} />
        )}
        <div className="stack">
          <SystemValue overview={overview} format={format} />
          {today === null ? null : <ReadyCard open={open} ready={today.ready} />}
        </div>
      </div>
      <section aria-label="Five pillars" className="tiles">
        {overview.pillars.map((now) => (
          <Tile key={now.pillar} open={open} now={now} today={today} />
        ))}
      </section>
      {overview.dataTo === null ? (
        <p className="muted">
          No figures yet: <a href={hrefOf(`/c/${overview.pilotId}/data`)}>import data</a> to see the five
          pillars.
        </p>
      ) : null}
      {today === null ? null : <ComingList open={open} coming={today.coming} mine={isMine ? me : null} />}
      <BackupLine />
    </div>
  );
}

/** A good tile leads to its metric; every other one says why. */
function Tile({
  open,
  now,
  today,
}: {
  readonly open: OpenPilot;
  readonly now: PillarNow;
  readonly today: TodayNow | null;
}): ReactElement {
  const { overview, format, pilot } = open;
  const { metric, pillar, status, value, from, to } = now;
  const { name } = metricDefinition(metric);
  const obligation = overview.obligations.find(
    (one) => isUnanswered(one) && metricDefinition(one.metric).pillar === pillar,
  );
  const note = today?.regression.find((one) => one.metric === metric);
  const line = today?.lines.find(
    (one) => one.metric === metric && one.segment === "*" && one.line.state === "unproven",
  );
  const isGood = obligation === undefined && certaintyOf(status.word) === "good";
  const subject: WhySubject =
    obligation === undefined
      ? { kind: "metric", metric, workflow: "*", segment: "*" }
      : { kind: "obligation", id: obligation.id };
  const place = from === null || to === null ? null : { metric, workflow: "*", segment: "*", from, to };
  return (
    <PillarTile
      format={format}
      facts={{
        ...now,
        name: PILLAR_NAMES[pillar],
        metric: name,
        baseline: overview.baseline === null ? null : now.before,
        target: now.progress.target,
        ...alertOf(open, obligation, line),
        ...(note === undefined ? {} : { note: regressionNote(note, format) }),
      }}
      {...(isGood || value === null
        ? { href: hrefOf(`/c/${overview.pilotId}/metrics/${metric}`) }
        : { onAsk: () => askWhy(pilot.pilotId, subject) })}
      marks={{
        ...(isGood || value === null ? {} : whyMark(pilot.pilotId, subject)),
        ...(place === null ? {} : explainMark(pilot.pilotId, place)),
      }}
      {...(place === null
        ? {}
        : { explain: <ExplainButton pilotId={pilot.pilotId} place={place} what={name} /> })}
    />
  );
}

/** What stands beside the verdict: an obligation of the pillar, else a line that is not proven. */
function alertOf(
  { format }: OpenPilot,
  obligation: PilotObligation | undefined,
  line: LineNow | undefined,
): { readonly alert?: { readonly status: Status; readonly text: string } } {
  if (obligation !== undefined) {
    return { alert: { status: { word: "breach" }, text: metricDefinition(obligation.metric).name } };
  }
  if (line === undefined || line.line.state !== "unproven") return {};
  const { moreUnits } = line.line;
  const bound = format.value(line.terms.breach, unitOf(line.metric)).text;
  const more = moreUnits === null ? "" : `about ${format.count(moreUnits)} more, `;
  return { alert: { status: { word: "unproven" }, text: `${more}line ${bound}` } };
}
