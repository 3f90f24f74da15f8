import type { ReactElement } from "react";
import { certaintyOf, type Glyph, glyphOf, markToken, type Status } from "./status.ts";
import { colour } from "./tokens.ts";

/** The one mark of every state: fill = how sure, glyph = what, colour repeats it. 14 px in rows, 16 in tiles. */
export function StatusMark({
  status,
  size = 14,
}: {
  readonly status: Status;
  readonly size?: number;
}): ReactElement {
  const certainty = certaintyOf(status.word);
  const ink = colour(markToken(certainty));
  const glyph = glyphOf(status);
  return (
    <svg
      className="mark"
      role="img"
      aria-label={status.word}
      width={size}
      height={size}
      viewBox="0 0 14 14"
      data-certainty={certainty}
    >
      {shapeOf(certainty, ink)}
      {glyph === "none" ? null : (
        <path
          d={GLYPHS[glyph]}
          fill="none"
          stroke={certainty === "good" || certainty === "bad" ? colour("surface") : ink}
          strokeWidth={1.6}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
    </svg>
  );
}

function shapeOf(certainty: ReturnType<typeof certaintyOf>, ink: string): ReactElement {
  switch (certainty) {
    case "good":
      return <circle cx={7} cy={7} r={6.25} fill={ink} />;
    case "bad":
      return <path d="M7 0.2 13.8 7 7 13.8 0.2 7Z" fill={ink} />;
    case "said":
    case "nothing":
      return <circle cx={7} cy={7} r={5.6} fill="none" stroke={ink} strokeWidth={1.4} />;
    case "straddle":
      return (
        <g>
          <circle cx={7} cy={7} r={5.6} fill="none" stroke={ink} strokeWidth={1.4} />
          <path d="M7 1.4A5.6 5.6 0 0 0 7 12.6Z" fill={ink} />
        </g>
      );
    case "cannotSay":
      return (
        <circle
          cx={7}
          cy={7}
          r={5.6}
          fill="none"
          stroke={ink}
          strokeWidth={1.4}
          strokeDasharray="1.47 1.46"
        />
      );
  }
}

const GLYPHS: Readonly<Record<Exclude<Glyph, "none">, string>> = {
  tick: "M4.4 7.3 6.2 9.1 9.7 5.2",
  exclamation: "M7 4V7.6M7 9.9V10",
  up: "M7 9.6V4.6M4.9 6.6 7 4.5 9.1 6.6",
  down: "M7 4.4V9.4M4.9 7.4 7 9.5 9.1 7.4",
  bars: "M5.7 4.9V9.1M8.3 4.9V9.1",
  equals: "M4.9 5.9H9.1M4.9 8.1H9.1",
};
