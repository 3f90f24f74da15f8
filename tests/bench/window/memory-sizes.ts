import process from "node:process";
import type { BrowserContext } from "playwright-core";
import type { BenchLine } from "../measure/bench-lines.ts";
import { median } from "../measure/median.ts";
import { megabytesOfTree } from "../measure/process-memory.ts";
import { type BenchPage, benchBrowser, loadSample } from "./bench-window.ts";

const ROUNDS = 3;
/** Cleaning up and what is kept for later come after a window stands. */
const SETTLED_MS = 10_000;

/** Memory of the window with the sample portfolio, its workers included, beside a bare shell of Mantine's parts. */
export async function memorySizes(app: BenchPage, shell: BenchPage): Promise<readonly BenchLine[]> {
  const filled = await benchBrowser(["--js-flags=--expose-gc"]);
  const page = await filled.newPage();
  await page.goto(app.address);
  await loadSample(page);
  await page.waitForTimeout(SETTLED_MS);
  await page.close();
  const portfolio = { address: `${app.address}#/portfolio`, selector: ".cards" };
  const sizes = { app: [] as Sizes[], shell: [] as Sizes[], workers: [] as Sizes[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    sizes.app.push(await sizesOf(filled, portfolio.address, portfolio.selector));
    // The same browser: what it holds for itself is in all.
    sizes.shell.push(await sizesOf(filled, shell.address, "tbody tr"));
    sizes.workers.push(await sizesOf(filled, `${shell.address}#workers`, "tbody tr"));
  }
  await filled.close();
  const held = (of: readonly Sizes[]) => median(of.map((size) => size.held));
  const bare = { what: "a bare Mantine window", value: held(sizes.shell) };
  return [
    {
      what: "memory of the window with the sample portfolio: page and workers",
      value: held(sizes.app),
      unit: "MB",
      against: bare,
      limit: 1.5,
    },
    {
      what: "  before garbage is collected",
      value: median(sizes.app.map((size) => size.taken)),
      unit: "MB",
      against: { what: "a bare Mantine window", value: median(sizes.shell.map((size) => size.taken)) },
      limit: null,
    },
    {
      what: "  floor: a bare Mantine window with two workers that do nothing",
      value: held(sizes.workers),
      unit: "MB",
      against: bare,
      limit: null,
    },
  ];
}

/** Megabytes that a window takes once it stands, and what it still holds when garbage is collected. */
interface Sizes {
  readonly taken: number;
  readonly held: number;
}

/** What a window adds to the processes that show pages: the others of the browser are there for every window. */
async function sizesOf(context: BrowserContext, address: string, selector: string): Promise<Sizes> {
  const before = megabytesOfPages();
  const page = await context.newPage();
  await page.goto(address);
  await page.locator(selector).first().waitFor();
  await page.waitForTimeout(SETTLED_MS);
  const taken = megabytesOfPages() - before;
  // All of it, and the room that it took is given back.
  const collect = () => globalThis.gc?.({ type: "major", execution: "sync", flavor: "last-resort" });
  await page.evaluate(collect);
  for (const worker of page.workers()) await worker.evaluate(collect);
  const held = megabytesOfPages() - before;
  await page.close();
  await page
    .context()
    .pages()[0]
    ?.waitForTimeout(SETTLED_MS / 2);
  return { taken, held };
}

function megabytesOfPages(): number {
  return megabytesOfTree(process.pid, (command) => command.includes("--type=renderer"));
}
