import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { ElectronApplication, Page } from "playwright-core";

/** What a page of the app complained about: errors of the console, broken promises, violations of the policy. */
export async function listenForComplaints(page: Page): Promise<readonly string[]> {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.evaluate(() => {
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      // The console's errors are listened to: this one is for violations that it does not print.
      setTimeout(() => {
        throw new Error(`policy violated: ${effectiveDirective} ${blockedURI}`);
      });
    });
  });
  return complaints;
}

/** Chooses an item of the application menu, as a person would. */
export async function chooseMenu(app: ElectronApplication, id: string): Promise<void> {
  await app.evaluate(({ Menu }, id) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(id);
    if (item === null || item === undefined) throw new Error(`no menu item ${id}`);
    (item.click as () => void)();
  }, id);
}

/** Starts a pilot through the menu and waits for its plan. */
export async function startPilot(app: ElectronApplication, page: Page, company: string): Promise<void> {
  await chooseMenu(app, "new pilot");
  const dialog = page.getByRole("dialog", { name: "New pilot" });
  await dialog.getByLabel("Company").fill(company);
  await dialog.getByLabel("First customer workflow").fill("Claims");
  await dialog.getByLabel("Day 0").fill("2026-06-01");
  await dialog.getByRole("button", { name: "Start pilot" }).click();
  await page.getByRole("grid", { name: "Checklist" }).waitFor();
}

/** Adds a person on Organisation: one change that is saved before this ends. */
export async function addPerson(page: Page, name: string): Promise<void> {
  await fillPerson(page, name);
  await page.getByRole("row", { name: new RegExp(name) }).waitFor();
}

/** Asks for a person to be added, whatever comes of it. */
export async function fillPerson(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name: "Organisation" }).click();
  await page.getByRole("button", { name: "Add a person…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Add" }).click();
}

/** The folders in which the browser keeps the databases of the app. */
export function databaseFolders(userData: string): readonly string[] {
  return readdirSync(userData, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.endsWith(".indexeddb.leveldb"))
    .map((entry) => join(entry.parentPath, entry.name));
}
