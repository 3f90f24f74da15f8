import type { MenuItemConstructorOptions } from "electron";
import type { WindowCommand } from "../../shared/ipc/menu-command.ts";
import { productNames } from "../../shared/product-names.ts";

/** What a menu is made for. */
export interface MenuSurroundings {
  readonly isMac: boolean;
  /** Tools for developers are for checkouts alone. */
  readonly isPackaged: boolean;
  readonly send: (command: WindowCommand) => void;
}

/** The application menu. An item that the window carries out has its command as its id. */
export function menuTemplate({ isMac, isPackaged, send }: MenuSurroundings): MenuItemConstructorOptions[] {
  const command = (label: string, id: WindowCommand, accelerator: string): MenuItemConstructorOptions => ({
    id,
    label,
    accelerator,
    click: () => send(id),
  });
  const line: MenuItemConstructorOptions = { type: "separator" };
  const settings = command("Settings…", "settings", "CmdOrCtrl+,");
  const file: MenuItemConstructorOptions[] = [
    command("New Pilot…", "new pilot", "CmdOrCtrl+N"),
    command("Open Pack…", "open pack", "CmdOrCtrl+O"),
    ...(isMac ? [recentFiles()] : []),
    line,
    command("Import Tables…", "import tables", "CmdOrCtrl+I"),
    line,
    command("Save Pack…", "save pack", "CmdOrCtrl+S"),
    command("Export Report…", "export report", "CmdOrCtrl+E"),
    line,
    ...(isMac ? [] : [settings, line]),
    isMac ? { role: "close" } : { role: "quit" },
  ];
  const edit: MenuItemConstructorOptions[] = [
    command("Undo", "undo", "CmdOrCtrl+Z"),
    command("Redo", "redo", isMac ? "Cmd+Shift+Z" : "Ctrl+Shift+Z"),
    line,
    { role: "cut" },
    { role: "copy" },
    { role: "paste" },
    { role: "selectAll" },
  ];
  const view: MenuItemConstructorOptions[] = [
    command("Go to…", "palette", "CmdOrCtrl+K"),
    line,
    { role: "resetZoom" },
    { role: "zoomIn" },
    { role: "zoomOut" },
    line,
    { role: "togglefullscreen" },
    ...(isPackaged ? [] : [line, { role: "toggleDevTools" } satisfies MenuItemConstructorOptions]),
  ];
  // The page hears "?" itself: here it would be taken away from every text field.
  const keys = { ...command("Keyboard Shortcuts", "keys", "?"), registerAccelerator: false };
  return [
    ...(isMac ? [macMenu(settings)] : []),
    { label: "&File", submenu: file },
    { label: "&Edit", submenu: edit },
    { label: "&View", submenu: view },
    { role: "windowMenu" },
    { role: "help", label: "&Help", submenu: [keys] },
  ];
}

function macMenu(settings: MenuItemConstructorOptions): MenuItemConstructorOptions {
  const line: MenuItemConstructorOptions = { type: "separator" };
  return {
    label: productNames.userDataFolder,
    submenu: [
      { role: "about" },
      line,
      settings,
      line,
      { role: "hide" },
      { role: "hideOthers" },
      { role: "unhide" },
      line,
      { role: "quit" },
    ],
  };
}

function recentFiles(): MenuItemConstructorOptions {
  return { role: "recentDocuments", submenu: [{ role: "clearRecentDocuments" }] };
}
