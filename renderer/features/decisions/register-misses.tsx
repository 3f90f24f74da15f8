import type { ReactElement } from "react";
import type { DecisionRegister } from "../../../shared/domain/decision-register.ts";
import { LENS_NAMES } from "../../../shared/domain/lenses.ts";
import { recordById } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { DecorativeMark } from "../../components/decorative-mark.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { expectationWords, metricLabel } from "./decision-words.ts";

/** What was expected and did not come: the lesson is in the list, not in a score. */
export function RegisterMisses({
  open,
  register,
}: {
  readonly open: OpenPilot;
  readonly register: DecisionRegister;
}): ReactElement | null {
  const { pilot, overview, format } = open;
  if (register.misses.length === 0) return null;
  return (
    <section className="stack tight" aria-labelledby="misses">
      <h3 id="misses" className="title3">
        Expected and missed
      </h3>
      <ul className="surface lines">
        {register.misses.map((one) => (
          <li key={`${one.decision} ${one.lens}`}>
            <StatusLabel status={{ word: "missed" }} />
            <span className="grow">
              <a href={hrefOf(`/c/${overview.pilotId}/decisions/${one.decision}`)}>
                {recordById(pilot, "decision", one.decision)?.title ?? "Decision"}
              </a>
              <span className="caption block">
                {LENS_NAMES[one.lens]} · {metricLabel(one.metric)}: {expectationWords(one, format)}
                {one.confounders.length === 0 ? "" : ` · in that time also: ${one.confounders.join(", ")}`}
                <DecorativeMark decorative={overview.operational.decorative} metric={one.metric} />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
