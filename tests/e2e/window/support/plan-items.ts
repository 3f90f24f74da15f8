import type { Page } from "playwright-core";
import { expect } from "vitest";

const rowOf = (page: Page, item: RegExp) =>
  page.getByRole("grid", { name: "Checklist" }).getByRole("row", { name: item });

/** Opens the plan of the company on the screen. */
export async function goToPlan(page: Page): Promise<void> {
  await page.getByRole("navigation").getByRole("link", { name: "Plan", exact: true }).click();
  await page.getByRole("grid", { name: "Checklist" }).waitFor();
  // The word about the last change may stand over the lowest rows for a while.
  await page.evaluate(() => document.querySelector<HTMLElement>('[aria-label="Close notice"]')?.click());
}

/** The word that stands at an item. */
export async function stateOf(page: Page, item: RegExp): Promise<string> {
  return (await rowOf(page, item).getByRole("gridcell").first().innerText()).trim();
}

/** Follows what is missing of an item to where it is made. */
export async function follow(page: Page, item: RegExp): Promise<void> {
  await goToPlan(page);
  await rowOf(page, item).getByRole("link").click();
}

/** Goes back to the plan and waits until an item is proven. */
export async function isProven(page: Page, item: RegExp): Promise<void> {
  await goToPlan(page);
  await expect.poll(() => stateOf(page, item)).toBe("proven");
}
