import { Button } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import { recordById } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { type MenuPlace, RowMenu } from "../../components/row-menu.tsx";
import { ROW_HEIGHTS, usePreferences } from "../../stores/preferences-store.ts";
import { AddConflict } from "./add-conflict.tsx";
import { conflictsInOrder, orderWith } from "./conflict-order.ts";
import type { ListProps } from "./list-props.ts";

/** What slows execution between functions, the worst first, each with its cost of delay and an owner. */
export function ConflictsTab({ open, selected, onSelect }: ListProps): ReactElement {
  const execute = useExecute();
  const density = usePreferences((state) => state.density);
  const [isAdding, setIsAdding] = useState(false);
  const [menu, setMenu] = useState<{ readonly id: string; readonly place: MenuPlace } | null>(null);
  const { pilot } = open;
  const conflicts = conflictsInOrder(pilot);
  const move = (id: string, step: -1 | 1): void => {
    const order = orderWith(conflicts, id, step);
    const title = conflicts.find((conflict) => conflict.id === id)?.title ?? "";
    if (order === null) return;
    void execute(pilot.pilotId, `Moved ${step < 0 ? "up" : "down"}: ${title}`, [
      { command: "conflict.rank", input: { order } },
    ]);
  };
  const remove = (id: string): void => {
    const title = conflicts.find((conflict) => conflict.id === id)?.title ?? "";
    void execute(pilot.pilotId, `Removed ${title}`, [{ command: "conflict.remove", input: { id } }]);
    if (selected === id) onSelect(null);
  };
  const chosen = conflicts.find(({ id }) => id === menu?.id);
  return (
    <div className="stack">
      <div className="toolbar">
        <h2 className="title3">
          {conflicts.length} {conflicts.length === 1 ? "conflict" : "conflicts"}
        </h2>
        <span className="caption grow">
          The method asks for the top three, each with its cost and an owner.
        </span>
        <Button variant="filled" onClick={() => setIsAdding(true)}>
          Add a conflict…
        </Button>
      </div>
      {conflicts.length === 0 ? (
        <EmptyState
          what="Here will be the cross-functional conflicts that slow execution."
          why="Ranked by what a week of delay costs, they say what the first reviews have to settle."
        />
      ) : (
        <DataTable
          label="Conflicts"
          rows={conflicts}
          rowKey={({ id }) => id}
          selected={selected}
          onOpen={({ id }) => onSelect(id)}
          onWalk={({ id }) => (selected === null ? undefined : onSelect(id))}
          onReorder={({ id }, step) => move(id, step)}
          onMenu={({ id }, place) => setMenu({ id, place })}
          onLetter={(_, letter) => {
            if (letter !== "n") return false;
            setIsAdding(true);
            return true;
          }}
          rowHeight={Math.max(32, ROW_HEIGHTS[density])}
          minWidth={selected === null ? 960 : 520}
          columns={columnsOf(open, selected !== null, (id, place) => setMenu({ id, place }))}
        />
      )}
      {menu === null || chosen === undefined ? null : (
        <RowMenu
          label={`Actions for ${chosen.title}`}
          place={menu.place}
          onClose={() => setMenu(null)}
          actions={[
            { label: "Open", keys: "Enter", run: () => onSelect(chosen.id) },
            {
              label: "Move up",
              keys: "Alt ↑",
              isDisabled: orderWith(conflicts, chosen.id, -1) === null,
              run: () => move(chosen.id, -1),
            },
            {
              label: "Move down",
              keys: "Alt ↓",
              isDisabled: orderWith(conflicts, chosen.id, 1) === null,
              run: () => move(chosen.id, 1),
            },
            { label: "Remove", run: () => remove(chosen.id) },
          ]}
        />
      )}
      {isAdding ? (
        <AddConflict
          open={open}
          rank={conflicts.filter(({ status }) => status !== "dropped").length + 1}
          onClose={() => setIsAdding(false)}
        />
      ) : null}
    </div>
  );
}

function columnsOf(
  { pilot, format }: OpenPilot,
  isNarrow: boolean,
  onMenu: (id: string, place: MenuPlace) => void,
): readonly Column<RecordOf<"conflict">>[] {
  const nameOf = (id: string): string => recordById(pilot, "person", id)?.name ?? "somebody who left";
  return [
    {
      key: "rank",
      head: "Rank",
      width: 56,
      align: "right",
      render: ({ rank, status }) => (status === "dropped" ? <span className="faint">–</span> : (rank ?? "–")),
    },
    {
      key: "title",
      head: "Conflict",
      render: ({ title, status }) => (
        <span title={title} className={status === "dropped" ? "muted" : undefined}>
          {title}
          {status === "settled" || status === "dropped" ? ` (${status})` : ""}
        </span>
      ),
    },
    {
      key: "cost",
      head: "Cost of delay a week",
      width: 152,
      align: "right",
      render: ({ costOfDelayMicrosPerWeek: cost }) =>
        cost === undefined ? <span className="faint">no cost</span> : format.micros(cost, "full"),
    },
    {
      key: "owner",
      head: "Owner",
      width: 144,
      render: ({ owner }) => (owner === undefined ? <span className="faint">no owner</span> : nameOf(owner)),
    },
    ...(isNarrow
      ? []
      : [
          {
            key: "parties",
            head: "Parties",
            width: 208,
            render: ({ parties }: RecordOf<"conflict">) => parties?.map(nameOf).join(", ") ?? "–",
          },
          {
            key: "menu",
            head: <span className="hidden">Actions</span>,
            width: 44,
            render: ({ id, title }: RecordOf<"conflict">) => (
              <button
                type="button"
                className="iconbutton"
                tabIndex={-1}
                aria-label={`Actions for ${title}`}
                onClick={(event) => {
                  const { left, bottom } = event.currentTarget.getBoundingClientRect();
                  onMenu(id, { x: left, y: bottom });
                }}
              >
                <IconDots size={16} stroke={1.5} />
              </button>
            ),
          },
        ]),
  ];
}
