import type { ReactElement } from "react";
import { isNumberKind } from "../../../../shared/intake/guess/document-columns.ts";
import type { PreviewRow } from "../../../../shared/intake/preview-records.ts";
import { INPUT_TEMPLATES, type InputName } from "../../../../shared/observations/input-templates.ts";
import type { FilePreview } from "../../../workers/import-calls.ts";

/** The first records as they will be stored; what will be refused is tinted, with its code at the beginning of the row. */
export function PreviewTable({
  preview,
  target,
  label,
}: {
  readonly preview: FilePreview | null;
  readonly target: InputName;
  readonly label: string;
}): ReactElement {
  const rows = preview?.rows ?? [];
  const columns = preview?.columns ?? [];
  const templates = INPUT_TEMPLATES[target].columns;
  const isRight = columns.map((name) =>
    templates.some((template) => template.name === name && isNumberKind(template.kind)),
  );
  const hasRefused = rows.some(({ isRefused }) => isRefused);
  return (
    <>
      <h2 className="title3">
        As it will be stored
        {rows.length === 0 ? null : <span className="caption"> the first {rows.length} rows</span>}
      </h2>
      {preview === null ? (
        <p className="caption">The first rows appear here.</p>
      ) : (
        <div className="tablebox" tabIndex={0} role="group" aria-label={`${label}, scrollable`}>
          <table className="table preview" aria-label={label}>
            <thead>
              <tr>
                <th scope="col" className="number first">
                  Line
                </th>
                {hasRefused ? <th scope="col">Refused</th> : null}
                {columns.map((name, place) => (
                  <th key={name} scope="col" className={isRight[place] === true ? "number" : undefined}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.line} className={row.isRefused ? "refused" : undefined}>
                  <th scope="row" className="number first faint">
                    {row.line}
                    {row.isRefused ? <span className="hidden"> refused</span> : null}
                  </th>
                  {hasRefused ? <td className="codes">{codesOf(row)}</td> : null}
                  {row.cells.map((cell, place) => (
                    <td
                      key={columns[place] ?? place}
                      colSpan={row.cells.length === 1 ? Math.max(1, columns.length) : undefined}
                      className={`${cell.code === null ? "" : "badcell"}${isRight[place] === true ? " number" : ""}`}
                      title={cell.message === null ? cell.text : `${cell.text}: ${cell.message}`}
                    >
                      {cell.text}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

function codesOf({ cells }: PreviewRow): string {
  return [...new Set(cells.flatMap(({ code }) => code ?? []))].join(" ");
}
