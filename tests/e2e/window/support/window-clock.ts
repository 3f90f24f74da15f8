import type { Page } from "playwright-core";

/** Sets the clock of a page: the time has passed, and somebody comes back to the window. */
export async function setClock(page: Page, moment: string): Promise<void> {
  await page.clock.setFixedTime(new Date(moment));
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
}
