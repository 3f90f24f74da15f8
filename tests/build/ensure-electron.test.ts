import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { hasDisplay } from "../../build/display.mjs";
import { findElectron } from "../../build/ensure-electron.mjs";

it("finds Electron's program where the package says, and only if it is there", () => {
  const folder = mkdtempSync(join(tmpdir(), "converge180-electron-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  expect(findElectron(folder)).toBeUndefined();
  writeFileSync(join(folder, "path.txt"), "electron\n");
  expect(findElectron(folder)).toBeUndefined();
  mkdirSync(join(folder, "dist"));
  writeFileSync(join(folder, "dist/electron"), "");
  expect(findElectron(folder)).toBe(join(folder, "dist/electron"));
});

it("knows that a display is missing on Linux alone", () => {
  expect(hasDisplay({}, "linux")).toBe(false);
  expect(hasDisplay({ DISPLAY: "" }, "linux")).toBe(false);
  expect(hasDisplay({ DISPLAY: ":0" }, "linux")).toBe(true);
  expect(hasDisplay({ WAYLAND_DISPLAY: "wayland-0" }, "linux")).toBe(true);
  expect(hasDisplay({}, "darwin")).toBe(true);
});
