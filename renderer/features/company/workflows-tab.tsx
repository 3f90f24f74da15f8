import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { exactlyOneExecutive } from "../../../shared/domain/evidence-p2.ts";
import { pilotWorkflow, scaleWorkflows } from "../../../shared/domain/pilot-workflow.ts";
import { recordById, recordsOf } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { ROW_HEIGHTS, usePreferences } from "../../stores/preferences-store.ts";
import type { ListProps } from "./list-props.ts";
import { NameDialog } from "./name-dialog.tsx";

/** The customer workflows and the segments of the pilot. */
export function WorkflowsTab({ open, selected, onSelect }: ListProps): ReactElement {
  const { pilot } = open;
  const density = usePreferences((state) => state.density);
  const [adding, setAdding] = useState<"workflow" | "segment" | null>(null);
  const workflows = recordsOf(pilot, "workflow");
  const segments = recordsOf(pilot, "segment");
  const isNarrow = selected !== null;
  return (
    <div className="page">
      <section className="stack" aria-labelledby="workflows">
        <div className="toolbar">
          <h2 id="workflows" className="title3 grow">
            {workflows.length} {workflows.length === 1 ? "workflow" : "workflows"}
          </h2>
          <Button variant="filled" onClick={() => setAdding("workflow")}>
            Add a workflow…
          </Button>
        </div>
        {workflows.length === 0 ? (
          <EmptyState
            what="Here will be the customer workflows."
            why="The pilot begins with one; an import that names a new one adds it too."
          />
        ) : (
          <DataTable
            label="Workflows"
            rows={workflows}
            rowKey={({ id }) => id}
            selected={selected}
            onOpen={({ id }) => onSelect(id)}
            onWalk={({ id }) => (isNarrow ? onSelect(id) : undefined)}
            rowHeight={ROW_HEIGHTS[density]}
            minWidth={isNarrow ? 480 : 960}
            columns={workflowColumns(open, isNarrow)}
          />
        )}
      </section>
      <section className="stack" aria-labelledby="segments">
        <div className="toolbar">
          <h2 id="segments" className="title3 grow">
            {segments.length} {segments.length === 1 ? "segment" : "segments"}
          </h2>
          <Button onClick={() => setAdding("segment")}>Add a segment…</Button>
        </div>
        {segments.length === 0 ? (
          <p className="muted">No segment yet: imports bring those that they name.</p>
        ) : (
          <DataTable
            label="Segments"
            rows={segments}
            rowKey={({ id }) => id}
            selected={selected}
            onOpen={({ id }) => onSelect(id)}
            onWalk={({ id }) => (isNarrow ? onSelect(id) : undefined)}
            rowHeight={ROW_HEIGHTS[density]}
            minWidth={480}
            columns={SEGMENT_COLUMNS}
          />
        )}
      </section>
      {adding === null ? null : (
        <NameDialog open={open} kind={adding} onMade={onSelect} onClose={() => setAdding(null)} />
      )}
    </div>
  );
}

function workflowColumns(open: OpenPilot, isNarrow: boolean): readonly Column<RecordOf<"workflow">>[] {
  const { pilot, format } = open;
  const namesOf = (ids: readonly string[] | undefined): string =>
    ids?.map((id) => recordById(pilot, "person", id)?.name ?? "somebody who left").join(", ") || "–";
  const first = pilotWorkflow(pilot)?.id;
  const scaled = new Set(scaleWorkflows(pilot).map(({ id }) => id));
  return [
    { key: "name", head: "Workflow", render: ({ name }) => <strong title={name}>{name}</strong> },
    {
      key: "part",
      head: "In the pilot",
      width: 112,
      render: ({ id }) =>
        id === first ? "first" : scaled.has(id) ? "scaled to" : <span className="faint">not in it</span>,
    },
    {
      key: "executive",
      head: "Executive DRI",
      width: isNarrow ? 184 : 208,
      render: (workflow) =>
        exactlyOneExecutive(workflow) === null ? (
          namesOf(workflow.executiveDri)
        ) : (
          <StatusLabel status={{ word: "unproven" }} rest={`${new Set(workflow.executiveDri).size} named`} />
        ),
    },
    ...(isNarrow
      ? []
      : [
          {
            key: "dri",
            head: "DRI",
            width: 144,
            render: ({ dri }: RecordOf<"workflow">) => namesOf(dri),
          },
          {
            key: "promise",
            head: "Customer promise",
            width: "20%",
            render: ({ customerPromise }: RecordOf<"workflow">) => (
              <span className="muted" title={customerPromise}>
                {customerPromise ?? "–"}
              </span>
            ),
          },
          {
            key: "value",
            head: "Unit value",
            width: 96,
            align: "right" as const,
            render: ({ unitValueMicros }: RecordOf<"workflow">) =>
              unitValueMicros === undefined ? "–" : format.micros(unitValueMicros, "full"),
          },
        ]),
  ];
}

const SEGMENT_COLUMNS: readonly Column<RecordOf<"segment">>[] = [
  { key: "name", head: "Segment", width: 240, render: ({ name }) => <strong>{name}</strong> },
  {
    key: "aliases",
    head: "Also called",
    width: 240,
    render: ({ aliases }) => aliases?.join(", ") ?? <span className="faint">–</span>,
  },
  {
    key: "description",
    head: "About it",
    render: ({ description }) => <span className="muted">{description ?? "–"}</span>,
  },
];
