/** What marks a part of a row as a cell that the arrows reach. */
export const CELL = "data-gridcell";

/**
 * Arrows among the cells of a table's rows: → goes from a row into its first cell and on, ← back and out to the row,
 * ↑ and ↓ to the same cell of the row above or below. True: the focus was moved.
 */
export function moveBetweenCells(key: string, target: HTMLElement): boolean {
  const row = target.closest<HTMLElement>("tr[data-index]");
  if (row === null) return false;
  const cells = cellsOf(row);
  const here = cells.indexOf(target);
  if (here === -1 && target !== row) return false;
  switch (key) {
    case "ArrowRight":
      return focus(cells[here + 1]);
    case "ArrowLeft":
      return here === -1 ? false : focus(here === 0 ? row : cells[here - 1]);
    case "ArrowUp":
    case "ArrowDown": {
      if (here === -1) return false;
      const index = Number(row.dataset["index"]) + (key === "ArrowUp" ? -1 : 1);
      const other = row.parentElement?.querySelector<HTMLElement>(`tr[data-index="${index}"]`);
      return focus(other ? cellsOf(other)[here] : undefined);
    }
    default:
      return false;
  }
}

function cellsOf(row: HTMLElement): readonly HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>(`[${CELL}]`)];
}

function focus(element: HTMLElement | undefined): boolean {
  element?.focus();
  return element !== undefined;
}
