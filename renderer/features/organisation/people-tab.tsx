import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { usePlaceKeys } from "../../app/place-keys.ts";
import { DataTable } from "../../components/data-table.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { ROW_HEIGHTS, usePreferences } from "../../stores/preferences-store.ts";
import type { ListProps } from "./list-props.ts";
import { PersonDialog } from "./person-dialog.tsx";

/** Everybody who can own, decide, attend. */
export function PeopleTab({ open, selected, onSelect }: ListProps): ReactElement {
  const { pilot, overview } = open;
  const density = usePreferences((state) => state.density);
  const [isAdding, setIsAdding] = useState(false);
  usePlaceKeys({ n: () => setIsAdding(true) });
  const people = recordsOf(pilot, "person");
  const itemsOf = (id: string): number => overview.items.filter(({ dri }) => dri === id).length;
  return (
    <div className="stack">
      <div className="toolbar">
        <h2 className="title3">
          {people.length} {people.length === 1 ? "person" : "people"}
        </h2>
        <span className="grow" />
        <Button variant="filled" onClick={() => setIsAdding(true)}>
          Add a person…
        </Button>
      </div>
      {people.length === 0 ? (
        <EmptyState
          what="Here will be the people of this pilot."
          why="DRIs, owners of metrics and deciders are chosen from them."
        />
      ) : (
        <DataTable
          label="People"
          rows={people}
          rowKey={({ id }) => id}
          selected={selected}
          onOpen={({ id }) => onSelect(id)}
          onWalk={({ id }) => (selected === null ? undefined : onSelect(id))}
          rowHeight={ROW_HEIGHTS[density]}
          minWidth={800}
          columns={[
            {
              key: "name",
              head: "Name",
              width: "22%",
              render: ({ name, active }) =>
                active === false ? <span className="muted">{name} (left)</span> : name,
            },
            {
              key: "role",
              head: "Role",
              width: 160,
              render: ({ role }) => role ?? <span className="faint">–</span>,
            },
            { key: "title", head: "Title", render: ({ title }) => title ?? <span className="faint">–</span> },
            {
              key: "function",
              head: "Function",
              width: 128,
              render: (person) => person.function ?? <span className="faint">–</span>,
            },
            {
              key: "email",
              head: "Email",
              width: "20%",
              render: ({ email }) => email ?? <span className="faint">–</span>,
            },
            {
              key: "items",
              head: "Items as DRI",
              width: 112,
              align: "right",
              render: ({ id }) => itemsOf(id),
            },
          ]}
        />
      )}
      {isAdding ? <PersonDialog person={null} onClose={() => setIsAdding(false)} /> : null}
    </div>
  );
}
