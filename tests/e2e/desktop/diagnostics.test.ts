import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { PATIENCE_MS } from "../support/page-browser.ts";
import { prepareDesktopApp } from "./support/desktop-app.ts";
import { refuseFilesBelow } from "./support/file-refusals.ts";
import { addPerson, chooseMenu, startPilot } from "./support/window-driver.ts";

it("the log and what is copied for support hold codes and places, and no name, figure or folder", async () => {
  const desktop = await prepareDesktopApp("built page");
  onTestFinished(() => desktop.remove());
  const { app, page } = await desktop.start();
  onTestFinished(() => app.close());
  page.setDefaultTimeout(PATIENCE_MS);
  await startPilot(app, page, "Velta Logistics");
  await addPerson(page, "Ada Nowak");
  // Something fails on the disk, and something in the page, with a name and a figure in its words.
  await refuseFilesBelow(app, join(desktop.folder, "kept backups"), "EROFS");
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Back up now" }).click();
  await page.getByText("The disk or folder is read-only (FILE_DENIED)").waitFor();
  await page.evaluate(() => {
    setTimeout(() => {
      throw new RangeError("Ada Nowak owes 4200 to Velta");
    });
  });
  const logs = join(desktop.userData, "logs");
  const logged = (): string =>
    readdirSync(logs)
      .map((name) => readFileSync(join(logs, name), "utf8"))
      .join("");
  await expect.poll(logged).toContain('"kind":"RangeError"');
  expect(logged()).toContain('"event":"start"');
  expect(logged()).toContain('"code":"FILE_DENIED"');

  await chooseMenu(app, "copy diagnostics");
  await page.getByText("Copied for support: no names and no figures are in it").waitFor();
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toMatch(/^App: Converge180 \d/);
  expect(copied).toContain("Companies: 1");
  expect(copied).toContain('"code":"FILE_DENIED"');
  for (const text of [copied, logged()]) {
    expect(text).not.toMatch(/Velta|Nowak|Ada|Claims|4200/);
    expect(text).not.toContain(desktop.folder);
  }
  await page.getByRole("button", { name: "Show what is copied" }).click();
  expect(await page.getByLabel("Diagnostics").innerText()).toContain("Companies: 1");
});
