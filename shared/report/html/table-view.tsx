import type { ReactElement } from "react";
import { certaintyOf, type Status } from "../charts/status.ts";
import { StatusMark } from "../charts/status-mark.tsx";
import { columnShares } from "../office/column-shares.ts";
import { isKeptTogether } from "../office/table-lines.ts";
import type { TableBlock, TableCell, TableRow } from "../report-document.ts";

/** Letters of a table that stand in a line of a printed page. */
const LETTERS = 100;

/** A table with fixed column shares; its head repeats on every page, no row is cut. */
export function TableView({ block }: { readonly block: TableBlock }): ReactElement {
  const shares = columnShares(block, LETTERS);
  return (
    <div className={isKeptTogether(block, shares, LETTERS) ? "tablewrap short" : "tablewrap long"}>
      <div className="scroll">
        <table>
          <caption className="hidden">{block.title}</caption>
          <colgroup>
            {block.columns.map((column, index) => (
              <col
                key={`${column.head} ${index}`}
                style={{ width: `${((shares[index] ?? 0) * 100).toFixed(3)}%` }}
              />
            ))}
          </colgroup>
          <thead>
            <tr>
              {block.columns.map((column, index) => (
                <th
                  key={`${column.head} ${index}`}
                  scope="col"
                  className={column.align === "right" ? "right" : undefined}
                >
                  {column.head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, index) => (
              <Row key={index} row={row} block={block} />
            ))}
          </tbody>
        </table>
      </div>
      {block.caption === undefined ? null : <p className="caption under">{block.caption}</p>}
    </div>
  );
}

function Row({ row, block }: { readonly row: TableRow; readonly block: TableBlock }): ReactElement {
  if (row.kind === "group") {
    return (
      <tr className="group">
        <td colSpan={block.columns.length}>{row.cells[0]?.text ?? ""}</td>
      </tr>
    );
  }
  return (
    <tr className={row.kind === "total" ? "total" : undefined}>
      {block.columns.map((column, index) => {
        const cell = row.cells[index];
        return (
          <td key={`${column.head} ${index}`} className={column.align === "right" ? "right" : undefined}>
            {cell === undefined ? null : <CellContent cell={cell} />}
          </td>
        );
      })}
    </tr>
  );
}

/** Text, status and detail of a cell. */
export function CellContent({ cell }: { readonly cell: TableCell }): ReactElement {
  return (
    <>
      {cell.status === undefined ? (
        <span className={cell.style}>{cell.text}</span>
      ) : (
        <span className="state">
          <StatusMark status={cell.status} size={10} />
          <span className={cell.style}>{cell.text}</span>
        </span>
      )}
      {(cell.detail ?? "") === "" ? null : <span className="detail">{cell.detail}</span>}
    </>
  );
}

/** A status mark with its word in the colour of the word. */
export function StatusWords({
  status,
  detail,
}: {
  readonly status: Status;
  readonly detail?: string;
}): ReactElement {
  return (
    <span className={`state ${certaintyOf(status.word)}`}>
      <StatusMark status={status} size={10} />
      <span>{detail === undefined || detail === "" ? status.word : detail}</span>
    </span>
  );
}
