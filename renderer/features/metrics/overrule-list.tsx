import type { ReactElement } from "react";
import type { TermsOverrule } from "../../../shared/domain/terms-overrules.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import { looseningsOf, type ThresholdVersion } from "../../../shared/metrics/threshold.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { StatusLabel } from "../../components/status-label.tsx";
import { changeWords, lineText, type WordedTerms } from "./terms-words.ts";

/** Terms that were loosened or ended: old and new, from when, by whom and why. */
export function OverruleList({
  open,
  overrules,
}: {
  readonly open: OpenPilot;
  readonly overrules: readonly TermsOverrule[];
}): ReactElement {
  return (
    <section className="stack tight" aria-labelledby="loosened">
      <h3 id="loosened" className="title3">
        Loosened terms
      </h3>
      <ul className="surface">
        {overrules.map((overrule) => (
          <OverruleItem key={`${overrule.threshold} ${overrule.atMs}`} open={open} overrule={overrule} />
        ))}
      </ul>
    </section>
  );
}

function OverruleItem({
  open,
  overrule,
}: {
  readonly open: OpenPilot;
  readonly overrule: TermsOverrule;
}): ReactElement {
  const { pilot, format } = open;
  const { metric, direction, before, after, appliesFrom, isInsidePeriod, atMs, who, reason } = overrule;
  const scope = [overrule.workflow, overrule.segment].filter((name) => name !== "*");
  const old = worded(direction, before);
  const from = format.dates.date(appliesFrom);
  return (
    <li className="overrule">
      <StatusLabel status={{ word: "overruled" }} />
      <div className="grow">
        <strong>{[metricDefinition(metric).name, ...scope].join(", ")}</strong>
        {after === null ? (
          <div>
            <del>{lineText(format, metric, old)}</del> → ended from {from}
          </div>
        ) : (
          looseningsOf(direction, before, after).map((one) => {
            const { what, old: was, fresh } = changeWords(format, metric, one, old, worded(direction, after));
            return (
              <div key={one} className="changes">
                {what}: <del>{was}</del> → <ins>{fresh}</ins>
              </div>
            );
          })
        )}
        <p>“{reason}”</p>
        <div className="caption">
          {isInsidePeriod ? `inside its period, from ${from}` : `from ${from}`} ·{" "}
          {format.dates.moment(atMs, pilotRecord(pilot).timeZone)}
          {who === null ? "" : ` · ${who}`}
        </div>
      </div>
    </li>
  );
}

function worded(
  direction: "above" | "below",
  { breach, periods, action, deadlineHours }: ThresholdVersion,
): WordedTerms {
  return {
    direction,
    breach,
    periods,
    action: action ?? undefined,
    deadlineHours: Number.isFinite(deadlineHours) ? deadlineHours : undefined,
  };
}
