import { expect, it } from "vitest";
import { menuTemplate } from "../../../electron/main/menu.ts";
import { MENU_COMMANDS } from "../../../shared/ipc/menu-command.ts";

interface Item {
  readonly id?: string;
  readonly role?: string;
  readonly accelerator?: string;
  readonly click?: unknown;
  readonly submenu?: unknown;
}

function items(template: readonly Item[]): readonly Item[] {
  return template.flatMap((item) => [
    item,
    ...(Array.isArray(item.submenu) ? items(item.submenu as Item[]) : []),
  ]);
}

it.each([true, false])("holds every command of the window once, with a key of its own (Mac: %s)", (isMac) => {
  const sent: string[] = [];
  const all = items(menuTemplate({ isMac, isPackaged: true, send: (command) => sent.push(command) }));
  const commands = all.filter((item) => item.id !== undefined);
  expect(commands.map((item) => String(item.id)).toSorted()).toStrictEqual([...MENU_COMMANDS].toSorted());
  expect(new Set(commands.map((item) => item.accelerator)).size).toBe(MENU_COMMANDS.length);
  for (const item of commands) (item.click as () => void)();
  expect(sent).toStrictEqual(commands.map((item) => item.id));
});

it("has tools for developers in a checkout alone", () => {
  const roles = (isPackaged: boolean): readonly unknown[] =>
    items(menuTemplate({ isMac: false, isPackaged, send: () => undefined }) as Item[]).map(
      (item) => item.role,
    );
  expect(roles(false)).toContain("toggleDevTools");
  expect(roles(true)).not.toContain("toggleDevTools");
  expect(roles(true)).not.toContain("reload");
});
