import { Button } from "@mantine/core";
import { type ReactElement, useMemo } from "react";
import { DataTable } from "../../components/data-table.tsx";
import { previewRows } from "./preview-rows.ts";
import type { PreviewSheet } from "./read-tables.ts";

const ROWS_SHOWN = 20;
const ERRORS_SHOWN = 200;

/** What importing would do: counts, consequences, refused rows with their reasons, the first rows as stored. */
export function ImportPreview(props: {
  readonly sheets: readonly PreviewSheet[];
  readonly isBusy: boolean;
  readonly onCancel: () => void;
  readonly onImport: () => void;
}): ReactElement {
  const { sheets, isBusy } = props;
  const good = sheets.reduce((sum, { added, replaced }) => sum + added + replaced, 0);
  const refused = sheets.reduce((sum, { sheet }) => sum + sheet.rowsRefused, 0);
  return (
    <section className="stack loose" aria-label="Preview of the import">
      {sheets.map((preview) => (
        <SheetPreview
          key={`${preview.file} ${preview.sheet.sheet ?? ""} ${preview.sheet.target}`}
          preview={preview}
        />
      ))}
      <div className="row">
        <Button onClick={props.onCancel}>Cancel</Button>
        <Button variant="filled" loading={isBusy} disabled={good === 0} onClick={props.onImport}>
          {good === 0
            ? "Nothing new to import"
            : `Import ${good.toLocaleString("en")} ${refused > 0 ? "good " : ""}${good === 1 ? "row" : "rows"}`}
        </Button>
      </div>
    </section>
  );
}

function SheetPreview({ preview }: { readonly preview: PreviewSheet }): ReactElement {
  const { file, sheet, added, replaced, unchanged } = preview;
  const first = useMemo(() => previewRows(sheet.table, ROWS_SHOWN), [sheet.table]);
  const counts = [
    `read ${sheet.rowsRead.toLocaleString("en")}`,
    `new ${added.toLocaleString("en")}`,
    `replaced ${replaced.toLocaleString("en")}`,
    `there already ${unchanged.toLocaleString("en")}`,
    `refused ${sheet.rowsRefused.toLocaleString("en")}`,
  ];
  return (
    <div className="stack">
      <div>
        <h3 className="title3">
          {file}
          {sheet.sheet === null ? "" : `, ${sheet.sheet}`} → {sheet.target}
        </h3>
        <p>{counts.join(" · ")}</p>
        {sheet.warnings.map((warning) => (
          <p key={`${warning.code} ${warning.column ?? ""} ${warning.line ?? ""}`} className="said">
            {warning.code}: {warning.message}
            {warning.rows > 1 ? ` (${warning.rows} rows)` : ""}
          </p>
        ))}
      </div>
      {sheet.rowErrors.length === 0 ? null : (
        <DataTable
          label={`Refused rows of ${file}`}
          rows={sheet.rowErrors.slice(0, ERRORS_SHOWN)}
          rowKey={(error) => `${error.line} ${error.column ?? ""} ${error.code}`}
          height={240}
          minWidth={720}
          columns={[
            { key: "line", head: "Line", width: 72, align: "right", render: ({ line }) => line },
            { key: "column", head: "Column", width: 144, render: ({ column }) => column ?? "row" },
            {
              key: "value",
              head: "Value",
              width: 176,
              render: ({ value }) => <span className="mono">{value}</span>,
            },
            { key: "code", head: "Code", width: 168, render: ({ code }) => code },
            {
              key: "message",
              head: "What to do",
              render: ({ message }) => <span title={message}>{message}</span>,
            },
          ]}
        />
      )}
      {sheet.rowErrors.length + sheet.unlistedErrors > ERRORS_SHOWN ? (
        <p className="caption">
          {sheet.rowErrors.length + sheet.unlistedErrors - ERRORS_SHOWN} more errors are not listed.
        </p>
      ) : null}
      {first.rows.length === 0 ? null : (
        <DataTable
          label={`First rows of ${file} as they will be stored`}
          rows={first.rows}
          rowKey={({ line }) => String(line)}
          height={280}
          minWidth={Math.max(720, first.head.length * 112)}
          columns={[
            {
              key: "line",
              head: "Line",
              width: 64,
              align: "right",
              render: ({ line }) => <span className="faint">{line}</span>,
            },
            ...first.head.map((name, index) => ({
              key: name,
              head: name,
              render: ({ cells }: { readonly cells: readonly string[] }) => cells[index] ?? "",
            })),
          ]}
        />
      )}
    </div>
  );
}
