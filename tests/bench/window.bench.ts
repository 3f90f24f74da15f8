import type { BrowserContext } from "playwright-core";
import { type BenchLine, printLines } from "./measure/bench-lines.ts";
import { benchBrowser, benchPage } from "./window/bench-window.ts";
import { editTimes } from "./window/edit-times.ts";
import { homeTimes } from "./window/home-times.ts";
import { memorySizes } from "./window/memory-sizes.ts";
import { millionRows } from "./window/million-rows.ts";
import { portfolioTimes } from "./window/portfolio-times.ts";
import { reviewTimes } from "./window/review-times.ts";
import { buildWindowChunks, startScripts } from "./window/start-path.ts";
import { startTimes } from "./window/start-times.ts";

/** Start, portfolio, import and edits of the window, in a real Chromium over real storage. Only ratios mean something. */
const asked = process.argv.slice(2);
const isAsked = (name: string): boolean => asked.length === 0 || asked.includes(name);

async function startScriptLines(): Promise<readonly BenchLine[]> {
  const scripts = startScripts(await buildWindowChunks(), "renderer/features/today/today-place.tsx");
  const bytes = scripts.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0);
  return [
    {
      what: "scripts of the page until Today stands, gzip",
      value: bytes / 1000,
      unit: "KB",
      against: null,
      limit: 300,
    },
  ];
}

/** Every part has a browser of its own: what one of them stored is no part of another. */
async function withBrowser(
  measure: (context: BrowserContext) => Promise<readonly BenchLine[]>,
): Promise<readonly BenchLine[]> {
  const context = await benchBrowser();
  try {
    return await measure(context);
  } finally {
    await context.close();
  }
}

const lines: BenchLine[] = [];
if (isAsked("scripts")) lines.push(...(await startScriptLines()));
if (isAsked("edit")) lines.push(...(await editTimes()));
if (isAsked("review")) lines.push(...(await reviewTimes()));
if (isAsked("homes")) lines.push(...(await withBrowser(homeTimes)));
if (["start", "companies", "rows", "memory"].some(isAsked)) {
  const app = await benchPage("renderer");
  const shell = await benchPage("tests/bench/window/mantine-shell");
  if (isAsked("start")) lines.push(...(await withBrowser((context) => startTimes(context, app, shell))));
  if (isAsked("rows")) lines.push(...(await withBrowser((context) => millionRows(context, app))));
  if (isAsked("companies")) lines.push(...(await withBrowser((context) => portfolioTimes(context, app))));
  if (isAsked("memory")) lines.push(...(await memorySizes(app, shell)));
  shell.close();
  app.close();
}
printLines(lines);
