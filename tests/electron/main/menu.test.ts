import { describe, expect, it } from "vitest";
import { type MenuSurroundings, menuTemplate } from "../../../electron/main/menu.ts";
import { WINDOW_COMMAND_NAMES } from "../../../shared/ipc/window-commands.ts";

interface Item {
  readonly id?: string;
  readonly label?: string;
  readonly role?: string;
  readonly accelerator?: string;
  readonly registerAccelerator?: boolean;
  readonly enabled?: boolean;
  readonly click?: unknown;
  readonly submenu?: unknown;
}

function items(template: readonly Item[]): readonly Item[] {
  return template.flatMap((item) => [
    item,
    ...(Array.isArray(item.submenu) ? items(item.submenu as Item[]) : []),
  ]);
}

function menu(given: Partial<MenuSurroundings> = {}): {
  readonly all: readonly Item[];
  readonly done: string[];
} {
  const done: string[] = [];
  const template = menuTemplate({
    isMac: false,
    isPackaged: true,
    recent: [],
    send: (command) => done.push(command),
    openRecent: (place) => done.push(`recent ${place}`),
    clearRecent: () => done.push("clear"),
    showDataFolder: () => done.push("folder"),
    showLicences: () => done.push("licences"),
    showAbout: () => done.push("about"),
    ...given,
  });
  return { all: items(template), done };
}

function press({ all }: ReturnType<typeof menu>, id: string): void {
  const item = all.find((one) => one.id === id);
  if (item === undefined) throw new Error(`no item ${id}`);
  (item.click as () => void)();
}

describe.each([true, false])("the application menu (Mac: %s)", (isMac) => {
  it("holds every command of the window once", () => {
    const made = menu({ isMac });
    const names: readonly string[] = WINDOW_COMMAND_NAMES;
    const commands = made.all.filter(({ id }) => id !== undefined && names.includes(id));
    expect(commands.map(({ id }) => String(id)).toSorted()).toStrictEqual([...names].toSorted());
    for (const { id } of commands) press(made, String(id));
    expect(made.done).toStrictEqual(commands.map(({ id }) => id));
  });

  it("gives no key twice, and takes no single sign from the text fields", () => {
    const { all } = menu({ isMac });
    const keys = all.flatMap(({ accelerator }) => (accelerator === undefined ? [] : [accelerator]));
    expect(new Set(keys).size).toBe(keys.length);
    const taken = all.filter(({ registerAccelerator }) => registerAccelerator !== false);
    expect(taken.filter(({ accelerator }) => accelerator?.includes("+") === false)).toStrictEqual([]);
    expect(keys).toContain("CmdOrCtrl+Shift+O");
    expect(keys.includes(isMac ? "CmdOrCtrl+[" : "Alt+Left")).toBe(true);
  });

  it("has the roles that a system's menu is expected to have", () => {
    const roles = menu({ isMac }).all.map(({ role }) => role);
    const edit = ["cut", "copy", "paste", "pasteAndMatchStyle", "delete", "selectAll"];
    const view = ["resetZoom", "zoomIn", "zoomOut", "togglefullscreen"];
    const own = isMac ? ["about", "services", "hide", "hideOthers", "unhide", "quit", "close"] : ["quit"];
    expect(roles).toEqual(expect.arrayContaining([...edit, ...view, ...own, "windowMenu", "help"]));
  });
});

describe("recent files", () => {
  it("are offered by name, opened by their place, and cleared", () => {
    const made = menu({ recent: ["a.c180", "B & C.xlsx"] });
    expect(made.all.find(({ id }) => id === "recent 2")?.label).toBe("B && C.xlsx");
    press(made, "recent 1");
    press(made, "recent 2");
    press(made, "clear recent");
    expect(made.done).toStrictEqual(["recent 0", "recent 1", "clear"]);
  });

  it("are said to be none where there are none", () => {
    const none = menu().all.find(({ id }) => id === "no recent");
    expect(none).toMatchObject({ label: "No recent files", enabled: false });
  });
});

it("has tools for developers in a checkout alone", () => {
  const roles = (isPackaged: boolean) => menu({ isPackaged }).all.map(({ role }) => role);
  expect(roles(false)).toContain("toggleDevTools");
  expect(roles(true)).not.toContain("toggleDevTools");
  expect(roles(true)).not.toContain("reload");
});

it("shows the data folder, and says what the app is", () => {
  const made = menu();
  press(made, "data folder");
  press(made, "about");
  expect(made.done).toStrictEqual(["folder", "about"]);
});
