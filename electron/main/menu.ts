import type { MenuItemConstructorOptions } from "electron";
import { acceleratorOf } from "../../shared/ipc/key-chord.ts";
import {
  commandFacts,
  commandKeys,
  WINDOW_COMMAND_NAMES,
  type WindowCommand,
} from "../../shared/ipc/window-commands.ts";
import { productNames } from "../../shared/product-names.ts";

type Item = MenuItemConstructorOptions;

/** What a menu is made for. */
export interface MenuSurroundings {
  readonly isMac: boolean;
  /** Tools for developers are for checkouts alone. */
  readonly isPackaged: boolean;
  /** Names of the files that were opened or saved last, the newest first. */
  readonly recent: readonly string[];
  readonly send: (command: WindowCommand) => void;
  /** Opens a file of that list, by its place in it. */
  readonly openRecent: (place: number) => void;
  readonly clearRecent: () => void;
  readonly showDataFolder: () => void;
  /** Null in a checkout: the licences are collected when the app is packed. */
  readonly showLicences: (() => void) | null;
  readonly showAbout: () => void;
}

const LINE: Item = { type: "separator" };

/** The application menu. An item that the window carries out has its command as its id. */
export function menuTemplate(surroundings: MenuSurroundings): Item[] {
  const { isMac, isPackaged, send, showDataFolder, showLicences, showAbout } = surroundings;
  const command = (id: WindowCommand, label = commandFacts(id).label): Item => {
    const keys = commandKeys(id, isMac);
    const accelerator = keys === undefined ? undefined : acceleratorOf(keys);
    const item: Item = { id, label, click: () => send(id) };
    if (accelerator !== undefined) return { ...item, accelerator };
    // A single sign is shown and not taken: the page hears it itself, and text fields need it. A Mac would take it.
    return keys === undefined || isMac ? item : { ...item, accelerator: keys, registerAccelerator: false };
  };
  const file: Item[] = [
    command("new pilot"),
    command("open pack"),
    { id: "recent", label: "Open recent", submenu: recentItems(surroundings) },
    LINE,
    command("import tables"),
    LINE,
    command("save pack"),
    command("share copy"),
    command("export report"),
    LINE,
    command("remove company"),
    LINE,
    ...(isMac ? [{ role: "close" } satisfies Item] : [command("settings"), LINE, { role: "quit" } as Item]),
  ];
  const edit: Item[] = [
    command("undo"),
    command("redo"),
    LINE,
    { role: "cut" },
    { role: "copy" },
    { role: "paste" },
    { role: "pasteAndMatchStyle" },
    { role: "delete" },
    { role: "selectAll" },
    LINE,
    command("find"),
    command("filter"),
  ];
  const view: Item[] = [
    command("palette"),
    LINE,
    { role: "resetZoom" },
    { role: "zoomIn" },
    { role: "zoomOut" },
    LINE,
    {
      id: "theme",
      label: "Theme",
      submenu: [
        command("theme auto", "As the system"),
        command("theme light", "Light"),
        command("theme dark", "Dark"),
      ],
    },
    { role: "togglefullscreen" },
    ...(isPackaged ? [] : [LINE, { role: "toggleDevTools" } satisfies Item]),
  ];
  const places = WINDOW_COMMAND_NAMES.filter((name) => name.startsWith("go "));
  const go: Item[] = [
    command("back"),
    command("forward"),
    LINE,
    command("companies"),
    LINE,
    ...places.map((name) => command(name)),
  ];
  const help: Item[] = [
    command("keys"),
    LINE,
    { id: "data folder", label: "Show data folder", click: showDataFolder },
    command("copy diagnostics"),
    ...(showLicences === null ? [] : [{ id: "licences", label: "Licences", click: showLicences }]),
    ...(isMac ? [] : [{ id: "about", label: `About ${productNames.userDataFolder}`, click: showAbout }]),
  ];
  return [
    ...(isMac ? [macMenu(command("settings"))] : []),
    { label: "&File", submenu: file },
    { label: "&Edit", submenu: edit },
    { label: "&View", submenu: view },
    { label: "&Go", submenu: go },
    { role: "windowMenu" },
    { role: "help", label: "&Help", submenu: help },
  ];
}

function macMenu(settings: Item): Item {
  return {
    label: productNames.userDataFolder,
    submenu: [
      { role: "about" },
      LINE,
      settings,
      LINE,
      { role: "services" },
      LINE,
      { role: "hide" },
      { role: "hideOthers" },
      { role: "unhide" },
      LINE,
      { role: "quit" },
    ],
  };
}

function recentItems({ recent, openRecent, clearRecent }: MenuSurroundings): Item[] {
  if (recent.length === 0) return [{ id: "no recent", label: "No recent files", enabled: false }];
  return [
    ...recent.map(
      // An ampersand in a menu's label would underline the letter after it.
      (name, place): Item => ({
        id: `recent ${place + 1}`,
        label: name.replaceAll("&", "&&"),
        click: () => openRecent(place),
      }),
    ),
    LINE,
    { id: "clear recent", label: "Clear list", click: clearRecent },
  ];
}
