import type { Page } from "playwright-core";
import { loadCompany, startOwnWindowBrowser } from "../../e2e/window/support/window-page.ts";
import type { BenchLine } from "../measure/bench-lines.ts";
import { median } from "../measure/median.ts";

const REPEATS = 7;
const LIMIT_MS = 300;

/**
 * A pilot in its 22nd week whose agenda stands on Reviews: from the press of the button until the first thing stands in
 * review mode, for a review that is started (and recorded) and for one that is gone on with.
 */
export async function reviewTimes(): Promise<readonly BenchLine[]> {
  const browser = await startOwnWindowBrowser();
  try {
    const { page } = await browser.open();
    await loadCompany(page, "Tallowmere");
    const started: number[] = [];
    const resumed: number[] = [];
    for (let repeat = 0; repeat <= REPEATS; repeat += 1) {
      started.push(await start(page));
      resumed.push(await goOn(page));
      await close(page);
    }
    const line = (what: string, times: readonly number[]): BenchLine => ({
      what: `a review of a pilot in its 22nd week ${what} in review mode`,
      // The first time the window's scripts are read.
      value: median(times.slice(1)),
      unit: "ms",
      against: null,
      limit: LIMIT_MS,
    });
    return [line("is started and opens", started), line("is gone on with", resumed)];
  } finally {
    await browser.close();
  }
}

async function start(page: Page): Promise<number> {
  await page.getByRole("navigation").getByRole("link", { name: "Reviews" }).click();
  await page.getByRole("tab", { name: "Weekly" }).click();
  await agendaStands(page);
  await page.getByRole("button", { name: "Start weekly review…" }).click();
  await page.getByRole("button", { name: "Start now" }).waitFor();
  return untilOnStage(page, "Start now");
}

/** Leaves review mode and goes on with it. */
async function goOn(page: Page): Promise<number> {
  await page.getByRole("button", { name: "Leave" }).click();
  await agendaStands(page);
  return untilOnStage(page, "Go on with the review");
}

async function close(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^No decision today/ }).click();
  await page.getByRole("button", { name: "Close: no decision today" }).click();
  await page.getByRole("tab", { name: "Minutes", selected: true }).waitFor();
}

async function agendaStands(page: Page): Promise<void> {
  await page.getByRole("region", { name: "Due first" }).waitFor();
}

/** Presses a button and takes the time until something stands on the stage. */
function untilOnStage(page: Page, button: string): Promise<number> {
  return page.evaluate(
    ({ words, stage }) =>
      new Promise<number>((resolve) => {
        const found = [...document.querySelectorAll("button")].find((one) =>
          (one.textContent ?? "").includes(words),
        );
        const began = performance.now();
        const look = (): void => {
          if (document.querySelector(stage) === null) requestAnimationFrame(look);
          else resolve(performance.now() - began);
        };
        found?.click();
        look();
      }),
    { words: button, stage: ".reviewmode main h2" },
  );
}
