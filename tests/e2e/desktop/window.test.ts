import type { ElectronApplication, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DesktopApp, prepareDesktopApp } from "./support/desktop-app.ts";

let desktop: DesktopApp;
let app: ElectronApplication;
let page: Page;

beforeAll(async () => {
  desktop = await prepareDesktopApp();
  ({ app, page } = await desktop.start());
});
afterAll(async () => {
  await app?.close();
  desktop?.remove();
});

describe("the window", () => {
  it("has its title, and is a secure origin of its own", async () => {
    expect(await page.title()).toBe("Converge180");
    expect(await page.evaluate(() => isSecureContext)).toBe(true);
    const address = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL());
    expect(address).toBe("app://converge180/index.html");
  });
});
