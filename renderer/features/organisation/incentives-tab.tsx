import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { type IncentivePlan, incentivePlans } from "../../../shared/domain/incentive-plans.ts";
import { metricName } from "../../../shared/domain/metric-words.ts";
import type { Status } from "../../../shared/report/charts/status.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { ROW_HEIGHTS, usePreferences } from "../../stores/preferences-store.ts";
import type { ListProps } from "./list-props.ts";

/** What each leader's variable pay hangs on, with the checks of the method. */
export function IncentivesTab({ open, selected, onSelect }: ListProps): ReactElement {
  const { pilot } = open;
  const density = usePreferences((state) => state.density);
  const { isWithheld, plans, sharedMetrics } = incentivePlans(pilot);
  if (isWithheld) {
    return (
      <EmptyState
        what="The incentive plans are withheld from this copy."
        why="They belong to the circle leadership. Nothing can be said about them here, and nothing is lost."
      />
    );
  }
  if (plans.length === 0) {
    return (
      <EmptyState
        what="Here will be the plan of each leader: what the variable pay hangs on."
        why="Name the people who lead product, technology and revenue first, with their role."
      >
        <Button component="a" href={hrefOf(`/c/${pilot.pilotId}/organisation?tab=People`)} variant="filled">
          Go to People
        </Button>
      </EmptyState>
    );
  }
  const hard = plans.flatMap(({ flags }) => flags.filter(({ isHard }) => isHard));
  return (
    <div className="stack">
      {hard.map(({ text }) => (
        <p key={text} className="note bad" role="alert">
          {text}. P3 cannot close with it, whatever is overridden.
        </p>
      ))}
      <div className="toolbar">
        <h2 className="title3">
          {plans.length} {plans.length === 1 ? "plan" : "plans"}
        </h2>
        <span className="caption grow">
          {sharedMetrics.length === 0
            ? "No shared outcome yet: at least half of each plan belongs on the same ones."
            : `Shared outcomes: ${sharedMetrics.map(metricName).join(", ")}`}
        </span>
        <span className="caption">Circle: leadership</span>
      </div>
      <DataTable
        label="Incentive plans"
        rows={plans}
        rowKey={({ person }) => person}
        selected={selected}
        onOpen={({ person }) => onSelect(person)}
        onWalk={({ person }) => (selected === null ? undefined : onSelect(person))}
        rowHeight={Math.max(40, ROW_HEIGHTS[density])}
        minWidth={selected === null ? 920 : 520}
        columns={columnsOf(open, selected !== null)}
      />
      <ul className="caption stack tight">
        <li>Checked: at least half of each plan on shared pilot outcomes, the same for all leaders.</li>
        <li>
          Nobody on bookings alone: that one is hard and keeps P3 open. No shadow metric that is kept is paid.
        </li>
      </ul>
    </div>
  );
}

/** The state of a plan as its mark says it. */
export function planStatus({ flags }: Pick<IncentivePlan, "flags">): Status {
  if (flags.length === 0) return { word: "met" };
  if (flags.some(({ kind }) => kind === "no plan")) return { word: "open" };
  return { word: flags.some(({ isHard }) => isHard) ? "finding" : "not met" };
}

function columnsOf({ format }: OpenPilot, isNarrow: boolean): readonly Column<IncentivePlan>[] {
  const percent = (share: number): string => format.numbers.upTo(share * 100, 1);
  return [
    {
      key: "person",
      head: "Leader",
      width: isNarrow ? 160 : 192,
      render: ({ name, role }) => (
        <div className="two">
          <strong>{name}</strong>
          {role === null || role.toLowerCase() === name.toLowerCase() ? null : <small>{role}</small>}
        </div>
      ),
    },
    ...(isNarrow
      ? []
      : [
          {
            key: "bar",
            head: "Shared of the plan",
            width: 176,
            render: (plan: IncentivePlan) => <PlanBar plan={plan} />,
          },
        ]),
    {
      key: "shared",
      head: "Shared, %",
      width: 80,
      align: "right",
      render: ({ sharedShare }) =>
        sharedShare === null ? <span className="faint">–</span> : percent(sharedShare),
    },
    {
      key: "total",
      head: "Sum, %",
      width: 72,
      align: "right",
      render: ({ total, rows }) => (rows.length === 0 ? <span className="faint">–</span> : percent(total)),
    },
    {
      key: "flags",
      head: "Checks",
      render: (plan) => {
        const flag = firstFlag(plan);
        return (
          <StatusLabel
            status={planStatus(plan)}
            rest={flag === undefined ? undefined : <span title={flag}>{flag}</span>}
          />
        );
      },
    },
  ];
}

/** The weightiest thing that is wrong, and how many more there are. */
function firstFlag({ flags }: IncentivePlan): string | undefined {
  const [first, ...others] = flags.toSorted((one, other) => Number(other.isHard) - Number(one.isHard));
  if (first === undefined) return undefined;
  return others.length === 0 ? first.text : `${first.text}, and ${others.length} more`;
}

/** The parts of a plan in one bar; the numbers beside it say the same. */
function PlanBar({ plan }: { readonly plan: IncentivePlan }): ReactElement {
  const share = plan.sharedShare ?? 0;
  const scale = Math.max(1, plan.total);
  const shared = (share * plan.total) / scale;
  return (
    <span className="planbar" aria-hidden="true">
      <i className="shared" style={{ width: `${shared * 100}%` }} />
      <i className="other" style={{ width: `${(plan.total / scale - shared) * 100}%` }} />
    </span>
  );
}
