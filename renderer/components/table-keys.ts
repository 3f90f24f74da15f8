/** The part of a keyboard event that a table looks at. */
export interface TableKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Where the focus of a table is, and how much of it there is. */
export interface TablePosition {
  readonly active: number;
  readonly count: number;
  /** Rows that a page holds. */
  readonly page: number;
}

/** What a key on a row asks for; the table does of it what its place knows. */
export type TableIntent =
  | { readonly kind: "go"; readonly to: number; readonly isExtending: boolean }
  | { readonly kind: "move row"; readonly by: 1 | -1 }
  | { readonly kind: "open" | "peek" | "select" | "select all" | "menu" }
  | { readonly kind: "letter"; readonly letter: string };

/** What a key on a row asks for; null: nothing of a table's. */
export function tableIntent(event: TableKey, position: TablePosition): TableIntent | null {
  const { key, shiftKey, altKey } = event;
  const isMod = event.ctrlKey || event.metaKey;
  if (altKey) {
    if (isMod || shiftKey) return null;
    if (key === "ArrowUp") return { kind: "move row", by: -1 };
    return key === "ArrowDown" ? { kind: "move row", by: 1 } : null;
  }
  if (isMod) return key.toLowerCase() === "a" && !shiftKey ? { kind: "select all" } : null;
  if (key === "ContextMenu" || (key === "F10" && shiftKey)) return { kind: "menu" };
  const to = targetOf(key, position);
  if (to !== null) {
    const last = Math.max(0, position.count - 1);
    return { kind: "go", to: Math.min(last, Math.max(0, to)), isExtending: shiftKey };
  }
  if (shiftKey) return null;
  if (key === "Enter") return { kind: "open" };
  if (key === " ") return { kind: "peek" };
  if (key.toLowerCase() === "x") return { kind: "select" };
  return key.length === 1 ? { kind: "letter", letter: key.toLowerCase() } : null;
}

function targetOf(key: string, { active, count, page }: TablePosition): number | null {
  switch (key) {
    case "ArrowDown":
      return active + 1;
    case "ArrowUp":
      return active - 1;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    case "PageDown":
      return active + page;
    case "PageUp":
      return active - page;
    default:
      return null;
  }
}

/** The keys of the rows from one place to another, both included, in either direction. */
export function keysBetween(keys: readonly string[], from: number, to: number): readonly string[] {
  return keys.slice(Math.min(from, to), Math.max(from, to) + 1);
}

/** A selection with one row more, or less where it had it. */
export function toggled(selection: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(selection);
  if (!next.delete(key)) next.add(key);
  return next;
}
