import type { Page } from "playwright-core";

/** Imports files that follow the templates, from Data of the company on the screen. */
export async function importFiles(
  page: Page,
  files: readonly { readonly name: string; readonly text: string }[],
): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files…" }).click();
  await (await chooser).setFiles(
    files.map(({ name, text }) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) })),
  );
  await page.getByRole("button", { name: /^Import [\d,]+ rows$/ }).click();
  await page.getByRole("button", { name: "Back to Data" }).click();
}
