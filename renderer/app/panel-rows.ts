import type { RowPanel } from "./use-row-panel.ts";

interface Row {
  readonly id: string;
}

/** What a list needs to open its rows in a panel: Enter opens it, Space peeks, and once it is open the arrows walk it. */
export function panelRows(panel: RowPanel) {
  return {
    rowKey: ({ id }: Row): string => id,
    selected: panel.id,
    onOpen: ({ id }: Row): void => panel.open(id),
    onPeek: ({ id }: Row): void => panel.peek(id),
    onWalk: ({ id }: Row): void => {
      if (panel.id !== null) panel.peek(id);
    },
  };
}
