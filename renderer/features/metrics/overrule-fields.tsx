import { Textarea } from "@mantine/core";
import type { ReactElement } from "react";
import { dayOf } from "../../../shared/calendar/moments.ts";
import type { ThresholdLock } from "../../../shared/domain/threshold-period.ts";
import type { MetricId } from "../../../shared/metrics/registry.ts";
import type { Loosening } from "../../../shared/metrics/threshold.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { changeWords } from "./terms-words.ts";
import type { DraftTerms } from "./threshold-draft.ts";

/** When looser terms begin: with the next period, or in the one that runs. */
export type OverruleTime = "next" | "now";

interface OverruleFieldsProps {
  readonly open: OpenPilot;
  readonly metric: MetricId;
  readonly threshold: RecordOf<"threshold">;
  readonly before: RecordOf<"threshold">["versions"][number];
  readonly after: DraftTerms;
  readonly looser: readonly Loosening[];
  readonly lock: ThresholdLock;
  readonly time: OverruleTime;
  readonly onTime: (time: OverruleTime) => void;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
}

/** Terms are loosened: old and new, from when, and why. */
export function OverruleFields(props: OverruleFieldsProps): ReactElement {
  const { open, metric, threshold, before, after, looser, lock, time, onTime, reason, onReason } = props;
  const { format } = open;
  const inForce = threshold.versions.some(({ appliesFrom }) => (dayOf(appliesFrom) ?? 0) <= lock.from);
  return (
    <div className="note due stack">
      <div>
        <strong>This loosens what was committed to.</strong>
        <ul className="changes">
          {looser.map((one) => {
            const { what, old, fresh } = changeWords(format, metric, one, before, {
              ...after,
              deadlineHours: after.deadlineHours ?? undefined,
              action: after.action ?? undefined,
            });
            return (
              <li key={one}>
                {what}: <del>{old}</del> → <ins>{fresh}</ins>
              </li>
            );
          })}
        </ul>
      </div>
      <fieldset className="radios">
        <legend>It applies</legend>
        <label>
          <input type="radio" checked={time === "next"} onChange={() => onTime("next")} />
          <span>
            from {format.dates.date(lock.nextFrom)}, the next {lock.step}
          </span>
        </label>
        <label>
          <input type="radio" checked={time === "now"} disabled={!inForce} onChange={() => onTime("now")} />
          <span>
            now: an overrule inside the {lock.step} that is locked until {format.dates.date(lock.to)}
          </span>
        </label>
      </fieldset>
      <Textarea
        label="Reason"
        description="It stands in the ledger with old and new."
        required
        autosize
        minRows={2}
        value={reason}
        onChange={({ currentTarget }) => onReason(currentTarget.value)}
      />
    </div>
  );
}
