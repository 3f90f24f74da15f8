import type { MouseEvent, ReactElement, ReactNode } from "react";

/** A column: how its head and cells are set, and what stands in a cell. */
export interface Column<Row> {
  readonly key: string;
  readonly head: ReactNode;
  readonly width?: number | string;
  readonly align?: "left" | "right" | "centre";
  readonly render: (row: Row) => ReactNode;
}

interface TableRowProps<Row> {
  readonly row: Row;
  readonly columns: readonly Column<Row>[];
  readonly index: number;
  /** Its place among all rows, where not all of them are drawn. */
  readonly rowIndex: number | undefined;
  readonly isInteractive: boolean;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  /** Null: rows cannot be selected here. */
  readonly onPick: (() => void) | null;
  readonly onFocus: () => void;
  readonly onClick: (event: MouseEvent<HTMLTableRowElement>) => void;
  readonly onContextMenu: (event: MouseEvent<HTMLTableRowElement>) => void;
}

/** One row of a table. */
export function TableRow<Row>(props: TableRowProps<Row>): ReactElement {
  const { row, columns, index, isSelected, onPick } = props;
  return (
    <tr
      data-index={index}
      aria-rowindex={props.rowIndex}
      {...(props.isInteractive
        ? {
            tabIndex: props.isActive ? 0 : -1,
            "aria-selected": isSelected,
            onFocus: props.onFocus,
            onClick: props.onClick,
            onContextMenu: props.onContextMenu,
          }
        : {})}
    >
      {onPick === null ? null : (
        <td className="pick">
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label="Select this row"
            checked={isSelected}
            onChange={onPick}
          />
        </td>
      )}
      {columns.map(({ key, align, render }) => (
        <td key={key} className={alignClass(align)}>
          {render(row)}
        </td>
      ))}
    </tr>
  );
}

/** The class of a cell that is set at the right or in the middle. */
export function alignClass(align: "left" | "right" | "centre" | undefined): string | undefined {
  return align === "right" ? "number" : align === "centre" ? "centre" : undefined;
}
