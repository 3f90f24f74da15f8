// Writes what the guide takes from the app: its tables of keys and codes, and its pictures: all (`npm run guide`), or some
// (`npm run guide -- review plan`).
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { startOwnWindowBrowser } from "../e2e/window/support/window-page.ts";
import { projectRoot } from "../house/project-files.ts";
import { GUIDE_PICTURES } from "./guide-pictures.ts";
import { guideTables } from "./guide-tables.ts";

const guide = join(projectRoot, "docs/guide");
const pictures = join(guide, "pictures");
mkdirSync(pictures, { recursive: true });
for (const [name, text] of guideTables()) writeFileSync(join(guide, name), text);

const asked = process.argv.slice(2);
const browser = await startOwnWindowBrowser();
try {
  for (const [name, lead] of Object.entries(GUIDE_PICTURES)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const { page, complaints, close } = await browser.open({ isAlone: true });
    await lead(page);
    // Nothing is pointed at, and nothing that comes after the first frame is missing.
    await page.mouse.move(1, 1);
    await page.waitForLoadState("networkidle");
    await page.getByText("Working…").waitFor({ state: "hidden" });
    await page.screenshot({ path: join(pictures, `${name}.png`), animations: "disabled", caret: "hide" });
    await close();
    if (complaints.length > 0) throw new Error(`${name}: ${complaints.join("; ")}`);
    process.stdout.write(`${name}\n`);
  }
} finally {
  await browser.close();
}
