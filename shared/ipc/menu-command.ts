/** Commands of the application menu that the window carries out. */
export const MENU_COMMANDS = [
  "new pilot",
  "open pack",
  "save pack",
  "import tables",
  "export report",
  "undo",
  "redo",
  "palette",
  "settings",
  "keys",
] as const;

/** A command of the application menu that the window carries out. */
export type WindowCommand = (typeof MENU_COMMANDS)[number];
