import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { personHoursPerMonth } from "../../../shared/domain/cadence-hours.ts";
import { recordById, recordsOf } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { ROW_HEIGHTS, usePreferences } from "../../stores/preferences-store.ts";
import { AddCadence } from "./add-cadence.tsx";
import type { ListProps } from "./list-props.ts";

/** The recurring meetings of the leadership as they are today, and those agreed since. */
export function CadenceTab({ open, selected, onSelect }: ListProps): ReactElement {
  const { pilot, format } = open;
  const density = usePreferences((state) => state.density);
  const [isAdding, setIsAdding] = useState(false);
  const meetings = recordsOf(pilot, "cadence");
  const found = meetings.filter(({ asIs }) => asIs === true);
  const hours = found.map(personHoursPerMonth);
  const known = hours.filter((one) => one !== null);
  const total = known.reduce((sum, one) => sum + one, 0);
  return (
    <div className="stack">
      <div className="toolbar">
        <h2 className="title3">
          {meetings.length} {meetings.length === 1 ? "meeting" : "meetings"}
        </h2>
        <span className="caption grow">
          {known.length === 0
            ? "With hours and people, this says what the leadership's meetings cost."
            : `As found, ${format.numbers.upTo(total, 0)} person-hours a month${
                known.length < found.length
                  ? `, ${found.length - known.length} not counted: no hours or people`
                  : ""
              }`}
        </span>
        <Button variant="filled" onClick={() => setIsAdding(true)}>
          Add a meeting…
        </Button>
      </div>
      {meetings.length === 0 ? (
        <EmptyState
          what="Here will be the leadership's recurring meetings as they are today."
          why="What is kept, merged or retired later is counted against them."
        />
      ) : (
        <DataTable
          label="Cadence"
          rows={meetings}
          rowKey={({ id }) => id}
          selected={selected}
          onOpen={({ id }) => onSelect(id)}
          onWalk={({ id }) => (selected === null ? undefined : onSelect(id))}
          onLetter={(_, letter) => {
            if (letter !== "n") return false;
            setIsAdding(true);
            return true;
          }}
          rowHeight={ROW_HEIGHTS[density]}
          minWidth={selected === null ? 800 : 520}
          columns={columnsOf(open, selected !== null)}
        />
      )}
      {isAdding ? <AddCadence open={open} onClose={() => setIsAdding(false)} /> : null}
    </div>
  );
}

function columnsOf({ pilot, format }: OpenPilot, isNarrow: boolean): readonly Column<RecordOf<"cadence">>[] {
  const dash = <span className="faint">–</span>;
  return [
    { key: "name", head: "Meeting", render: ({ name }) => name },
    { key: "kind", head: "Rhythm", width: 96, render: ({ kind }) => kind },
    {
      key: "hours",
      head: "Hours",
      width: 72,
      align: "right",
      render: ({ hours }) =>
        hours === undefined ? <span className="faint">no hours</span> : format.numbers.upTo(hours, 2),
    },
    {
      key: "people",
      head: "People",
      width: 72,
      align: "right",
      render: ({ people }) => people ?? dash,
    },
    ...(isNarrow
      ? []
      : [
          {
            key: "month",
            head: "Person-hours a month",
            width: 160,
            align: "right" as const,
            render: (meeting: RecordOf<"cadence">) => {
              const hours = personHoursPerMonth(meeting);
              return hours === null ? dash : format.numbers.upTo(hours, 1);
            },
          },
          {
            key: "owner",
            head: "Owner",
            width: 160,
            render: ({ owner }: RecordOf<"cadence">) =>
              owner === undefined ? dash : (recordById(pilot, "person", owner)?.name ?? "somebody who left"),
          },
          {
            key: "asIs",
            head: "Which",
            width: 96,
            render: ({ asIs }: RecordOf<"cadence">) => (asIs === true ? "as found" : "agreed"),
          },
        ]),
  ];
}
