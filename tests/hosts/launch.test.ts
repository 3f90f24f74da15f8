import { expect, it } from "vitest";
import { chosenHost, hostProgram } from "./launch.ts";

it("takes the host that was asked for, and no other word for one", () => {
  expect(chosenHost({ E2E_HOST: "electron" })).toBe("electron");
  expect(chosenHost({ E2E_HOST: "chromium" })).toBe("chromium");
  expect(() => chosenHost({ E2E_HOST: "firefox" })).toThrow("E2E_HOST");
});

it("fails where Electron is asked for and its runtime is missing: nothing is skipped", () => {
  expect(() => hostProgram("electron", undefined)).toThrow("not installed");
  expect(hostProgram("electron", "/opt/electron")).toBe("/opt/electron");
});
