import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { SAMPLE_CLOCK } from "../../../shared/sample/sample-company.ts";
import { runCli } from "../support/run-cli.ts";
import { countPages } from "../window/support/count-pages.ts";
import { takeIn } from "../window/support/dropped-packs.ts";
import { choose } from "./support/desktop-app.ts";
import { chooseMenu } from "./support/window-driver.ts";
import { startWithPacks, type WindowWithPacks } from "./support/window-with-packs.ts";

let started: WindowWithPacks;
const documents = (name: string): string => started.documents(name);

beforeAll(async () => {
  started = await startWithPacks([{ key: "tallowmere", name: "Tallowmere" }]);
});
afterAll(() => started?.close());

/** The words of a PDF in their order, a page after the other. */
function pagesOf(path: string): readonly string[] {
  const { stdout } = spawnSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
  return stdout.split("\f").map((text) => text.replaceAll(/\s+/g, " ").trim());
}

it("a PDF that the window makes has the pages and the words of the one that the command line makes", async () => {
  const { app, page } = started;
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
