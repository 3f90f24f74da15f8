import { Checkbox } from "@mantine/core";
import type { ReactElement } from "react";
import { instantOf } from "../../../shared/calendar/moments.ts";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import { type Choice, canBeNoted, onlySide } from "../../../shared/merge/choices.ts";
import type { Collision, Side } from "../../../shared/merge/collision.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { KeyHint } from "../../components/key-hint.tsx";
import { aboutWords, consequenceWords, sentenceCase, sideValues } from "./merge-words.ts";

interface ConflictCardProps {
  readonly open: OpenPilot;
  readonly merged: PilotState;
  /** What the two sides are called. */
  readonly names: Readonly<Record<Side, string>>;
  readonly collision: Collision;
  readonly choice: Choice | undefined;
  readonly onSettle: (part: Partial<Choice>) => void;
}

/** One conflict: both values, who said them and when; one is taken, the other can be kept as a note. */
export function ConflictCard(props: ConflictCardProps): ReactElement {
  const { merged, collision, choice, onSettle } = props;
  const about = aboutWords(merged, collision);
  const consequence = consequenceWords(collision);
  return (
    <section className="surface pad stack conflict" aria-label={`Conflict: ${about}`}>
      <h3 className="title3">{about}</h3>
      {consequence === null ? null : <p className="muted">{consequence}</p>}
      <fieldset>
        <legend className="label">Take</legend>
        {(["A", "B"] as const).map((side) => (
          <SideChoice key={side} side={side} {...props} />
        ))}
      </fieldset>
      {canBeNoted(collision) ? (
        <Checkbox
          label={
            <span className="row">
              Keep the other side as a note <KeyHint keys="N" />
            </span>
          }
          disabled={choice === undefined && onlySide(collision) === null}
          checked={choice?.note === true}
          onChange={(event) => onSettle({ note: event.currentTarget.checked })}
        />
      ) : null}
    </section>
  );
}

function SideChoice({
  side,
  open,
  merged,
  names,
  collision,
  choice,
  onSettle,
}: ConflictCardProps & { readonly side: Side }): ReactElement {
  const { by, onBehalfOf, at } = collision[side];
  const epochMs = instantOf(at);
  const zone = pilotRecord(open.pilot).timeZone;
  const moment = epochMs === null ? "" : open.format.dates.moment(epochMs, zone);
  const isTaken = choice?.side === side;
  const only = onlySide(collision);
  return (
    <label className={`sidechoice${isTaken ? " taken" : ""}`}>
      <input
        type="radio"
        name={`take ${collision.id}`}
        checked={isTaken}
        disabled={only !== null && only !== side}
        onChange={() => onSettle({ side })}
      />
      <span className="stack tight grow">
        <span className="row">
          <span className="label grow">{sentenceCase(names[side])}</span>
          <KeyHint keys={side === "A" ? "1" : "2"} />
        </span>
        {sideValues(merged, collision, side).map(({ label, text, isWithheld }) => (
          <span key={label} className="sidevalue">
            <span className="muted">{label}</span>
            <span className={isWithheld ? "faint" : ""}>
              {isWithheld ? "withheld: neither copy here holds it" : text}
            </span>
          </span>
        ))}
        <span className="caption">
          {onBehalfOf === undefined ? by : `${by} for ${onBehalfOf}`} · {moment}
        </span>
      </span>
    </label>
  );
}
