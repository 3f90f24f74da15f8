import type { ReactElement } from "react";
import type { LineChartSpec } from "../../../shared/report/charts/chart-spec.ts";
import { lineGeometry } from "../../../shared/report/charts/line-geometry.ts";
import { colour } from "../../../shared/report/charts/tokens.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { ChangeFlagButtons } from "../../components/change-flag-buttons.tsx";
import { Measured } from "../../components/measured.tsx";
import { ROW_ROOM } from "./row-room.ts";

const HEIGHT = 44;
/** Room that a date takes. */
const LABEL_ROOM = 58;

/** The one time axis of the five rows, with the one set of change flags: what is below a flag is what it did. */
export function AxisStrip({
  open,
  specs,
  current,
}: {
  readonly open: OpenPilot;
  readonly specs: readonly (LineChartSpec | null)[];
  readonly current: number | null;
  readonly onCurrent: (at: number | null) => void;
}): ReactElement | null {
  const { format, pilot } = open;
  const known = specs.filter((spec) => spec !== null);
  const widest = known.find(({ step }) => step === "week") ?? known[0];
  if (widest === undefined) return null;
  const points = widest.series[0]?.points ?? [];
  return (
    <div className="axisstrip">
      <span className="caption grow">
        {points.length} {widest.step === "week" ? "weeks" : "months"}
      </span>
      <div className="axisplot">
        <Measured height={HEIGHT}>
          {(width) => {
            const { x } = lineGeometry(widest, { width, height: HEIGHT, ...ROW_ROOM, top: 20, bottom: 20 });
            const spacing = (width - ROW_ROOM.left - ROW_ROOM.right) / Math.max(1, points.length - 1);
            const every = Math.max(1, Math.ceil(LABEL_ROOM / spacing));
            const pointed = current === null ? undefined : points.findLast(({ at }) => at <= current);
            return (
              <div className="axisbox" style={{ height: HEIGHT }}>
                <svg className="chart" viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
                  <g className="axis">
                    {points.map(({ at }, index) =>
                      index % every === 0 ? (
                        <text key={at} x={x(at)} y={HEIGHT - 6} textAnchor="middle">
                          {widest.step === "month" ? format.dates.month(at) : format.dates.shortDate(at)}
                        </text>
                      ) : null,
                    )}
                    {(widest.changes ?? []).map(({ at, title }) => (
                      <path
                        key={`${at} ${title}`}
                        d={`M${x(at)} 20V26`}
                        stroke={colour("text3")}
                        strokeWidth={0.75}
                      />
                    ))}
                    {pointed === undefined ? null : (
                      <path d={`M${x(pointed.at)} ${HEIGHT - 4}V${HEIGHT}`} stroke={colour("accent")} />
                    )}
                  </g>
                </svg>
                <ChangeFlagButtons
                  pilotId={pilot.pilotId}
                  changes={widest.changes ?? []}
                  x={x}
                  top={6}
                  format={format}
                  hasLetters
                />
              </div>
            );
          }}
        </Measured>
      </div>
      <span className="caption strip">By segment</span>
      <span className="caption line">Line and committed action</span>
    </div>
  );
}
