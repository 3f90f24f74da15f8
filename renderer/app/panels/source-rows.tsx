import type { ReactElement } from "react";
import { firstDayOfMonth } from "../../../shared/calendar/calendar-date.ts";
import { instantOf } from "../../../shared/calendar/moments.ts";
import type { ColumnTemplate } from "../../../shared/observations/input-templates.ts";
import type { SourceFile, SourcePart } from "../../../shared/pilot-data/figure-sources.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import type { ReportFormat } from "../../../shared/report/format/report-format.ts";
import type { OpenPilot } from "../pilot-context.ts";
import { hrefOf } from "../places.ts";
import { counted } from "./case-words.ts";

/** The rows behind a figure, input by input, each with the file and the line that it stands on. */
export function SourceRows({
  open,
  parts,
  onMore,
}: {
  readonly open: OpenPilot;
  readonly parts: readonly SourcePart[];
  readonly onMore: () => void;
}): ReactElement {
  if (parts.length === 0) {
    return (
      <section aria-label="Rows">
        <h3 className="label">Rows behind it</h3>
        <p className="muted">
          None. <a href={hrefOf(`/c/${open.pilot.pilotId}/data`)}>Import data</a> to see this figure.
        </p>
      </section>
    );
  }
  return (
    <>
      {parts.map((part) => (
        <Part key={part.input} open={open} part={part} onMore={onMore} />
      ))}
    </>
  );
}

function Part({
  open,
  part,
  onMore,
}: {
  readonly open: OpenPilot;
  readonly part: SourcePart;
  readonly onMore: () => void;
}): ReactElement {
  const { format, pilot } = open;
  const { input, files, rowCount, byHand, unused, rows } = part;
  const zone = pilotRecord(pilot).timeZone;
  return (
    <section aria-label={`Rows of ${input}`}>
      <h3 className="label">
        {format.count(rowCount)} {rowCount === 1 ? "row" : "rows"} of {input}
        {files.length === 0 ? "" : ` in ${counted(files.length, "file")}`}
      </h3>
      {byHand === 0 ? null : (
        <p className="caption">{counted(byHand, "row")} recorded by hand, in no file.</p>
      )}
      {unused === 0 ? null : (
        <p className="caption">
          {counted(unused, "daily row")} of these days not used: interactions of the same workflow and day
          are.
        </p>
      )}
      <div className="sourcebox" tabIndex={0} role="group" aria-label={`Rows of ${input}, scrollable`}>
        <table className="sourcetable">
          <Head part={part} format={format} />
          <tbody>
            {rows.map((row, index) => {
              const file = row.file === null ? undefined : files[row.file];
              return (
                <tr key={`${row.file} ${row.line} ${index}`}>
                  <td>
                    {file === undefined || row.line === null ? (
                      "by hand"
                    ) : (
                      <a href={hrefOf(`${importPath(open, file)}?line=${row.line}`)}>
                        {file.file}:{row.line}
                      </a>
                    )}
                  </td>
                  {row.cells.map((cell, place) => {
                    const column = part.columns[place];
                    return column === undefined ? null : (
                      <td key={column.name} className={isNumeric(column) ? "number" : undefined}>
                        {cellText(cell, column, format, zone)}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
          <Foot part={part} format={format} />
        </table>
      </div>
      {rows.length < rowCount ? (
        <p className="row">
          <span className="caption">
            {format.count(rows.length)} of {format.count(rowCount)} shown
          </span>
          <button type="button" className="linkbutton" onClick={onMore}>
            Show more
          </button>
        </p>
      ) : null}
      <Files open={open} files={files} zone={zone} />
    </section>
  );
}

function Head({ part, format }: { readonly part: SourcePart; readonly format: ReportFormat }): ReactElement {
  return (
    <thead>
      <tr>
        <th scope="col">File and line</th>
        {part.columns.map((column) => (
          <th key={column.name} scope="col" className={isNumeric(column) ? "number" : undefined}>
            {column.name.replaceAll("_", " ")}
            {column.kind === "money" ? `, ${format.currency}` : ""}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Sums of all rows; what may not be summed stays empty. */
function Foot({
  part: { columns, totals, rowCount },
  format,
}: {
  readonly part: SourcePart;
  readonly format: ReportFormat;
}): ReactElement | null {
  if (totals.every((total) => total === null)) return null;
  return (
    <tfoot>
      <tr>
        <th scope="row">Sum of {format.count(rowCount)}</th>
        {columns.map((column, place) => (
          <td key={column.name} className={isNumeric(column) ? "number" : undefined}>
            {totals[place] === null || totals[place] === undefined
              ? ""
              : cellText(totals[place], column, format, "UTC")}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

function Files({
  open,
  files,
  zone,
}: {
  readonly open: OpenPilot;
  readonly files: readonly SourceFile[];
  readonly zone: string;
}): ReactElement | null {
  if (files.length === 0) return null;
  const { format } = open;
  return (
    <ul className="rowlist">
      {files.map((file) => {
        const at = instantOf(file.importedAt);
        const lines =
          file.firstLine === file.lastLine
            ? `line ${file.firstLine}`
            : `lines ${file.firstLine}–${file.lastLine}`;
        return (
          <li key={file.batch} className="stack tight">
            <a href={hrefOf(importPath(open, file))}>
              {file.file}
              {file.sheet === null ? "" : `, ${file.sheet}`}
            </a>
            <span className="caption">
              {counted(file.rows, "row")}, {lines}
              {at === null ? "" : ` · imported ${format.dates.moment(at, zone)}`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function importPath({ pilot }: OpenPilot, { batch }: SourceFile): string {
  return `/c/${pilot.pilotId}/data/import/${batch}`;
}

function isNumeric({ kind }: ColumnTemplate): boolean {
  return kind === "count" || kind === "number" || kind === "money";
}

function cellText(
  cell: string | number | null,
  { kind }: ColumnTemplate,
  format: ReportFormat,
  zone: string,
): string {
  if (cell === null) return "–";
  if (typeof cell === "string") return cell;
  switch (kind) {
    case "date":
      return format.dates.date(cell);
    case "month":
      return format.dates.month(firstDayOfMonth(cell));
    case "instant":
      return format.dates.moment(cell, zone);
    case "money":
      return format.numbers.fixed(cell / 1e6, 2);
    case "boolean":
      return cell === 1 ? "yes" : "no";
    default:
      return format.numbers.upTo(cell, 4);
  }
}
