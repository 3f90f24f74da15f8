import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { incentivePlans, isBookings, isSharedOutcome } from "../../../shared/domain/incentive-plans.ts";
import { metricName } from "../../../shared/domain/metric-words.ts";
import { isMetricId } from "../../../shared/metrics/registry.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { CommitField } from "../../components/commit-field.tsx";
import { DecorativeMark } from "../../components/decorative-mark.tsx";
import { SidePanel } from "../../components/side-panel.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { numberText, typedShare } from "../../components/typed-number.ts";
import { AddIncentive } from "./add-incentive.tsx";
import { planStatus } from "./incentives-tab.tsx";
import { weightFault } from "./weight-fault.ts";

/** The plan of one leader: its parts with their weights, and what is wrong with it. */
export function IncentivePanel({
  open,
  person,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly person: string;
  readonly onClose: () => void;
}): ReactElement | null {
  const { pilot, format } = open;
  const [isAdding, setIsAdding] = useState(false);
  const { plans, sharedMetrics } = incentivePlans(pilot);
  const plan = plans.find((one) => one.person === person);
  if (plan === undefined) return null;
  const missing = sharedMetrics.filter((metric) => !plan.rows.some((row) => row.metric === metric));
  return (
    <SidePanel title={plan.name} kicker="Incentive plan · circle leadership" onClose={onClose}>
      <section aria-label="Checks" className="stack">
        {plan.flags.length === 0 ? (
          <StatusLabel status={planStatus(plan)} rest="every check of the method" size={16} />
        ) : (
          <ul className="stack tight flags">
            {plan.flags.map(({ text, isHard, kind }) => (
              <li key={text}>
                <StatusLabel
                  status={{ word: isHard ? "finding" : kind === "no plan" ? "open" : "not met" }}
                  rest={`${text}${isHard ? ": P3 stays open" : ""}`}
                />
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-label="Parts" className="stack">
        <h3 className="label">Parts, {format.numbers.upTo(plan.total * 100, 2)} % together</h3>
        {plan.rows.length === 0 ? <p className="muted">No part is recorded yet.</p> : null}
        <ul className="stack">
          {plan.rows.map((row) => (
            <Part key={row.id} open={open} row={row} name={plan.name} />
          ))}
        </ul>
        {isAdding ? (
          <AddIncentive
            open={open}
            person={person}
            suggested={missing}
            left={Math.max(0, 1 - plan.total)}
            onClose={() => setIsAdding(false)}
          />
        ) : (
          <div>
            <Button onClick={() => setIsAdding(true)}>Add a part…</Button>
          </div>
        )}
      </section>
    </SidePanel>
  );
}

function Part({
  open,
  row,
  name,
}: {
  readonly open: OpenPilot;
  readonly row: RecordOf<"incentive">;
  readonly name: string;
}): ReactElement {
  const execute = useExecute();
  const { pilot } = open;
  const { id, metric, weight } = row;
  const what = metricName(metric);
  const run = (label: string, command: string, fields: Readonly<Record<string, unknown>>) =>
    execute(pilot.pilotId, `${label}: ${what}, ${name}`, [{ command, input: { id, ...fields } }]);
  const isShared = isSharedOutcome(row);
  return (
    <li className="planpart">
      <div className="grow">
        <strong>{what}</strong>
        <DecorativeMark decorative={open.overview.operational.decorative} metric={metric} />
        <div className="caption">
          {isShared ? "shared pilot outcome" : isBookings(row) ? "bookings" : "own field"}
        </div>
        <div className="row">
          {isMetricId(metric) && !isBookings(row) ? (
            <button
              type="button"
              className="linkbutton"
              onClick={() => void run("Sharing set", "incentive.edit", { shared: isShared ? null : true })}
            >
              {isShared ? "Not shared" : "Is shared"}
            </button>
          ) : null}
          {isMetricId(metric) ? null : (
            <button
              type="button"
              className="linkbutton"
              onClick={() => void run("Bookings set", "incentive.edit", { bookings: !isBookings(row) })}
            >
              {isBookings(row) ? "Not bookings" : "Is bookings"}
            </button>
          )}
          <button
            type="button"
            className="linkbutton"
            aria-label={`Remove ${what}`}
            onClick={() => void run("Removed", "incentive.remove", {})}
          >
            Remove
          </button>
        </div>
      </div>
      <CommitField
        label={`Weight of ${what}, %`}
        isBare
        width={88}
        value={numberText(weight, 100)}
        check={weightFault}
        isRequired
        onCommit={(text) => run("Weight set", "incentive.edit", { weight: typedShare(text) })}
      />
      <span aria-hidden="true">%</span>
    </li>
  );
}
