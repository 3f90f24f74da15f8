// Draws the icons of the app and of its packs from their SVG sources: PNG for Linux, ICO for Windows, ICNS for a Mac.
// What it makes is kept with the sources; it runs after a source was changed (`node build/icons/make-icons.mjs`).
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { findChromium } from "../ensure-chromium.mjs";
import { icnsOf, icoOf } from "./icon-containers.mjs";

const folder = import.meta.dirname;
/** Up to this many pixels the drawing of the small grid is used. */
const SMALL = 24;
const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512];
const WINDOWS_SIZES = [16, 24, 32, 48, 64, 128, 256];
const MAC_SIZES = [16, 32, 64, 128, 256, 512, 1024];
/** A Mac's icons leave room for their shadow: 824 of 1024 pixels are drawn on. */
const MAC_SHARE = 824 / 1024;

const browser = await chromium.launch({ executablePath: (await findChromium()) ?? "chromium" });
try {
  const page = await browser.newPage();
  for (const name of ["converge180", "pack"]) {
    const share = name === "converge180" ? MAC_SHARE : 1;
    writeFileSync(join(folder, `${name}.ico`), icoOf(await pictures(page, name, WINDOWS_SIZES, 1)));
    writeFileSync(join(folder, `${name}.icns`), icnsOf(await pictures(page, name, MAC_SIZES, share)));
  }
  mkdirSync(join(folder, "linux"), { recursive: true });
  for (const { size, png } of await pictures(page, "converge180", LINUX_SIZES, 1)) {
    writeFileSync(join(folder, "linux", `${size}x${size}.png`), png);
  }
} finally {
  await browser.close();
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} name
 * @param {readonly number[]} sizes in pixels
 * @param {number} share of the picture's width that is drawn on
 * @returns {Promise<{ size: number, png: Buffer }[]>}
 */
async function pictures(page, name, sizes, share) {
  const drawn = [];
  for (const size of sizes) {
    const source = size <= SMALL ? `${name}-small.svg` : `${name}.svg`;
    const svg = readFileSync(join(folder, source), "utf8");
    const width = size <= SMALL ? size : size * share;
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>html,body{margin:0;height:100%;display:grid;place-items:center;background:transparent}svg{width:${width}px;height:${width}px;display:block}</style>${svg}`,
    );
    drawn.push({ size, png: await page.screenshot({ omitBackground: true }) });
  }
  return drawn;
}
