import type { ReactElement } from "react";
import { instantOf } from "../../../shared/calendar/moments.ts";
import { EFFECT_WORDS, LENS_EFFECTS, LENS_NAMES, LENSES } from "../../../shared/domain/lenses.ts";
import { pilotRecord, recordById } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { signed } from "../../components/effect-control.tsx";

/** The decision that came out of the meeting, with its three lenses. */
export function MeetingDecision({
  open: { pilot, format },
  id,
}: {
  readonly open: OpenPilot;
  readonly id: string;
}): ReactElement | null {
  const decision = recordById(pilot, "decision", id);
  if (decision === null) return null;
  const by = decision.decidedBy === undefined ? null : recordById(pilot, "person", decision.decidedBy);
  const at = instantOf(decision.decidedAt);
  return (
    <section className="stack" aria-labelledby="decided">
      <h3 id="decided" className="title3">
        The decision
      </h3>
      <p className="muted">
        {decision.status}
        {by === null ? "" : ` by ${by.name}`}
        {at === null ? "" : `, ${format.dates.moment(at, pilotRecord(pilot).timeZone)}`} ·{" "}
        <a href={hrefOf(`/c/${pilot.pilotId}/decisions/${id}`)}>in the register</a>
      </p>
      <div className="lensrows">
        {LENSES.map((lens) => {
          const stored = decision.lenses?.[lens];
          const effect = LENS_EFFECTS.find((one) => one === stored?.effect);
          return (
            <div key={lens}>
              <div className="label">{LENS_NAMES[lens]}</div>
              <div>
                <strong>{effect === undefined ? "–" : signed(effect)}</strong>{" "}
                <span className="muted">{effect === undefined ? "empty" : EFFECT_WORDS[effect]}</span>
              </div>
              <div>{stored?.sentence}</div>
            </div>
          );
        })}
      </div>
    </section>
  );
}
