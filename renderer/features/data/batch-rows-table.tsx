import { TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { isNumberKind } from "../../../shared/intake/guess/document-columns.ts";
import {
  type ColumnKind,
  INPUT_TEMPLATES,
  type InputName,
} from "../../../shared/observations/input-templates.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import { importPath, useGo } from "../../app/navigation.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { withSearch } from "../../app/routing/address.ts";
import { useServices } from "../../app/services.ts";
import { useAnswer } from "../../app/use-answer.ts";
import { Loading } from "../../components/loading.tsx";
import { PagedTable } from "../../components/paged-table.tsx";
import type { StoredRow } from "../../workers/import-calls.ts";

/** Every row of an import as it is stored, with the line of the file that it came from; a line can be gone to. */
export function BatchRowsTable({
  open,
  batch,
  line,
}: {
  readonly open: OpenPilot;
  readonly batch: RecordOf<"batch">;
  readonly line: number | null;
}): ReactElement {
  const { pilot, format } = open;
  const { imports } = useServices();
  const go = useGo();
  const [typed, setTyped] = useState(line === null ? "" : String(line));
  const ask = (from: number, count: number, wanted: number | null) =>
    imports.callOn(pilot, "batchRows", { batchId: batch.id, from, count, line: wanted });
  const head = useAnswer([pilot, batch.id, line], () => ask(0, 1, line));
  const goTo = (): void => {
    const wanted = Number(typed);
    const isLine = Number.isInteger(wanted) && wanted > 0;
    go(withSearch(importPath(pilot.pilotId, batch.id), { line: isLine ? String(wanted) : undefined }));
  };
  if (head.kind === "loading") return <Loading height={320} what="the rows" />;
  if (head.kind === "failed") {
    return (
      <div className="note bad" role="alert">
        The rows cannot be shown: {head.problem.message} ({head.problem.code})
      </div>
    );
  }
  const { total, columns, inForce, place } = head.value;
  return (
    <section className="stack tight" aria-labelledby="run-rows">
      <div className="row wide">
        <h3 id="run-rows" className="title3">
          Rows as stored
        </h3>
        <span className="muted">
          {batch.takenBack === true
            ? "none of them is in force: the import was taken back"
            : inForce === total
              ? "all of them are in force"
              : `${format.count(inForce)} of ${format.count(total)} are in force; a later import took the place of the others`}
        </span>
        <span className="grow" />
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            goTo();
          }}
        >
          <label className="label" htmlFor="run-line">
            Go to line
          </label>
          <TextInput
            id="run-line"
            inputMode="numeric"
            style={{ width: 96 }}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </form>
      </div>
      {line !== null && place === null ? (
        <p className="said">Line {format.count(line)} of the file holds no row of this import.</p>
      ) : null}
      <PagedTable<StoredRow>
        label={`Rows of ${batch.file} as stored`}
        total={total}
        source={`${batch.id} ${pilot.entries.length}`}
        load={async (from, count) => {
          const page = await ask(from, count, null);
          return page.ok ? page.value.items : [];
        }}
        height={560}
        minWidth={168 + columns.reduce((sum, name) => sum + widthOf(batch.input, name), 0)}
        marked={place}
        columns={[
          {
            key: "line",
            head: "Line",
            width: 80,
            align: "right",
            render: (row) => <span className="faint">{format.count(row.line)}</span>,
          },
          ...columns.map((name, index) => ({
            key: name,
            head: name,
            width: widthOf(batch.input, name),
            ...(isNumber(batch.input, name) ? { align: "right" as const } : {}),
            render: ({ cells }: StoredRow) => <span title={cells[index]}>{cells[index] ?? ""}</span>,
          })),
          {
            key: "force",
            head: "In force",
            width: 80,
            render: ({ isInForce }: StoredRow) => (isInForce ? "yes" : <span className="faint">no</span>),
          },
        ]}
      />
    </section>
  );
}

const WIDTHS: { readonly [Kind in ColumnKind]?: number } = { instant: 192, name: 160, text: 160 };

function kindOf(input: InputName, name: string): ColumnKind {
  return INPUT_TEMPLATES[input].columns.find((column) => column.name === name)?.kind ?? "text";
}

function widthOf(input: InputName, name: string): number {
  return WIDTHS[kindOf(input, name)] ?? 120;
}

function isNumber(input: InputName, name: string): boolean {
  return isNumberKind(kindOf(input, name));
}
