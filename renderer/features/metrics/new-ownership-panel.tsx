import { Button, NativeSelect } from "@mantine/core";
import { type ReactElement, useState } from "react";
import type { OwnershipRow } from "../../../shared/domain/ownership-rows.ts";
import { isMetricId, METRICS, metricDefinition } from "../../../shared/metrics/registry.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { PILLAR_NAMES } from "../../../shared/report/baseline/metric-print.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { PersonSelect } from "../../components/person-select.tsx";
import { SidePanel } from "../../components/side-panel.tsx";

/** Takes a metric, or one scope of it, into the list: with who answers for it. */
export function NewOwnershipPanel({
  open,
  rows,
  onShow,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly rows: readonly OwnershipRow[];
  readonly onShow: (key: string) => void;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const { pilot } = open;
  const [metric, setMetric] = useState<string>("trust.escalation");
  const [workflow, setWorkflow] = useState("");
  const [segment, setSegment] = useState("");
  const [owner, setOwner] = useState<string | null>(null);
  const dimensions = isMetricId(metric) ? metricDefinition(metric).dimensions : [];
  const scope = {
    ...(workflow === "" || !dimensions.includes("workflow") ? {} : { workflow }),
    ...(segment === "" || !dimensions.includes("segment") ? {} : { segment }),
  };
  const key = `${metric} ${scope.workflow ?? "*"} ${scope.segment ?? "*"}`;
  const isThere = rows.some((row) => row.key === key && row.record !== null);
  const add = async (): Promise<void> => {
    if (!isMetricId(metric)) return;
    const input = { metric, ...scope, ...(owner === null ? {} : { owner }) };
    const done = isThere
      ? { entries: [], notes: [] }
      : await execute(pilot.pilotId, `Taken into ownership: ${metricDefinition(metric).name}`, [
          { command: "metricOwnership.add", input },
        ]);
    if (done !== null) onShow(key);
  };
  const names = (type: "workflow" | "segment", all: string) => [
    { value: "", label: all },
    ...recordsOf(pilot, type).map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <SidePanel title="Add a metric or scope" kicker="Ownership" onClose={onClose}>
      <section aria-label="Which">
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <NativeSelect
            label="Metric"
            data={Object.entries(PILLAR_NAMES).map(([pillar, group]) => ({
              group,
              items: METRICS.filter((one) => one.pillar === pillar).map(({ id, name }) => ({
                value: id,
                label: name,
              })),
            }))}
            value={metric}
            onChange={({ currentTarget }) => setMetric(currentTarget.value)}
          />
          {dimensions.includes("workflow") ? (
            <NativeSelect
              label="Workflow"
              data={names("workflow", "All workflows")}
              value={workflow}
              onChange={({ currentTarget }) => setWorkflow(currentTarget.value)}
            />
          ) : null}
          {dimensions.includes("segment") ? (
            <NativeSelect
              label="Segment"
              data={names("segment", "All segments")}
              value={segment}
              onChange={({ currentTarget }) => setSegment(currentTarget.value)}
            />
          ) : null}
          {isThere ? null : <PersonSelect pilot={pilot} label="Owner" value={owner} onChange={setOwner} />}
          <div className="row end">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="filled">
              {isThere ? "Show it" : "Add"}
            </Button>
          </div>
        </form>
      </section>
    </SidePanel>
  );
}
