import type { Page } from "playwright-core";

/** A file as a person chooses it: a path, or a name with its text. */
export type ChosenFile = string | { readonly name: string; readonly text: string };

/** Starts a pilot and waits until its plan is on the screen. */
export async function startPilot(
  page: Page,
  { start = "2026-01-05", zone = "Europe/Berlin" }: { readonly start?: string; readonly zone?: string } = {},
): Promise<void> {
  await page.getByRole("button", { name: "Start a pilot…" }).click();
  const dialog = page.getByRole("dialog", { name: "New pilot" });
  await dialog.getByLabel("Company").fill("Acme");
  await dialog.getByLabel("Day 0").fill(start);
  await dialog.getByLabel("Time zone").fill(zone);
  await dialog.getByLabel("Time zone").press("Tab");
  await dialog.getByRole("button", { name: "Start pilot" }).click();
  await page.getByRole("grid", { name: "Checklist" }).waitFor();
}

/** Opens Data and chooses files there. */
export async function chooseFiles(page: Page, ...files: readonly ChosenFile[]): Promise<void> {
  await page.getByRole("link", { name: "Data", exact: true }).click();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files…" }).click();
  const paths = files.filter((file) => typeof file === "string");
  const texts = files.filter((file) => typeof file !== "string");
  await (await chooser).setFiles(
    texts.length === 0
      ? paths
      : texts.map(({ name, text }) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text, "utf8") })),
  );
}

/** Imports what stands in Check; its name says how many rows, e.g. `2,000`. */
export async function importChecked(page: Page, count: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`^Import ${count} `) }).click();
  await page.getByRole("button", { name: "Back to Data" }).click();
  await page.getByRole("grid", { name: "Imports" }).waitFor();
}

/** Saves the pack of the pilot that is open; the path of the file. */
export async function savePack(page: Page): Promise<string> {
  await page.getByRole("tab", { name: "Packs" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: /^Save pack of/ }).click();
  return (await download).path();
}
