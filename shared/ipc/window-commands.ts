/** How a command of the window is called everywhere, and its keys as `chordOf` reads them. */
export interface WindowCommandFacts {
  readonly label: string;
  readonly keys?: string;
  /** Keys on a Mac, where they are others. */
  readonly macKeys?: string;
  /** Further keys that do the same, elsewhere than on a Mac. */
  readonly alsoKeys?: string;
}

/**
 * Everything that the application menu, the palette and the keys can ask of the window: one table, so that a command has
 * one name and one key wherever it is met.
 */
export const WINDOW_COMMANDS = {
  "new pilot": { label: "New pilot…", keys: "Mod+N" },
  "open pack": { label: "Open packs…", keys: "Mod+O" },
  "import tables": { label: "Import tables…", keys: "Mod+I" },
  "save pack": { label: "Save pack…", keys: "Mod+S" },
  "share copy": { label: "Share a copy…", keys: "Mod+Shift+S" },
  "export report": { label: "Export report…", keys: "Mod+E" },
  "remove company": { label: "Remove company…" },
  settings: { label: "Settings…", keys: "Mod+," },
  undo: { label: "Undo", keys: "Mod+Z" },
  redo: { label: "Redo", keys: "Mod+Shift+Z", alsoKeys: "Mod+Y" },
  find: { label: "Find on this screen…", keys: "Mod+F" },
  filter: { label: "Filter the list", keys: "/" },
  palette: { label: "Go to or do…", keys: "Mod+K" },
  companies: { label: "Choose a company…", keys: "Mod+Shift+O" },
  back: { label: "Back", keys: "Alt+ArrowLeft", macKeys: "Mod+[" },
  forward: { label: "Forward", keys: "Alt+ArrowRight", macKeys: "Mod+]" },
  "go portfolio": { label: "Portfolio", keys: "Mod+1" },
  "go today": { label: "Today", keys: "Mod+2" },
  "go plan": { label: "Plan", keys: "Mod+3" },
  "go metrics": { label: "Metrics", keys: "Mod+4" },
  "go decisions": { label: "Decisions", keys: "Mod+5" },
  "go changes": { label: "Changes", keys: "Mod+6" },
  "go reviews": { label: "Reviews", keys: "Mod+7" },
  "go organisation": { label: "Organisation", keys: "Mod+8" },
  "go data": { label: "Data", keys: "Mod+9" },
  "theme auto": { label: "Theme as the system" },
  "theme light": { label: "Light theme" },
  "theme dark": { label: "Dark theme" },
  keys: { label: "Keys", keys: "?" },
  "copy diagnostics": { label: "Copy diagnostics" },
} as const satisfies Readonly<Record<string, WindowCommandFacts>>;

/** A command that the window carries out. */
export type WindowCommand = keyof typeof WINDOW_COMMANDS;

/** All of them, in the order of the table. */
export const WINDOW_COMMAND_NAMES = Object.keys(WINDOW_COMMANDS) as readonly WindowCommand[];

/** The facts of a command, whichever of them it has. */
export function commandFacts(command: WindowCommand): WindowCommandFacts {
  return WINDOW_COMMANDS[command];
}

/** The keys of a command on a platform; undefined where it has none. */
export function commandKeys(command: WindowCommand, isMac: boolean): string | undefined {
  const { keys, macKeys } = commandFacts(command);
  return isMac ? (macKeys ?? keys) : keys;
}
