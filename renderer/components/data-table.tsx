import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from "react";

/** A column: how its head and cells are set, and what stands in a cell. */
export interface Column<Row> {
  readonly key: string;
  readonly head: ReactNode;
  readonly width?: number | string;
  readonly align?: "left" | "right" | "centre";
  readonly render: (row: Row) => ReactNode;
}

interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Sub-head that stands above the first row of each group. */
  readonly groupOf?: (row: Row) => string | null;
  /** What stands in that sub-head instead of its text; the row is the first of its group. */
  readonly renderGroup?: (row: Row) => ReactNode;
  readonly selected?: string | null;
  readonly onOpen?: (row: Row) => void;
  /** Space: look at the row without leaving the list; without it, Space opens. */
  readonly onPeek?: (row: Row) => void;
  /** The arrows came to a row. */
  readonly onWalk?: (row: Row) => void;
  /** Shift F10, the menu key or the right button: what can be done with the row, at that place of the page. */
  readonly onMenu?: (row: Row, place: { readonly x: number; readonly y: number }) => void;
  /** Alt and an arrow: the row goes up (−1) or down (1). */
  readonly onReorder?: (row: Row, step: -1 | 1) => void;
  /** A letter pressed on a row (`e`, `o`, `d`, …). True: it did something. */
  readonly onLetter?: (row: Row, letter: string) => boolean;
  readonly rowHeight?: number;
  readonly height?: number | string;
  readonly minWidth?: number;
}

/** Rows from which only those in view are drawn. */
const MANY = 60;
/** Milliseconds in which a letter after `g` goes to a place. */
const CHORD_MS = 1200;
const PRESSED = "a, button, input, select, label";

/** A compact table with a sticky head: one tab stop, arrows move, Enter opens. Long ones draw only what is in view. */
export function DataTable<Row>(props: DataTableProps<Row>): ReactElement {
  const { label, columns, rows, rowKey, groupOf, selected, rowHeight = 32, height, minWidth } = props;
  const box = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const focusNext = useRef(false);
  /** When `g` was pressed: the letter after it belongs to a place, not to the row. */
  const chordAt = useRef(Number.NEGATIVE_INFINITY);
  /** The row that is being moved: the focus goes with it as soon as it stands elsewhere. */
  const follow = useRef<{ readonly key: string; readonly from: number } | null>(null);
  const isVirtual = rows.length > MANY && groupOf === undefined;
  // Nothing here is memoised by a compiler, and the virtualizer is read where it is made.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: isVirtual ? rows.length : 0,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const active = Math.min(current, Math.max(0, rows.length - 1));
  const isInteractive = props.onOpen !== undefined || props.onLetter !== undefined;
  useEffect(() => {
    if (follow.current === null) return;
    const { key, from } = follow.current;
    const index = rows.findIndex((row) => rowKey(row) === key);
    if (index === -1 || index === from) return;
    follow.current = null;
    box.current?.querySelector<HTMLElement>(`tr[data-index="${index}"]`)?.focus();
  });
  const menuKeyAt = (row: Row, target: HTMLElement): void => {
    const { left, bottom } = target.getBoundingClientRect();
    props.onMenu?.(row, { x: left + 24, y: bottom });
  };
  useEffect(() => {
    if (!focusNext.current) return;
    focusNext.current = false;
    box.current?.querySelector<HTMLElement>(`tr[data-index="${active}"]`)?.focus();
  });
  const move = (to: number): void => {
    const target = Math.min(rows.length - 1, Math.max(0, to));
    if (isVirtual) virtual.scrollToIndex(target);
    focusNext.current = true;
    setCurrent(target);
    const row = rows[target];
    if (row !== undefined) props.onWalk?.(row);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>): void => {
    const target = event.target as HTMLElement;
    const row = rows[active];
    if (target.tagName !== "TR" || row === undefined || event.ctrlKey || event.metaKey) return;
    follow.current = null;
    if (event.altKey) {
      const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : null;
      if (step === null || props.onReorder === undefined) return;
      event.preventDefault();
      follow.current = { key: rowKey(row), from: active };
      props.onReorder(row, step);
      return;
    }
    if (
      props.onMenu !== undefined &&
      (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey))
    ) {
      event.preventDefault();
      menuKeyAt(row, target);
      return;
    }
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 320) / rowHeight) - 2);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      Home: 0,
      End: rows.length - 1,
      PageDown: active + page,
      PageUp: active - page,
    };
    const to = moves[event.key];
    if (to !== undefined) {
      event.preventDefault();
      move(to);
    } else if (event.key === " " && props.onPeek !== undefined) {
      event.preventDefault();
      props.onPeek(row);
    } else if ((event.key === "Enter" || event.key === " ") && props.onOpen !== undefined) {
      event.preventDefault();
      props.onOpen(row);
    } else if (event.key === "g") {
      chordAt.current = event.timeStamp;
    } else if (event.timeStamp - chordAt.current < CHORD_MS) {
      chordAt.current = Number.NEGATIVE_INFINITY;
    } else if (event.key.length === 1 && props.onLetter?.(row, event.key.toLowerCase()) === true) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const items = isVirtual ? virtual.getVirtualItems() : rows.map((_, index) => ({ index, start: 0, end: 0 }));
  const above = isVirtual ? (items[0]?.start ?? 0) : 0;
  const below = isVirtual ? virtual.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  let lastGroup: string | null = null;
  return (
    <div
      className="tablebox"
      ref={box}
      style={{ maxHeight: height }}
      {...(isInteractive ? {} : { tabIndex: 0, role: "group", "aria-label": `${label}, scrollable` })}
    >
      <table
        className="table"
        style={{ minWidth, ["--row" as string]: `${rowHeight}px`, tableLayout: "fixed" }}
        role={isInteractive ? "grid" : undefined}
        aria-label={label}
        aria-rowcount={isVirtual ? rows.length + 1 : undefined}
        onKeyDown={onKeyDown}
      >
        <colgroup>
          {columns.map(({ key, width }) => (
            <col key={key} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ key, head, align }) => (
              <th key={key} scope="col" className={classOf(align)}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 ? <tr aria-hidden="true" style={{ height: above }} /> : null}
          {items.map(({ index }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const key = rowKey(row);
            const group = groupOf?.(row) ?? null;
            const isNewGroup = group !== null && group !== lastGroup;
            lastGroup = group;
            return [
              isNewGroup ? (
                <tr key={`group ${group}`} className="group">
                  <th colSpan={columns.length} scope="colgroup">
                    {props.renderGroup?.(row) ?? group}
                  </th>
                </tr>
              ) : null,
              <tr
                key={key}
                data-index={index}
                aria-rowindex={isVirtual ? index + 2 : undefined}
                {...(isInteractive
                  ? {
                      tabIndex: index === active ? 0 : -1,
                      "aria-selected": selected === key,
                      onFocus: () => setCurrent(index),
                      // What can be pressed inside a row does its own thing.
                      onClick: (event: MouseEvent) => {
                        if (event.target instanceof Element && event.target.closest(PRESSED) !== null) return;
                        props.onOpen?.(row);
                      },
                      onContextMenu: (event: MouseEvent) => {
                        if (props.onMenu === undefined) return;
                        event.preventDefault();
                        props.onMenu(row, { x: event.clientX, y: event.clientY });
                      },
                    }
                  : {})}
              >
                {columns.map(({ key: name, align, render }) => (
                  <td key={name} className={classOf(align)}>
                    {render(row)}
                  </td>
                ))}
              </tr>,
            ];
          })}
          {below > 0 ? <tr aria-hidden="true" style={{ height: below }} /> : null}
        </tbody>
      </table>
    </div>
  );
}

function classOf(align: "left" | "right" | "centre" | undefined): string | undefined {
  return align === "right" ? "number" : align === "centre" ? "centre" : undefined;
}
