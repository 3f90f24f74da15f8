import { IconDots } from "@tabler/icons-react";
import type { ReactElement } from "react";
import type { ItemState } from "../../../shared/domain/checklist-item.ts";
import { recordById, recordsOf } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import type { Column } from "../../components/data-table.tsx";
import type { MenuPlace } from "../../components/row-menu.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { MissingLink } from "./missing-link.tsx";

/** State, item, what is missing, DRI, due, evidence, menu; with the panel open the list makes do with four. */
export function checklistColumns(
  open: OpenPilot,
  isNarrow: boolean,
  onMenu: (item: ItemState, place: MenuPlace) => void,
): readonly Column<ItemState>[] {
  const { pilot, overview, format } = open;
  const start = overview.startDate;
  const evidence = recordsOf(pilot, "evidence");
  const wide: readonly Column<ItemState>[] = [
    {
      key: "missing",
      head: "What is missing",
      width: "25%",
      render: (item) => (
        <span className="clamp">
          <MissingLink item={item} pilotId={pilot.pilotId} />
        </span>
      ),
    },
  ];
  const last: readonly Column<ItemState>[] = [
    {
      key: "evidence",
      head: "Evidence",
      width: 68,
      align: "right",
      render: (item) => evidence.filter(({ about }) => about === item.id).length || "–",
    },
    {
      key: "menu",
      head: <span className="hidden">Actions</span>,
      width: 44,
      render: (item) => (
        <button
          type="button"
          className="iconbutton"
          tabIndex={-1}
          aria-label={`Actions for ${item.title}`}
          onClick={(event) => {
            const { left, bottom } = event.currentTarget.getBoundingClientRect();
            onMenu(item, { x: left, y: bottom });
          }}
        >
          <IconDots size={16} stroke={1.5} />
        </button>
      ),
    },
  ];
  return [
    {
      key: "state",
      head: "State",
      width: 92,
      render: (item) => <StatusLabel status={{ word: item.late ? "late" : item.state }} />,
    },
    {
      key: "title",
      head: "Item",
      render: (item) => (
        <span className="clamp" title={item.title}>
          {item.title}
        </span>
      ),
    },
    ...(isNarrow ? [] : wide),
    {
      key: "dri",
      head: "DRI",
      width: isNarrow ? 128 : "14%",
      render: (item) =>
        item.dri === null ? (
          <span className="faint">no DRI</span>
        ) : (
          <PersonName name={recordById(pilot, "person", item.dri)?.name ?? "no DRI"} />
        ),
    },
    {
      key: "due",
      head: "Due",
      width: isNarrow ? 76 : 168,
      render: (item) =>
        item.due === null
          ? "–"
          : start === null
            ? format.dates.date(item.due)
            : isNarrow
              ? `Day ${item.due - start}`
              : format.dates.planned(item.due, start),
    },
    ...(isNarrow ? [] : last),
  ];
}

/** A long name takes two lines at most: the row stays a row. */
function PersonName({ name }: { readonly name: string }): ReactElement {
  return (
    <span className="clamp" title={name}>
      {name}
    </span>
  );
}
