import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violationsInBothThemes } from "./support/axe.ts";
import { chooseFiles, importChecked, startPilot } from "./support/window-import.ts";
import { startWindowBrowser, type WindowBrowser } from "./support/window-page.ts";

const HEADER = "date,workflow,segment,eligible,autonomous,qualified,accepted,overridden,escalated";
const rows = (qualified: number) =>
  Array.from({ length: 7 }, (_, day) => `2026-01-0${day + 5 > 9 ? 9 : day + 5}`)
    .slice(0, 5)
    .map((date) => `${date},Claims intake,Retail,100,70,${qualified},40,8,2`);
const WORK = [HEADER, ...rows(60), "2026-02-30,Claims intake,Retail,100,70,60,40,8,2"].join("\n");
const LATER = [HEADER, ...rows(50)].join("\n");
/** Day and month can both stand first. */
const AMBIGUOUS = [
  "Day;Process;Kind;Cases",
  ...Array.from({ length: 6 }, (_, index) => `0${index + 1}/02/2026;Claims;SMB;${100 + index}`),
].join("\n");

let browser: WindowBrowser;

beforeAll(async () => {
  browser = await startWindowBrowser();
});
afterAll(() => browser.close());

describe("a template file", () => {
  it("skips to Check, is imported, compared, followed to its line and taken back", async () => {
    const { page, complaints, close } = await browser.open();
    await startPilot(page);
    await chooseFiles(page, { name: "work.csv", text: WORK });
    await page.getByRole("button", { name: "Show the rows" }).click();
    await page
      .getByRole("table", { name: "Refused rows of work.csv" })
      .getByText("2026-02-30")
      .first()
      .waitFor();
    await importChecked(page, "5");

    await chooseFiles(page, { name: "work.csv", text: [HEADER, ...rows(60)].join("\n") });
    await page.getByText("Every row is there already").first().waitFor();
    await page.getByRole("button", { name: "Leave the import" }).click();

    await chooseFiles(page, { name: "later.csv", text: LATER });
    await page.getByRole("button", { name: /^Compare/ }).click();
    await page.getByRole("button", { name: /^Import 5 / }).click();
    await page.getByRole("button", { name: "Open the import" }).click();
    await page.getByRole("heading", { name: "Rows as stored" }).waitFor();
    const stored = page.getByRole("table", { name: /as stored/ });
    await stored.getByText("50", { exact: true }).first().waitFor();
    expect(await page.evaluate(() => location.hash)).toMatch(/^#\/c\/[^/]+\/data\/import\/[^/]+$/);

    await page.getByRole("button", { name: "Take back…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Take back" }).click();
    await page
      .getByText(/taken back/i)
      .first()
      .waitFor();
    await close();
    expect(complaints).toStrictEqual([]);
  });

  it("gives the refused rows as a file", async () => {
    const { page, close } = await browser.open();
    await startPilot(page);
    await chooseFiles(page, { name: "work.csv", text: WORK });
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: /CSV/ }).first().click();
    const text = await readFile(await (await download).path(), "utf8");
    expect(text).toContain("2026-02-30,Claims intake,Retail,100,70,60,40,8,2");
    expect(text.split("\n")[0]).toContain(HEADER);
    await close();
  });
});

describe("a foreign file", () => {
  it("asks what cannot be known, with both readings, before it can be checked", async () => {
    const { page, complaints, close } = await browser.open();
    await startPilot(page);
    await chooseFiles(page, { name: "export.csv", text: AMBIGUOUS });
    const questions = page.getByRole("group", { name: "Questions" });
    await page.getByRole("radio", { name: /^work/ }).check();
    await page.getByLabel("date: from the file").selectOption({ label: "Day" });
    await questions.getByText("does the day or the month stand first?").first().waitFor();
    expect(await page.getByRole("button", { name: "Continue to check" }).isDisabled()).toBe(true);
    await questions
      .getByRole("button", { name: /read so$/ })
      .first()
      .click();
    await expect.poll(() => questions.count()).toBe(0);
    await close();
    expect(complaints).toStrictEqual([]);
  });
});

it("goes by keyboard alone", async () => {
  const { page, complaints, close } = await browser.open();
  await startPilot(page);
  await page.getByRole("link", { name: "Data", exact: true }).focus();
  await page.keyboard.press("Enter");
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files…" }).focus();
  await page.keyboard.press("Enter");
  await (await chooser).setFiles({ name: "later.csv", mimeType: "text/csv", buffer: Buffer.from(LATER) });
  await tabTo(page, /^Import 5 /);
  await page.keyboard.press("Enter");
  // What comes next has the focus when it is done.
  await expect.poll(() => focused(page)).toBe("Open the import");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Rows as stored" }).waitFor();
  await close();
  expect(complaints).toStrictEqual([]);
});

describe("in both themes", () => {
  it("axe finds nothing at WCAG 2.2 AA on the ways of an import", async () => {
    const { page, complaints, close } = await browser.open();
    const found: string[] = [];
    const look = async (screen: string) => {
      found.push(...(await violationsInBothThemes(page, screen)));
    };
    await startPilot(page);
    await chooseFiles(page, { name: "export.csv", text: AMBIGUOUS });
    await page.getByRole("button", { name: "Continue to check" }).waitFor();
    await look("columns");
    await page.getByRole("button", { name: "1 File" }).click();
    await page.getByRole("region", { name: "The file as it stands" }).waitFor();
    await look("file");
    await page.getByRole("button", { name: "Leave the import" }).click();
    const leave = page.getByRole("dialog").getByRole("button", { name: /^Leave/ });
    if (await leave.isVisible()) await leave.click();
    await chooseFiles(page, { name: "work.csv", text: WORK });
    await page.getByRole("button", { name: "Show the rows" }).click();
    await look("check");
    await page.getByRole("button", { name: /^Import 5 / }).click();
    await page.getByRole("button", { name: "Open the import" }).waitFor();
    await look("done");
    await page.getByRole("button", { name: "Open the import" }).click();
    await page.getByRole("heading", { name: "Rows as stored" }).waitFor();
    await look("run");
    await page.getByRole("button", { name: "Take back…" }).click();
    await page.getByRole("dialog").waitFor();
    await look("take back");
    await close();
    expect(found).toStrictEqual([]);
    expect(complaints).toStrictEqual([]);
  });
});

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? "");

/** Presses Tab until something of that name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  await page.getByRole("button", { name }).waitFor();
  for (let press = 0; press < 60; press += 1) {
    if (name.test(await focused(page))) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never came to ${String(name)}`);
}
