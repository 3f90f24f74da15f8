import { Checkbox } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { byUrgency, type ItemState } from "../../../shared/domain/checklist-item.ts";
import { recordById, recordsOf } from "../../../shared/records/read-records.ts";
import { PHASE_NAMES } from "../../app/phase-names.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { ROW_HEIGHTS, usePreferences } from "../../stores/preferences-store.ts";
import type { ItemField } from "./item-panel.tsx";

interface ChecklistTableProps {
  readonly open: OpenPilot;
  readonly selected: string | null;
  readonly onOpen: (id: string, field: ItemField | null) => void;
  /** The panel is open: the last columns make room. */
  readonly isNarrow: boolean;
}

/** The plan's items by phase: late and DRI-less first, or in the order of the plan. */
export function ChecklistTable({ open, selected, onOpen, isNarrow }: ChecklistTableProps): ReactElement {
  const [isPlanOrder, setIsPlanOrder] = useState(false);
  const density = usePreferences((state) => state.density);
  const { overview } = open;
  const phases = [...new Set(overview.items.map(({ phase }) => phase))];
  const rows = phases.flatMap((phase) => {
    const own = overview.items.filter((item) => item.phase === phase);
    return isPlanOrder ? own : byUrgency(own);
  });
  return (
    <div className="stack">
      <div className="row wide">
        <p className="caption grow">
          Enter opens an item, <kbd>O</kbd> its DRI, <kbd>D</kbd> its due date.
        </p>
        <Checkbox
          size="xs"
          label="Plan order"
          checked={isPlanOrder}
          onChange={(event) => setIsPlanOrder(event.currentTarget.checked)}
        />
      </div>
      <DataTable
        label="Checklist"
        columns={columnsOf(open, isNarrow)}
        rows={rows}
        rowKey={({ id }) => id}
        groupOf={(item) => groupHead(open, item)}
        selected={selected}
        onOpen={({ id }) => onOpen(id, null)}
        onLetter={({ id }, letter) => {
          if (letter !== "o" && letter !== "d") return false;
          onOpen(id, letter === "o" ? "dri" : "due");
          return true;
        }}
        rowHeight={Math.max(32, ROW_HEIGHTS[density])}
        minWidth={isNarrow ? 520 : 1000}
      />
    </div>
  );
}

function groupHead({ overview }: OpenPilot, { phase }: ItemState): string {
  const own = overview.items.filter((item) => item.phase === phase);
  const count = (state: ItemState["state"]): number => own.filter((item) => item.state === state).length;
  const gate = overview.gates.find((one) => one.phase === phase);
  const warning = gate?.warning ?? null;
  return `${phase} ${PHASE_NAMES[phase]} · ${count("proven")} proven, ${count("claimed")} claimed, ${count("open")} open${warning === null ? "" : ` · ${warning}`}`;
}

function columnsOf(open: OpenPilot, isNarrow: boolean): readonly Column<ItemState>[] {
  const { pilot, overview, format } = open;
  const start = overview.startDate;
  const evidence = recordsOf(pilot, "evidence");
  return [
    {
      key: "state",
      head: "State",
      width: 96,
      render: (item) => <StatusLabel status={{ word: item.late ? "late" : item.state }} />,
    },
    {
      key: "title",
      head: "Item",
      render: (item) => <span title={item.title}>{item.title}</span>,
    },
    ...(isNarrow
      ? []
      : [
          {
            key: "missing",
            head: "What is missing",
            width: "28%",
            render: (item: ItemState) => (
              <span className="muted" title={item.missing.join("; ")}>
                {item.overrideReason === null
                  ? item.missing.join("; ")
                  : `overridden: ${item.overrideReason}`}
              </span>
            ),
          },
        ]),
    {
      key: "dri",
      head: "DRI",
      width: isNarrow ? 128 : 160,
      render: (item) =>
        item.dri === null ? (
          <span className="faint">no DRI</span>
        ) : (
          (recordById(pilot, "person", item.dri)?.name ?? "no DRI")
        ),
    },
    {
      key: "due",
      head: "Due",
      width: isNarrow ? 76 : 160,
      render: (item) =>
        item.due === null || start === null
          ? "–"
          : isNarrow
            ? `Day ${item.due - start}`
            : format.dates.planned(item.due, start),
    },
    ...(isNarrow
      ? []
      : [
          {
            key: "evidence",
            head: "Evidence",
            width: 76,
            align: "right" as const,
            render: (item: ItemState) => evidence.filter(({ about }) => about === item.id).length || "–",
          },
        ]),
  ];
}
