import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactElement, useCallback, useEffect, useRef, useState } from "react";
import type { Column } from "./data-table.tsx";

/** Rows that are asked for at a time. */
const PAGE = 100;

interface PagedTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly total: number;
  /** Names what the rows are of: another name, and they are asked for anew. */
  readonly source: string;
  readonly load: (from: number, count: number) => Promise<readonly Row[]>;
  readonly height: number | string;
  readonly minWidth?: number;
  /** A row that is scrolled to and marked. */
  readonly marked?: number | null;
  readonly rowHeight?: number;
}

/** A long table whose rows live elsewhere: only those in view are asked for and drawn. */
export function PagedTable<Row>(props: PagedTableProps<Row>): ReactElement {
  const { label, columns, total, source, load, height, minWidth, marked = null, rowHeight = 32 } = props;
  const box = useRef<HTMLDivElement>(null);
  const asked = useRef(new Set<string>());
  const [pages, setPages] = useState<ReadonlyMap<string, readonly Row[]>>(new Map());
  const ask = useRef(load);
  useEffect(() => {
    ask.current = load;
  });
  // Nothing here is memoised by a compiler, and the virtualizer is read where it is made.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  const want = useCallback(
    async (page: number): Promise<void> => {
      const name = `${source} ${page}`;
      if (asked.current.has(name)) return;
      asked.current.add(name);
      const rows = await ask.current(page * PAGE, PAGE);
      setPages((known) => new Map(known).set(name, rows));
    },
    [source],
  );
  useEffect(() => {
    for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page += 1) void want(page);
  }, [first, last, want]);
  useEffect(() => {
    if (marked !== null) virtual.scrollToIndex(marked, { align: "center" });
    // oxlint-disable-next-line react/exhaustive-deps -- only another mark scrolls, not every drawing
  }, [marked, source]);
  const rowAt = (index: number): Row | undefined =>
    pages.get(`${source} ${Math.floor(index / PAGE)}`)?.[index % PAGE];
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div
      className="tablebox"
      ref={box}
      style={{ maxHeight: height }}
      tabIndex={0}
      role="group"
      aria-label={`${label}, scrollable`}
    >
      <table
        className="table"
        style={{ minWidth, ["--row" as string]: `${rowHeight}px`, tableLayout: "fixed" }}
        aria-label={label}
        aria-rowcount={total + 1}
      >
        <colgroup>
          {columns.map(({ key, width }) => (
            <col key={key} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ key, head, align }) => (
              <th key={key} scope="col" className={align === "right" ? "number" : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 ? <tr aria-hidden="true" style={{ height: above }} /> : null}
          {items.map(({ index }) => {
            const row = rowAt(index);
            return (
              <tr key={index} aria-rowindex={index + 2} className={index === marked ? "marked" : undefined}>
                {row === undefined ? (
                  <td colSpan={columns.length} aria-busy="true" />
                ) : (
                  columns.map(({ key, align, render }) => (
                    <td key={key} className={align === "right" ? "number" : undefined}>
                      {render(row)}
                    </td>
                  ))
                )}
              </tr>
            );
          })}
          {below > 0 ? <tr aria-hidden="true" style={{ height: below }} /> : null}
        </tbody>
      </table>
    </div>
  );
}
