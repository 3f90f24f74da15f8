import type { Locator, Page } from "playwright-core";

/** Whether an element has the focus. */
export function hasFocus(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => element === document.activeElement);
}

/** Presses Tab until an element has the focus; fails where it is not reached. */
export async function tabTo(page: Page, locator: Locator, most = 60): Promise<void> {
  for (let step = 0; step < most; step += 1) {
    if (await hasFocus(locator)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${String(locator)} is not reached by Tab`);
}
