import process from "node:process";
import type { BrowserContext, Page } from "playwright-core";
import type { BenchLine } from "../measure/bench-lines.ts";
import { median } from "../measure/median.ts";
import { megabytesOfTree } from "../measure/process-memory.ts";
import { type BenchPage, benchBrowser, loadSample } from "./bench-window.ts";

const ROUNDS = 3;
/** Cleaning up and what is kept for later come after a window stands. */
const SETTLED_MS = 10_000;

/** Memory of the window with the sample portfolio, its workers included, beside a bare shell of Mantine's parts. */
export async function memorySizes(app: BenchPage, shell: BenchPage): Promise<readonly BenchLine[]> {
  const filled = await benchBrowser();
  const page = await filled.newPage();
  await page.goto(app.address);
  await loadSample(page);
  await page.waitForTimeout(SETTLED_MS);
  await page.close();
  const portfolio = { address: `${app.address}#/portfolio`, selector: ".cards" };
  const sizes = { app: [] as number[], shell: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    sizes.app.push(await sizeOf(filled, portfolio.address, portfolio.selector));
    // The same browser: what it holds for itself is in both.
    sizes.shell.push(await sizeOf(filled, shell.address, "tbody tr"));
  }
  await filled.close();
  return [
    {
      what: "memory of the window with the sample portfolio: page and workers",
      value: median(sizes.app),
      unit: "MB",
      against: { what: "a bare Mantine window", value: median(sizes.shell) },
      limit: 1.5,
    },
  ];
}

/** What a window adds to the processes that show pages: the others of the browser are there for every window. */
async function sizeOf(context: BrowserContext, address: string, selector: string): Promise<number> {
  const before = megabytesOfPages();
  const page = await context.newPage();
  await page.goto(address);
  await page.locator(selector).first().waitFor();
  await page.waitForTimeout(SETTLED_MS);
  await collectGarbage(page);
  const size = megabytesOfPages() - before;
  await page.close();
  await page
    .context()
    .pages()[0]
    ?.waitForTimeout(SETTLED_MS / 2);
  return size;
}

function megabytesOfPages(): number {
  return megabytesOfTree(process.pid, (command) => command.includes("--type=renderer"));
}

async function collectGarbage(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  await session.detach();
}
