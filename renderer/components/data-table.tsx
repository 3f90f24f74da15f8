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
import { usePreferences } from "../stores/preferences-store.ts";
import { moveBetweenCells } from "./cell-focus.ts";
import { isLetter, type MenuPlace, type RowAction, RowMenu } from "./row-menu.tsx";
import { keysBetween, type TableIntent, tableIntent, toggled } from "./table-keys.ts";
import { alignClass, type Column, TableRow } from "./table-row.tsx";

export type { Column } from "./table-row.tsx";

/** The rows that are selected, kept by whoever shows the table. */
export interface RowSelection {
  readonly keys: ReadonlySet<string>;
  readonly change: (keys: ReadonlySet<string>) => void;
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
  /** The row whose panel is open. */
  readonly selected?: string | null;
  /** Enter or a click; Enter goes into the panel that it opens. */
  readonly onOpen?: (row: Row) => void;
  /** Space: look at the row without leaving the list; without it, Space opens and stays. */
  readonly onPeek?: (row: Row) => void;
  /** The arrows came to a row. */
  readonly onWalk?: (row: Row) => void;
  /** What can be done with a row: its menu (⇧F10, the menu key, the right button), and the letters of these actions. */
  readonly actions?: (row: Row) => readonly RowAction[];
  /** The same where the place shows the menu itself. */
  readonly onMenu?: (row: Row, place: MenuPlace) => void;
  /** Alt and an arrow: the row goes up (−1) or down (1). */
  readonly onReorder?: (row: Row, step: -1 | 1) => void;
  /** A letter pressed on a row (`e`, `o`, `d`, …) that no action has. True: it did something. */
  readonly onLetter?: (row: Row, letter: string) => boolean;
  /** X, ⇧ with arrows, ⌘/Ctrl A, clicks with ⇧ or ⌘/Ctrl, and a box in every row. */
  readonly selection?: RowSelection;
  readonly rowHeight?: number;
  readonly height?: number | string;
  readonly minWidth?: number;
}

/** Rows from which only those in view are drawn. */
const MANY = 60;
/** Milliseconds in which a letter after `g` goes to a place. */
const CHORD_MS = 1200;
/** Pixels for a column of words that has no width of its own. */
const ROOM_OF_WORDS = 176;
/** What can be pressed inside a row does its own thing. */
const PRESSED = "a, button, input, select, label";

/** A list that draws only what is in view has to scroll in itself: its height where it has many rows. */
export function scrolling(rowCount: number): { readonly height?: string } {
  return rowCount > MANY ? { height: "max(480px, calc(100vh - 200px))" } : {};
}

/** A compact table with a sticky head: one tab stop, arrows move, Enter opens. Long ones draw only what is in view. */
export function DataTable<Row>(props: DataTableProps<Row>): ReactElement {
  const { label, columns, rows, rowKey, groupOf, selected, rowHeight = 32, height, minWidth } = props;
  const { selection, onOpen, actions } = props;
  const hasLetterKeys = usePreferences((state) => state.hasLetterKeys);
  const box = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const focusNext = useRef(false);
  /** When `g` was pressed: the letter after it belongs to a place, not to the row. */
  const chordAt = useRef(Number.NEGATIVE_INFINITY);
  /** The row that is being moved: the focus goes with it as soon as it stands elsewhere. */
  const follow = useRef<{ readonly key: string; readonly from: number } | null>(null);
  /** Where a selection that ⇧ extends began. */
  const anchor = useRef<number | null>(null);
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
  const activeRow = rows[active];
  const isInteractive = [onOpen, props.onPeek, props.onLetter, actions, props.onMenu, selection].some(
    (each) => each !== undefined,
  );
  useEffect(() => {
    if (follow.current === null) return;
    const { key, from } = follow.current;
    const index = rows.findIndex((row) => rowKey(row) === key);
    if (index === -1 || index === from) return;
    follow.current = null;
    rowElement(box.current, index)?.focus();
  });
  useEffect(() => {
    if (!focusNext.current) return;
    focusNext.current = false;
    rowElement(box.current, active)?.focus();
  });

  const select = (from: number, to: number): void =>
    selection?.change(new Set(keysBetween(rows.map(rowKey), from, to)));
  const walk = (to: number, isExtending: boolean): void => {
    if (isExtending && selection !== undefined) {
      anchor.current ??= active;
      select(anchor.current, to);
    } else anchor.current = null;
    if (isVirtual) virtual.scrollToIndex(to);
    focusNext.current = true;
    setCurrent(to);
    const row = rows[to];
    if (row !== undefined) props.onWalk?.(row);
  };
  const openMenu = (row: Row, place: MenuPlace): boolean => {
    if (props.onMenu !== undefined) props.onMenu(row, place);
    else if (actions === undefined || actions(row).length === 0) return false;
    else setMenu(place);
    return true;
  };
  const letter = (row: Row, pressed: string): boolean => {
    if (!hasLetterKeys) return false;
    const action = actions?.(row).find(({ keys }) => isLetter(keys, pressed));
    if (action === undefined) return props.onLetter?.(row, pressed) === true;
    if (action.isDisabled !== true) action.run();
    return true;
  };
  /** Whether the table had something to do with it. */
  const act = (intent: TableIntent, row: Row): boolean => {
    switch (intent.kind) {
      case "go":
        walk(intent.to, intent.isExtending);
        return true;
      case "open":
        onOpen?.(row);
        if (onOpen !== undefined) focusPanel();
        return onOpen !== undefined;
      case "peek":
        (props.onPeek ?? onOpen)?.(row);
        return (props.onPeek ?? onOpen) !== undefined;
      case "select":
        if (selection === undefined || !hasLetterKeys) return letter(row, "x");
        selection.change(toggled(selection.keys, rowKey(row)));
        anchor.current = active;
        return true;
      case "select all":
        if (selection !== undefined) select(0, rows.length - 1);
        return selection !== undefined;
      case "move row":
        if (props.onReorder === undefined) return false;
        follow.current = { key: rowKey(row), from: active };
        props.onReorder(row, intent.by);
        return true;
      case "menu":
        return openMenu(row, belowRow(rowElement(box.current, active)));
      case "letter":
        return letter(row, intent.letter);
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>): void => {
    const target = event.target as HTMLElement;
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (isPlain && moveBetweenCells(event.key, target)) {
      event.preventDefault();
      return;
    }
    if (target.tagName !== "TR" || activeRow === undefined) return;
    follow.current = null;
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 320) / rowHeight) - 2);
    const intent = tableIntent(event, { active, count: rows.length, page });
    if (intent === null) return;
    const isInChord = event.timeStamp - chordAt.current < CHORD_MS;
    chordAt.current = event.key === "g" && !isInChord ? event.timeStamp : Number.NEGATIVE_INFINITY;
    if (event.key === "g" || (isInChord && event.key.length === 1)) return;
    if (!act(intent, activeRow)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onClick = (event: MouseEvent, row: Row, index: number): void => {
    if (event.target instanceof Element && event.target.closest(PRESSED) !== null) return;
    if (selection !== undefined && (event.ctrlKey || event.metaKey)) {
      selection.change(toggled(selection.keys, rowKey(row)));
      anchor.current = index;
    } else if (selection !== undefined && event.shiftKey) {
      anchor.current ??= active;
      select(anchor.current, index);
    } else onOpen?.(row);
  };

  const items = isVirtual ? virtual.getVirtualItems() : rows.map((_, index) => ({ index, start: 0, end: 0 }));
  const above = isVirtual ? (items[0]?.start ?? 0) : 0;
  const below = isVirtual ? virtual.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  const span = columns.length + (selection === undefined ? 0 : 1);
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
        style={{
          minWidth,
          ["--row" as string]: `${rowHeight}px`,
          ["--least" as string]: `${leastWidth(columns)}px`,
          tableLayout: "fixed",
        }}
        role={isInteractive ? "grid" : undefined}
        aria-label={label}
        aria-multiselectable={selection === undefined ? undefined : true}
        aria-rowcount={isVirtual ? rows.length + 1 : undefined}
        onKeyDown={onKeyDown}
      >
        <colgroup>
          {selection === undefined ? null : <col style={{ width: 36 }} />}
          {columns.map(({ key, width }) => (
            <col key={key} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {selection === undefined ? null : (
              <th scope="col" className="pick">
                <span className="hidden">Selected</span>
              </th>
            )}
            {columns.map(({ key, head, align }) => (
              <th key={key} scope="col" className={alignClass(align)}>
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
                  <th colSpan={span} scope="colgroup">
                    {props.renderGroup?.(row) ?? group}
                  </th>
                </tr>
              ) : null,
              <TableRow
                key={key}
                row={row}
                columns={columns}
                index={index}
                rowIndex={isVirtual ? index + 2 : undefined}
                isInteractive={isInteractive}
                isActive={index === active}
                isSelected={selection === undefined ? selected === key : selection.keys.has(key)}
                onPick={selection === undefined ? null : () => selection.change(toggled(selection.keys, key))}
                onFocus={() => setCurrent(index)}
                onClick={(event) => onClick(event, row, index)}
                onContextMenu={(event) => {
                  setCurrent(index);
                  if (openMenu(row, { x: event.clientX, y: event.clientY })) event.preventDefault();
                }}
              />,
            ];
          })}
          {below > 0 ? <tr aria-hidden="true" style={{ height: below }} /> : null}
        </tbody>
      </table>
      {menu === null || activeRow === undefined ? null : (
        <RowMenu
          label={`${label}: row`}
          place={menu}
          actions={actions?.(activeRow) ?? []}
          onClose={() => setMenu(null)}
        />
      )}
    </div>
  );
}

/** What a table needs in a narrow window: its own widths, and for a column without one enough for a few words. */
function leastWidth(columns: readonly { readonly width?: number | string | undefined }[]): number {
  return columns.reduce((sum, { width }) => sum + (typeof width === "number" ? width : ROOM_OF_WORDS), 0);
}

function rowElement(box: HTMLElement | null, index: number): HTMLElement | null {
  return box?.querySelector<HTMLElement>(`tr[data-index="${index}"]`) ?? null;
}

function belowRow(row: HTMLElement | null): MenuPlace {
  const place = row?.getBoundingClientRect();
  return { x: (place?.left ?? 0) + 24, y: place?.bottom ?? 0 };
}

/** Into the panel that was opened, as soon as it is there; a place that opens none keeps the focus. */
function focusPanel(): void {
  let frames = 0;
  requestAnimationFrame(function look() {
    frames += 1;
    const panel = document.querySelector<HTMLElement>('[data-region="panel"]');
    if (panel === null) {
      if (frames < 30) requestAnimationFrame(look);
    } else if (!panel.contains(document.activeElement)) panel.focus();
  });
}
