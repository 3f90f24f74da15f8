import { useMediaQuery } from "@mantine/hooks";
import type { ReactElement } from "react";
import type { MetricId } from "../../../../shared/metrics/registry.ts";
import { metricDefinition } from "../../../../shared/metrics/registry.ts";
import { type FlaggedChange, flagGroups } from "../../../../shared/report/charts/change-flags.tsx";
import { letterNames } from "../../../../shared/report/charts/change-letter.ts";
import { lineSentence } from "../../../../shared/report/charts/chart-sentence.ts";
import { LineChart } from "../../../../shared/report/charts/line-chart.tsx";
import { lineGeometry } from "../../../../shared/report/charts/line-geometry.ts";
import type { OpenPilot } from "../../../app/pilot-context.ts";
import { useServices } from "../../../app/services.ts";
import { useAnswer } from "../../../app/use-answer.ts";
import { Loading } from "../../../components/loading.tsx";
import { Measured } from "../../../components/measured.tsx";

/** A chart is at least so high; where the stage is higher it takes what is left. */
const LEAST = 168;
/** The line below a chart that says what its flags are. */
const KEY = 32;

/** How the chart is drawn: the picture is made smaller and scaled up, its text with it. */
interface Drawing {
  readonly scale: number;
  readonly left: number;
  readonly right: number;
  readonly hasShortNames: boolean;
}
/** Everything in the room is drawn larger. */
const ROOM: Drawing = { scale: 1.6, left: 40, right: 128, hasShortNames: false };
/** A projector of 1920 × 1080, as large as it is: what stands around the chart is larger too. */
const HALL: Drawing = { scale: 2, left: 40, right: 128, hasShortNames: false };
const HALL_FROM = 1240;
/** Where the whole stage is a column, most of the width is the plot's, and the height makes up for it. */
const COLUMN: Drawing = { scale: 1.15, left: 32, right: 84, hasShortNames: true };
const COLUMN_BELOW = 560;
const COLUMN_HEIGHT = 280;

function drawingFor(width: number): Drawing {
  if (width < COLUMN_BELOW) return COLUMN;
  return width < HALL_FROM ? ROOM : HALL;
}

/** The course of a metric, one chart at a time, readable from the back of the room. */
export function StageChart({
  open,
  metric,
  workflow,
  segment = "*",
}: {
  readonly open: OpenPilot;
  readonly metric: MetricId;
  readonly workflow: string;
  readonly segment?: string;
}): ReactElement | null {
  const { figures } = useServices();
  const { pilot, asOfMs, format } = open;
  const isColumn = useMediaQuery(`(max-width: ${COLUMN_BELOW}px)`) ?? false;
  const least = isColumn ? COLUMN_HEIGHT : LEAST;
  const loaded = useAnswer([pilot, asOfMs, metric, workflow, segment], () =>
    figures.ask("charts", pilot, asOfMs, {
      metrics: [metric],
      scope: { workflow, segment, periods: 16, hasBaseline: true, hasChanges: true, hasLimits: true },
    }),
  );
  if (loaded.kind !== "ready") return <Loading height={least} what="the chart" />;
  const spec = loaded.value.get(metric) ?? null;
  if (spec === null) return null;
  const changes = spec.changes ?? [];
  return (
    <Measured height={least} isFilling>
      {(width, height) => {
        const plot = height - (changes.length === 0 ? 0 : KEY);
        const { scale, hasShortNames, ...sides } = drawingFor(width);
        const box = { width: width / scale, height: plot / scale, top: 20, bottom: 20, ...sides };
        const geometry = lineGeometry(spec, box);
        return (
          <>
            <LineChart
              id={`stage-${metric.replace(".", "-")}`}
              title={metricDefinition(metric).name}
              sentence={lineSentence(spec, format)}
              spec={spec}
              format={format}
              box={box}
              geometry={geometry}
              hasShortNames={hasShortNames}
            />
            <FlagKey groups={flagGroups(changes, geometry.x)} />
          </>
        );
      }}
    </Measured>
  );
}

/** What the letters of the flags stand for: in a room nobody can point at one. */
function FlagKey({
  groups,
}: {
  readonly groups: readonly (readonly FlaggedChange[])[];
}): ReactElement | null {
  const single = groups.flatMap((group) => (group.length === 1 ? group : []));
  const counts = [...new Set(groups.flatMap(({ length }) => (length === 1 ? [] : [length])))];
  if (groups.length === 0) return null;
  return (
    <ul className="flagkey" aria-label="Changes on the chart">
      {letterNames(single.map(({ letter }) => letter)).map(([letter, name]) => (
        <li key={letter}>
          <span className="flagletter">{letter}</span> {name} change
        </li>
      ))}
      {counts.map((count) => (
        <li key={count}>
          <span className="flagletter">{count}</span> changes close together
        </li>
      ))}
    </ul>
  );
}
