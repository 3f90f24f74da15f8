import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ElectronApplication, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ensureBuilt } from "../../../build/ensure-built.mjs";
import { SAMPLE_CLOCK } from "../../../shared/sample/sample-company.ts";
import { samplePacks } from "../../shared/sample/sample-packs.ts";
import { PATIENCE_MS } from "../support/page-browser.ts";
import { runCli } from "../support/run-cli.ts";
import { countPages } from "../window/support/count-pages.ts";
import { takeIn } from "../window/support/dropped-packs.ts";
import { choose, type DesktopApp, prepareDesktopApp } from "./support/desktop-app.ts";
import { chooseMenu, listenForComplaints } from "./support/window-driver.ts";

let desktop: DesktopApp;
let app: ElectronApplication;
let page: Page;
let complaints: readonly string[] = [];

const documents = (name: string): string => join(desktop.folder, "documents", name);

beforeAll(async () => {
  await ensureBuilt({ targets: ["cli"] });
  desktop = await prepareDesktopApp("built page");
  mkdirSync(documents(""));
  const [pack = new Uint8Array()] = await samplePacks("Tallowmere");
  writeFileSync(documents("tallowmere.c180"), pack);
  ({ app, page } = await desktop.start(documents("tallowmere.c180")));
  page.setDefaultTimeout(PATIENCE_MS);
  complaints = await listenForComplaints(page);
});
afterAll(async () => {
  await app?.close();
  desktop?.remove();
  if (complaints.length > 0) throw new Error(`the page complained: ${complaints.join("; ")}`);
});

/** The words of a PDF in their order, a page after the other. */
function pagesOf(path: string): readonly string[] {
  const { stdout } = spawnSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
  return stdout.split("\f").map((text) => text.replaceAll(/\s+/g, " ").trim());
}

it("a PDF that the window makes has the pages and the words of the one that the command line makes", async () => {
  await takeIn(page);
  await page.getByText(/^1 new: Tallowmere/).waitFor();
  await page.getByRole("link", { name: /^Open Tallowmere/ }).click();
  await page.getByRole("heading", { name: "Today", exact: true }).waitFor();
  await choose(app, documents("window.pdf"));
  await chooseMenu(app, "export report");
  const dialog = page.getByRole("dialog", { name: "Export" });
  await dialog.getByLabel("Report").selectOption({ label: "Baseline report" });
  await dialog.getByLabel("Format").selectOption({ label: "PDF" });
  await dialog.getByLabel("Paper").selectOption("A4");
  await dialog.getByRole("button", { name: "Export…" }).click();
  await dialog.getByText("Saved window.pdf").waitFor({ timeout: 60_000 });

  const made = await runCli([
    "report",
    documents("tallowmere.c180"),
    "--kind",
    "baseline",
    "--format",
    "pdf",
    "--circle",
    "everyone",
    "--out",
    documents("reports"),
    "--as-of",
    SAMPLE_CLOCK,
  ]);
  expect(made).toMatchObject({ code: 0 });
  const own = documents("window.pdf");
  const other = documents("reports/baseline.pdf");
  expect(countPages(readFileSync(own))).toStrictEqual(countPages(readFileSync(other)));
  const pages = pagesOf(own);
  expect(pages.length).toBeGreaterThan(8);
  expect(pages).toStrictEqual(pagesOf(other));
  expect(pages.join(" ")).toContain("Tallowmere Payroll");
});
