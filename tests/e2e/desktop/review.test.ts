import type { ElectronApplication, Page } from "playwright-core";
import { afterEach, beforeEach, expect, it } from "vitest";
import { PATIENCE_MS } from "../support/page-browser.ts";
import { type DesktopApp, prepareDesktopApp } from "./support/desktop-app.ts";
import { listenForComplaints, startPilot } from "./support/window-driver.ts";

let desktop: DesktopApp;
let app: ElectronApplication;
let page: Page;
let complaints: readonly string[] = [];

beforeEach(async () => {
  desktop = await prepareDesktopApp("built page");
});
afterEach(async () => {
  await app.close();
  desktop.remove();
  if (complaints.length > 0) throw new Error(`the page complained: ${complaints.join("; ")}`);
});

async function start(): Promise<void> {
  ({ app, page } = await desktop.start());
  page.setDefaultTimeout(PATIENCE_MS);
  complaints = await listenForComplaints(page);
}

const goTo = (place: string): Promise<void> => page.getByRole("link", { name: place, exact: true }).click();

/** Writes what the key asks for, and records it. */
async function write(key: string, label: string, text: string): Promise<void> {
  await page.keyboard.press(key);
  await page.getByLabel(label).fill(text);
  await page.keyboard.press("Control+Enter");
  await expect.poll(() => page.getByLabel(label).count()).toBe(0);
}

const stageName = () => page.getByRole("main").getAttribute("aria-label");

it("a power cut in the middle of a review: all that was acknowledged is there, and the room goes on where it was", async () => {
  await start();
  await startPilot(app, page, "Velta Logistics");
  await goTo("Reviews");
  await page.getByRole("button", { name: "Start weekly review…" }).click();
  await page.getByRole("button", { name: "Start now" }).click();
  await page.getByRole("navigation", { name: "Sections" }).waitFor();
  await write("p", "Park for the next review", "The price of the pilot");
  await write("c", "Confidential point", "The CTO may leave.");
  await page.keyboard.press("d");
  await expect.poll(stageName).toBe("Trade-off");
  await page.keyboard.press("ArrowLeft");
  await expect.poll(stageName).not.toBe("Trade-off");
  const onStage = await stageName();
  await write("n", "Note for the minutes", "Ada looks into it.");
  await desktop.kill(app);

  await start();
  await goTo("Reviews");
  await page.getByRole("button", { name: "Go on with the review" }).click();
  await page
    .getByRole("contentinfo")
    .getByText("Minutes so far 2 · 1 point in the facilitator copy")
    .waitFor();
  expect(await stageName()).toBe(onStage);
  await page.keyboard.press("v");
  await page.getByRole("button", { name: "Close: no decision today" }).click();
  const minutes = page.getByRole("article");
  await minutes.getByText("The price of the pilot").waitFor();
  await minutes.getByText("Ada looks into it.").waitFor();
  await page.getByRole("button", { name: "Facilitator copy" }).click();
  await minutes.getByText("The CTO may leave.").waitFor();
}, 90_000);
