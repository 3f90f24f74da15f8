import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { useServices } from "../../../app/services.ts";
import { PagedTable } from "../../../components/paged-table.tsx";
import type { ReplacedRow } from "../../../workers/import-calls.ts";
import { useImport } from "./session-context.ts";

/** Rows that take the place of others, side by side: what stands there, what will. */
export function ReplacedTable({
  id,
  total,
  name,
}: {
  readonly id: number;
  readonly total: number;
  readonly name: string;
}): ReactElement {
  const { imports } = useServices();
  const { open } = useImport();
  const [isShown, setIsShown] = useState(false);
  return (
    <div className="stack">
      <div>
        <Button aria-expanded={isShown} onClick={() => setIsShown(!isShown)}>
          {isShown ? "Hide" : "Compare"} the {open.format.count(total)} replaced{" "}
          {total === 1 ? "row" : "rows"}
        </Button>
      </div>
      {isShown ? (
        <PagedTable<ReplacedRow>
          label={`Replaced rows of ${name}, before and after`}
          total={total}
          source={String(id)}
          load={async (from, count) => {
            const page = await imports.callOn(open.pilot, "replaced", { id, from, count });
            return page.ok ? page.value.items : [];
          }}
          height={320}
          minWidth={640}
          columns={[
            { key: "line", head: "Line", width: 72, align: "right", render: ({ line }) => line },
            { key: "key", head: "Row", width: 240, render: (row) => keyOf(row) },
            { key: "before", head: "Stands there", render: (row) => <Changed row={row} side="before" /> },
            { key: "after", head: "Will stand there", render: (row) => <Changed row={row} side="after" /> },
          ]}
        />
      ) : null}
    </div>
  );
}

function keyOf({ cells }: ReplacedRow): string {
  return cells
    .filter(({ isKey }) => isKey)
    .map(({ after }) => after)
    .join(" · ");
}

function Changed({
  row,
  side,
}: {
  readonly row: ReplacedRow;
  readonly side: "before" | "after";
}): ReactElement {
  const changed = row.cells.filter(({ before, after, isKey }) => !isKey && before !== after);
  const text = changed.map((cell) => `${cell.column} ${cell[side] === "" ? "–" : cell[side]}`).join(" · ");
  return <span title={text}>{text}</span>;
}
