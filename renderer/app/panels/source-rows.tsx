import type { ReactElement } from "react";
import { firstDayOfMonth } from "../../../shared/calendar/calendar-date.ts";
import { instantOf } from "../../../shared/calendar/moments.ts";
import type { FigurePlace } from "../../../shared/metrics/figure-place.ts";
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
  place,
  parts,
  onMore,
}: {
  readonly open: OpenPilot;
  readonly place: FigurePlace;
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
        <Part key={part.input} open={open} place={place} part={part} onMore={onMore} />
      ))}
    </>
  );
}

function Part({
  open,
  place,
  part,
  onMore,
}: {
  readonly open: OpenPilot;
  readonly place: FigurePlace;
  readonly part: SourcePart;
  readonly onMore: () => void;
}): ReactElement {
  const { format, pilot } = open;
  const { input, files, rowCount, byHand, unused, rows } = part;
  const zone = pilotRecord(pilot).timeZone;
  const columns = shownColumns(part, place);
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
          <Head columns={columns} format={format} />
          <tbody>
            {rows.map((row, index) => {
              const file = row.file === null ? undefined : files[row.file];
              const isNewFile = files.length > 1 && rows[index - 1]?.file !== row.file;
              return [
                isNewFile ? (
                  <tr key={`file ${index}`} className="group">
                    <th colSpan={columns.length + 1} scope="colgroup">
                      {file?.file ?? "recorded by hand"}
                    </th>
                  </tr>
                ) : null,
                <tr key={`${row.file} ${row.line} ${index}`}>
                  <td className="number">
                    {file === undefined || row.line === null ? (
                      "–"
                    ) : (
                      <a
                        href={hrefOf(`${importPath(open, file)}?line=${row.line}`)}
                        aria-label={`Line ${row.line} of ${file.file}`}
                      >
                        {row.line}
                      </a>
                    )}
                  </td>
                  {columns.map(({ column, place: at }) => (
                    <td key={column.name} className={isNumeric(column) ? "number" : undefined}>
                      {cellText(row.cells[at] ?? null, column, format, zone)}
                    </td>
                  ))}
                </tr>,
              ];
            })}
          </tbody>
          <Foot part={part} columns={columns} format={format} />
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

interface ShownColumn {
  readonly column: ColumnTemplate;
  /** Its place in the part. */
  readonly place: number;
}

/** A scope that the filters name already needs no column of its own. */
function shownColumns({ columns }: SourcePart, { workflow, segment }: FigurePlace): readonly ShownColumn[] {
  return columns
    .map((column, place) => ({ column, place }))
    .filter(
      ({ column: { name } }) =>
        !(name === "workflow" && workflow !== "*") && !(name === "segment" && segment !== "*"),
    );
}

function Head({
  columns,
  format,
}: {
  readonly columns: readonly ShownColumn[];
  readonly format: ReportFormat;
}): ReactElement {
  return (
    <thead>
      <tr>
        <th scope="col" className="number">
          Line
        </th>
        {columns.map(({ column }) => (
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
  part: { totals, rowCount },
  columns,
  format,
}: {
  readonly part: SourcePart;
  readonly columns: readonly ShownColumn[];
  readonly format: ReportFormat;
}): ReactElement | null {
  if (totals.every((total) => total === null)) return null;
  return (
    <tfoot>
      <tr>
        <th scope="row" className="number">
          Sum
        </th>
        {columns.map(({ column, place }, index) => {
          const total = totals[place] ?? null;
          return (
            <td key={column.name} className={isNumeric(column) ? "number" : undefined}>
              {total !== null
                ? cellText(total, column, format, "UTC")
                : index === 0
                  ? `of ${format.count(rowCount)} rows`
                  : ""}
            </td>
          );
        })}
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
