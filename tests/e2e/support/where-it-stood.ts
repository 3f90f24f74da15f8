import process from "node:process";
import type { Page } from "playwright-core";
import { TestRunner } from "vitest";

const SHOWN_CHARACTERS = 4000;

/** Where the running test has failed: says what the page showed at the end, so that one failure is enough to understand it. */
export async function tellWhereItStood(page: Page): Promise<boolean> {
  if (TestRunner.getCurrentTest()?.result?.state !== "fail") return false;
  try {
    const text = await page.locator("body").innerText({ timeout: 5000 });
    process.stderr.write(`the page stood at ${page.url()}\n${text.slice(0, SHOWN_CHARACTERS)}\n`);
  } catch (error) {
    process.stderr.write(`the page did not answer any more: ${String(error)}\n`);
  }
  return true;
}
