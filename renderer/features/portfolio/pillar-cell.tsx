import type { ReactElement } from "react";
import { isUnanswered } from "../../../shared/domain/obligation-answered.ts";
import type { WhySubject } from "../../../shared/domain/why.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import type { PillarStanding } from "../../../shared/portfolio/pillar-standing.ts";
import { PILLAR_NAMES } from "../../../shared/report/baseline/metric-print.ts";
import { certaintyOf } from "../../../shared/report/charts/status.ts";
import type { ReportFormat } from "../../../shared/report/format/report-format.ts";
import { pillarNumber, pillarStatus, pillarText } from "../../../shared/report/portfolio/pillar-words.ts";
import { useGo } from "../../app/navigation.ts";
import { CELL } from "../../components/cell-focus.ts";
import { decorativeReasons } from "../../components/decorative-mark.tsx";
import { askWhy, explainMark, whyMark } from "../../components/panel-marks.ts";
import { VerdictCell } from "../../components/verdict-cell.tsx";
import type { Overview, PillarNow } from "../../figures/overview.ts";

/** A verdict that is pressed: what is red says why, everything else leads to its metric. */
export function PillarCell({
  now,
  overview,
  format,
}: {
  readonly now: PillarNow;
  readonly overview: Overview;
  readonly format: ReportFormat;
}): ReactElement {
  const go = useGo();
  const { pilotId, obligations } = overview;
  const { metric, pillar, status, from, to, n, progress } = now;
  const fired = obligations.find(
    (one) => isUnanswered(one) && metricDefinition(one.metric).pillar === pillar,
  );
  const subject: WhySubject =
    fired === undefined
      ? { kind: "metric", metric, workflow: "*", segment: "*" }
      : { kind: "obligation", id: fired.id };
  const isRed = fired !== undefined || certaintyOf(status.word) === "bad";
  const place = from === null || to === null ? null : { metric, workflow: "*", segment: "*", from, to };
  return (
    <button
      type="button"
      className="cellbutton"
      tabIndex={-1}
      {...{ [CELL]: "" }}
      {...(isRed ? whyMark(pilotId, subject) : {})}
      {...(place === null ? {} : explainMark(pilotId, place))}
      onClick={() => (isRed ? askWhy(pilotId, subject) : go(`/c/${pilotId}/metrics/${metric}`))}
    >
      <VerdictCell
        label={PILLAR_NAMES[pillar]}
        text={pillarNumber(now, format)}
        spoken={pillarText(now, format)}
        n={n === null ? null : format.count(n)}
        status={status}
        progress={progress.progress}
        isBreach={fired !== undefined}
        isDecorative={decorativeReasons(overview.operational.decorative, metric) !== null}
      />
    </button>
  );
}

/** The same at a day of the pilot: it can be explained, and leads to its metric. */
export function DayPillarCell({
  pillar,
  isSealed,
  pilotId,
  format,
  tabIndex = -1,
}: {
  readonly pillar: PillarStanding;
  readonly isSealed: boolean;
  readonly pilotId: string;
  readonly format: ReportFormat;
  /** 0 where no arrow keys lead along the cells. */
  readonly tabIndex?: 0 | -1;
}): ReactElement {
  const go = useGo();
  const { metric, from, to, n, progress } = pillar;
  const place = from === null || to === null ? null : { metric, workflow: "*", segment: "*", from, to };
  return (
    <button
      type="button"
      className="cellbutton"
      tabIndex={tabIndex}
      {...{ [CELL]: "" }}
      {...(place === null ? {} : explainMark(pilotId, place))}
      onClick={() => go(`/c/${pilotId}/metrics/${metric}`)}
    >
      <VerdictCell
        label={PILLAR_NAMES[pillar.pillar]}
        text={pillarNumber(pillar, format)}
        spoken={pillarText(pillar, format)}
        n={n === null ? null : format.count(n)}
        status={pillarStatus(pillar, isSealed)}
        progress={progress}
      />
    </button>
  );
}
