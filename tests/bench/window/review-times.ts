import type { Page } from "playwright-core";
import { loadSample, openCompany, startWindowBrowser } from "../../e2e/window/support/window-page.ts";
import type { BenchLine } from "./bench-lines.ts";
import { median } from "./median.ts";

const REPEATS = 7;

/** A pilot in its 22nd week: from the press of the button until the agenda and the first thing stand in review mode. */
export async function reviewTimes(): Promise<readonly BenchLine[]> {
  const browser = await startWindowBrowser();
  try {
    const { page } = await browser.open();
    await loadSample(page);
    await openCompany(page, "Tallowmere");
    await page.getByRole("link", { name: "Reviews" }).click();
    await page.getByRole("button", { name: "Start weekly review…" }).click();
    await page.getByRole("button", { name: "Start now" }).click();
    await page.locator(STAGE).waitFor();
    const times: number[] = [];
    for (let repeat = 0; repeat < REPEATS; repeat += 1) times.push(await openReview(page));
    return [
      {
        what: "a review of a pilot in its 22nd week opens in review mode",
        value: median(times),
        unit: "ms",
        against: null,
        limit: 300,
      },
    ];
  } finally {
    await browser.close();
  }
}

const STAGE = ".reviewmode main h2";

/** Leaves review mode, goes on with it, and takes the time until the stage stands. */
async function openReview(page: Page): Promise<number> {
  await page.getByRole("button", { name: "Leave" }).click();
  await page.getByRole("button", { name: "Go on with the review" }).waitFor();
  return page.evaluate(
    (selector) =>
      new Promise<number>((resolve) => {
        const button = [...document.querySelectorAll("button")].find((one) =>
          (one.textContent ?? "").includes("Go on with the review"),
        );
        const began = performance.now();
        const look = (): void => {
          if (document.querySelector(selector) === null) requestAnimationFrame(look);
          else resolve(performance.now() - began);
        };
        button?.click();
        look();
      }),
    STAGE,
  );
}
