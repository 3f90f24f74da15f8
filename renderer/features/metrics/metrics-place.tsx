import { Checkbox, NativeSelect } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { usePilot } from "../../app/pilot-context.ts";
import { usePlaceKeys } from "../../app/place-keys.ts";
import { useRowPanel } from "../../app/use-row-panel.ts";
import { useTab } from "../../app/use-tab.ts";
import { TabRow } from "../../components/tab-row.tsx";
import { AllMetrics } from "./all-metrics.tsx";
import { CustomersPlace } from "./customers-place.tsx";
import { Dashboard } from "./dashboard.tsx";
import { LedgerPlace } from "./ledger-place.tsx";
import { OwnershipPlace } from "./ownership-place.tsx";
import { ShadowPlace } from "./shadow-place.tsx";

const TABS = ["Dashboard", "All metrics", "Ownership", "Ledger", "Shadow metrics", "Customers"] as const;
const PERIODS = [12, 26];

/** What the record says: the executive value dashboard of one workflow, all metrics, who owns them. */
export function MetricsPlace(): ReactElement {
  const open = usePilot();
  const [tab, setTab] = useTab(TABS);
  const panel = useRowPanel();
  const workflows = recordsOf(open.pilot, "workflow").map(({ name }) => name);
  const [workflow, setWorkflow] = useState(workflows.length === 1 ? "*" : (open.overview.workflow ?? "*"));
  const [segment, setSegment] = useState("*");
  const [periods, setPeriods] = useState(12);
  const [hasBaseline, setHasBaseline] = useState(true);
  const [hasChanges, setHasChanges] = useState(true);
  usePlaceKeys({ b: () => setHasBaseline((is) => !is) });
  const head = <TabRow label="Metrics" tabs={TABS} current={tab} onChange={setTab} />;
  if (tab === "Customers") return <CustomersPlace open={open} panel={panel} head={head} />;
  if (tab === "Ownership") return <OwnershipPlace open={open} panel={panel} head={head} />;
  if (tab === "Ledger") return <LedgerPlace open={open} panel={panel} head={head} />;
  if (tab === "Shadow metrics") return <ShadowPlace open={open} panel={panel} head={head} />;
  return (
    <main className="content" data-region="content" tabIndex={-1}>
      {head}
      <div className="stack">
        <div className="toolbar">
          {workflows.length < 2 ? (
            <span className="chip">{workflows[0] ?? "no workflow yet"}</span>
          ) : (
            <NativeSelect
              aria-label="Workflow"
              data={[
                { value: "*", label: "All workflows" },
                ...workflows.map((name) => ({ value: name, label: name })),
              ]}
              value={workflow}
              onChange={(event) => setWorkflow(event.currentTarget.value)}
            />
          )}
          {tab === "Dashboard" ? (
            <>
              <NativeSelect
                aria-label="Segment"
                data={[
                  { value: "*", label: "All segments" },
                  ...recordsOf(open.pilot, "segment").map(({ name }) => ({ value: name, label: name })),
                ]}
                value={segment}
                onChange={(event) => setSegment(event.currentTarget.value)}
              />
              <NativeSelect
                aria-label="Periods"
                data={PERIODS.map((count) => ({ value: String(count), label: `last ${count} weeks` }))}
                value={String(periods)}
                onChange={(event) => setPeriods(Number(event.currentTarget.value))}
              />
              <Checkbox
                size="xs"
                label="Baseline"
                checked={hasBaseline}
                onChange={(event) => setHasBaseline(event.currentTarget.checked)}
              />
              <Checkbox
                size="xs"
                label="Changes"
                checked={hasChanges}
                onChange={(event) => setHasChanges(event.currentTarget.checked)}
              />
            </>
          ) : null}
        </div>
        {tab === "Dashboard" ? (
          <Dashboard open={open} scope={{ workflow, segment, periods, hasBaseline, hasChanges }} />
        ) : (
          <AllMetrics open={open} workflow={workflow} />
        )}
      </div>
    </main>
  );
}
