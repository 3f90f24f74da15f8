import "../../styles/list-tools.css";
import { type ReactElement, useState } from "react";
import { PILLARS } from "../../../shared/metrics/metric-settings.ts";
import { LEAST_PEERS, type PeerDot, type PeerStrip, peerStrip } from "../../../shared/portfolio/peers.ts";
import { PILLAR_NAMES } from "../../../shared/report/baseline/metric-print.ts";
import { counted } from "../../../shared/report/portfolio/attention-words.ts";
import type { PortfolioRow } from "./use-portfolio.ts";

const WIDTH = 480;
const HEIGHT = 32;

/** One company as a filled dot among all others, by its system value and by the way that each pillar has come. */
export function PeerStrips({
  rows,
  all,
  day,
}: {
  /** The companies that one can choose from. */
  readonly rows: readonly PortfolioRow[];
  readonly all: readonly PortfolioRow[];
  readonly day: number | null;
}): ReactElement | null {
  const [chosen, setChosen] = useState(rows[0]?.summary.pilotId ?? "");
  const own = rows.find(({ summary }) => summary.pilotId === chosen) ?? rows[0];
  if (own === undefined) return null;
  const strips = [
    { label: "System value", strip: stripOf(all, own, day, systemOf) },
    ...PILLARS.map((pillar, place) => ({
      label: PILLAR_NAMES[pillar],
      strip: stripOf(all, own, day, (row, at) => wayOf(row, at, place)),
    })),
  ];
  const peers = all.length - 1;
  return (
    <section className="stack" aria-labelledby="peers">
      <div className="row wide">
        <h3 id="peers" className="title3 grow">
          {own.summary.company} among {counted(peers, "other")}
        </h3>
        {rows.length < 2 ? null : (
          <div className="choices" role="group" aria-label="Which company is filled">
            {rows.map(({ summary }) => (
              <button
                key={summary.pilotId}
                type="button"
                className="choice"
                aria-pressed={summary.pilotId === own.summary.pilotId}
                onClick={() => setChosen(summary.pilotId)}
              >
                {summary.company}
              </button>
            ))}
          </div>
        )}
      </div>
      <div className="strips">
        {strips.map(({ label, strip }) =>
          strip === null ? null : <Strip key={label} label={label} strip={strip} />,
        )}
      </div>
      <p className="caption">
        −100 = as far below the baseline as the target is above it, 0 = at its own baseline, 100 = its own
        target met{day === null ? "; each today, at its own day" : `; at Day ${day} of each pilot`}. Every dot
        is one company.{" "}
        {peers < LEAST_PEERS
          ? `Quartiles are told from ${LEAST_PEERS} others on.`
          : "The band holds the middle half of the others."}
      </p>
    </section>
  );
}

function Strip({ label, strip }: { readonly label: string; readonly strip: PeerStrip }): ReactElement {
  const { own, others, quartiles, without } = strip;
  const x = (value: number): number => 8 + ((value + 100) / 200) * (WIDTH - 16);
  const sentence = sentenceOf(strip);
  return (
    <div className="peerstrip">
      <span className="label">{label}</span>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${label}: ${sentence}`}>
        {quartiles === null ? null : (
          <rect
            x={x(quartiles.low)}
            width={x(quartiles.high) - x(quartiles.low)}
            y={8}
            height={16}
            className="band"
          />
        )}
        {quartiles === null ? null : (
          <line x1={x(quartiles.middle)} x2={x(quartiles.middle)} y1={8} y2={24} className="middle" />
        )}
        <line x1={8} x2={WIDTH - 8} y1={16} y2={16} className="axis" />
        {[-100, 0, 100].map((at) => (
          <line key={at} x1={x(at)} x2={x(at)} y1={11} y2={21} className="axis" />
        ))}
        {others.map(({ key, name, value }) => (
          <circle key={key} cx={x(value ?? 0)} cy={16} r={5} className="other">
            <title>{`${name} ${wholeOf(value)}`}</title>
          </circle>
        ))}
        {own.value === null ? null : (
          <circle cx={x(own.value)} cy={16} r={6} className="own">
            <title>{`${own.name} ${wholeOf(own.value)}`}</title>
          </circle>
        )}
      </svg>
      <span className="value">{own.value === null ? "–" : wholeOf(own.value)}</span>
      <span className="caption">{without === 0 ? "" : `${without} without`}</span>
    </div>
  );
}

function sentenceOf({ own, others, quartiles }: PeerStrip): string {
  const values = others.map(({ name, value }) => `${name} ${wholeOf(value)}`).join(", ");
  const band =
    quartiles === null ? "" : `; quartiles ${wholeOf(quartiles.low)} to ${wholeOf(quartiles.high)}`;
  return `${own.name} ${own.value === null ? "no data" : wholeOf(own.value)}; others: ${values === "" ? "none" : values}${band}`;
}

function wholeOf(value: number | null): string {
  const whole = Math.round(value ?? 0);
  return whole < 0 ? `−${-whole}` : whole > 0 ? `+${whole}` : "0";
}

type Read = (row: PortfolioRow, day: number | null) => number | null;

function stripOf(
  all: readonly PortfolioRow[],
  own: PortfolioRow,
  day: number | null,
  read: Read,
): PeerStrip | null {
  const dots = all.map(
    (row): PeerDot => ({ key: row.summary.pilotId, name: row.summary.company, value: read(row, day) }),
  );
  return peerStrip(dots, own.summary.pilotId);
}

const systemOf: Read = ({ details, there }, day) =>
  day === null ? (details?.overview.systemValue ?? null) : (there?.systemValue ?? null);

/** The way from baseline to target in hundredths: what companies with different metrics have in common. */
function wayOf({ details, there }: PortfolioRow, day: number | null, place: number): number | null {
  const progress =
    day === null ? details?.overview.pillars[place]?.progress.progress : there?.pillars[place]?.progress;
  return progress === null || progress === undefined ? null : progress * 100;
}
