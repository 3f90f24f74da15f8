import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { recordsOf } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import { usePilot } from "../../app/pilot-context.ts";
import { DataTable } from "../../components/data-table.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { ROW_HEIGHTS, usePreferences } from "../../stores/preferences-store.ts";
import { PersonDialog } from "./person-dialog.tsx";

/** Everybody who can own, decide, attend. */
export function PeopleTab(): ReactElement {
  const { pilot, overview } = usePilot();
  const density = usePreferences((state) => state.density);
  const [edited, setEdited] = useState<RecordOf<"person"> | "new" | null>(null);
  const people = recordsOf(pilot, "person");
  const itemsOf = (id: string): number => overview.items.filter(({ dri }) => dri === id).length;
  return (
    <div className="stack">
      <div className="toolbar">
        <h2 className="title3">
          {people.length} {people.length === 1 ? "person" : "people"}
        </h2>
        <span className="grow" />
        <Button variant="filled" onClick={() => setEdited("new")}>
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
          onOpen={setEdited}
          rowHeight={ROW_HEIGHTS[density]}
          minWidth={800}
          columns={[
            {
              key: "name",
              head: "Name",
              width: 200,
              render: ({ name, active }) =>
                active === false ? <span className="muted">{name} (left)</span> : name,
            },
            {
              key: "role",
              head: "Role",
              width: 176,
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
              width: 200,
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
      {edited === null ? null : (
        <PersonDialog person={edited === "new" ? null : edited} onClose={() => setEdited(null)} />
      )}
    </div>
  );
}
