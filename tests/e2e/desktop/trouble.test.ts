import type { ElectronApplication } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type DesktopApp, prepareDesktopApp } from "./support/desktop-app.ts";
import { answerBoxes, askedIn } from "./support/message-boxes.ts";

let desktop: DesktopApp;
let app: ElectronApplication;

beforeEach(async () => {
  desktop = await prepareDesktopApp("test page");
  ({ app } = await desktop.start());
});
afterEach(async () => {
  await app.close();
  desktop.remove();
});

/** Runs a text in the page; a page that died and came back is another one for Playwright, not for main. */
const inPage = (text: string): Promise<unknown> =>
  app.evaluate(
    ({ BrowserWindow }, text) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(text),
    text,
  );

const crash = (): Promise<void> =>
  app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );

/** Marks this life of the page, so that the next one can be told from it. */
const mark = (): Promise<unknown> => inPage("globalThis.isMarked = true");
const isNewPage = (): Promise<unknown> =>
  inPage('"heard" in globalThis && !("isMarked" in globalThis)').catch(() => false);

describe("a page that dies", () => {
  it("is opened again when the person says so, and works as before", async () => {
    await answerBoxes(app, ["Open it again"]);
    await mark();
    await crash();
    await expect.poll(isNewPage).toBe(true);
    expect(await askedIn(app)).toMatchObject([
      {
        message: "The window stopped working",
        detail: expect.stringContaining("Everything that was shown as saved is on the disk."),
        buttons: ["Open it again", "Quit"],
      },
    ]);
    expect(await inPage("converge180Desktop.listPilots({})")).toStrictEqual({ ok: true, value: [] });
    await app.evaluate(({ Menu }) => {
      Menu.getApplicationMenu()?.getMenuItemById("keys")?.click();
    });
    await expect.poll(() => inPage("heard.menu")).toStrictEqual(["keys"]);
  });

  it("three times within two minutes is opened elsewhere, and the data can be looked at first", async () => {
    await answerBoxes(app, ["Open it again", "Open it again", "Show data folder", "Start at the portfolio"]);
    await app.evaluate(({ shell }) => {
      Object.assign(globalThis, { shown: [] });
      shell.openPath = async (path) => {
        (globalThis as unknown as { shown: string[] }).shown.push(path);
        return "";
      };
    });
    for (let time = 1; time <= 3; time += 1) {
      await mark();
      await crash();
      await expect.poll(isNewPage).toBe(true);
    }
    const asked = await askedIn(app);
    expect(asked.map(({ message }) => message)).toStrictEqual([
      "The window stopped working",
      "The window stopped working",
      "The window stopped working 3 times in two minutes",
      "The window stopped working 3 times in two minutes",
    ]);
    expect(asked.at(-1)?.buttons).toStrictEqual(["Start at the portfolio", "Show data folder", "Quit"]);
    expect(await inPage("location.hash")).toBe("#/portfolio");
    const shown = await app.evaluate(() => (globalThis as unknown as { shown: string[] }).shown);
    expect(shown).toStrictEqual([`${desktop.userData}/journal`]);
  });
});

describe("a page that does not answer", () => {
  const becomes = (event: "unresponsive" | "responsive"): Promise<void> =>
    app.evaluate(({ BrowserWindow }, event) => {
      BrowserWindow.getAllWindows()[0]?.emit(event);
    }, event);

  it("is waited for, and the question goes away when it answers", async () => {
    await answerBoxes(app, []);
    await mark();
    await becomes("unresponsive");
    await becomes("unresponsive");
    expect(await askedIn(app)).toMatchObject([
      { message: "The window does not answer", buttons: ["Wait", "Open it again"] },
    ]);
    await becomes("responsive");
    await becomes("unresponsive");
    await expect.poll(() => askedIn(app)).toHaveLength(2);
    expect(await inPage("globalThis.isMarked")).toBe(true);
  });

  it("is ended and opened again when the person says so, without a second question", async () => {
    await answerBoxes(app, ["Open it again"]);
    await mark();
    await becomes("unresponsive");
    await expect.poll(isNewPage).toBe(true);
    expect(await askedIn(app)).toHaveLength(1);
  });
});
