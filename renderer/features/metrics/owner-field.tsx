import { NativeSelect } from "@mantine/core";
import type { ReactElement } from "react";
import { type MetricId, metricDefinition } from "../../../shared/metrics/registry.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";

/** Who answers for a metric as a whole. */
export function OwnerField({
  open,
  metric,
}: {
  readonly open: OpenPilot;
  readonly metric: MetricId;
}): ReactElement {
  const execute = useExecute();
  const { pilot } = open;
  const record = recordsOf(pilot, "metricOwnership").find(
    (one) => one.metric === metric && one.workflow === undefined && one.segment === undefined,
  );
  const { name } = metricDefinition(metric);
  const change = (owner: string): void => {
    const request =
      record === undefined
        ? { command: "metricOwnership.add", input: { metric, owner } }
        : { command: "metricOwnership.edit", input: { id: record.id, owner: owner === "" ? null : owner } };
    if (record === undefined && owner === "") return;
    void execute(pilot.pilotId, owner === "" ? `Owner taken away: ${name}` : `Owner set: ${name}`, [request]);
  };
  return (
    <NativeSelect
      label="Owner of the metric"
      description="Where nobody is named, the owner of its threshold answers for it."
      data={[
        { value: "", label: "Nobody" },
        ...recordsOf(pilot, "person").map((person) => ({ value: person.id, label: person.name })),
      ]}
      value={record?.owner ?? ""}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}
