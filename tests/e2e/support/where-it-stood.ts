import type { Page } from "playwright-core";
import { TestRunner } from "vitest";

const SHOWN_CHARACTERS = 4000;

/** Where the running test has failed: what the page shows, as a fault beside the test's own; else null. */
export async function whereItStood(page: Page): Promise<Error | null> {
  if (TestRunner.getCurrentTest()?.result?.state !== "fail") return null;
  try {
    const text = await page.locator("body").innerText({ timeout: 5000 });
    return new Error(`the page stood at ${page.url()} and showed:\n${text.slice(0, SHOWN_CHARACTERS)}`);
  } catch (error) {
    return new Error("the page did not answer any more", { cause: error });
  }
}
