import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { onDisplays, readWindowState, writeWindowState } from "../../../electron/services/window-state.ts";

const LEFT = { x: 0, y: 0, width: 1920, height: 1080 };
const RIGHT = { x: 1920, y: 0, width: 1280, height: 1024 };

it("the window comes back where it stood, while a display shows that place", () => {
  const state = { x: 2000, y: 50, width: 1000, height: 700, maximized: true };
  expect(onDisplays(state, [LEFT, RIGHT])).toStrictEqual(state);
  // The second display was taken away: the size stays, the place is the system's to choose.
  expect(onDisplays(state, [LEFT])).toStrictEqual({ width: 1000, height: 700, maximized: true });
});

it.each([
  ["beyond the left", { x: -1950, y: 50 }],
  ["above: its title bar cannot be had hold of", { x: 50, y: -30 }],
  ["below", { x: 50, y: 1060 }],
])("a window %s gets another place", (_name, place) => {
  const state = { ...place, width: 2000, height: 700, maximized: false };
  expect(onDisplays(state, [LEFT])).toStrictEqual({ width: 1920, height: 700, maximized: false });
});

it("a window is never smaller than its screens are drawn for", () => {
  expect(onDisplays({ x: 0, y: 0, width: 10, height: 10, maximized: false }, [LEFT])).toMatchObject({
    width: 960,
    height: 640,
  });
});

it("is kept in a file; one that cannot be understood counts as none", () => {
  const folder = mkdtempSync(join(tmpdir(), "converge180-window-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "window-state.json");
  const first = { width: 1440, height: 900, maximized: false };
  expect(readWindowState(file, [LEFT])).toStrictEqual(first);
  const state = { x: 10, y: 20, width: 1100, height: 800, maximized: false };
  writeWindowState(file, state);
  expect(readWindowState(file, [LEFT])).toStrictEqual(state);
  for (const text of ["", "[]", '{"width":"x"}', '{"width":1e99,"height":1,"maximized":false}']) {
    writeFileSync(file, text);
    expect(readWindowState(file, [LEFT])).toStrictEqual(first);
  }
  writeWindowState(join(folder, "no such folder", "x.json"), state);
});
