import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** The rules whose answers depend on colours: the only ones that a theme can change. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

/** What axe finds at WCAG 2.2 AA in a light page: every rule in the light theme, those of colours in the dark one too. */
export async function violationsInBothThemes(
  page: Page,
  screen: string,
  part = "body",
): Promise<readonly string[]> {
  const light = await analysed(new AxeBuilder({ page }).include(part).withTags(TAGS), `${screen}, light`);
  await turnTo(page, "dark");
  const dark = await analysed(
    new AxeBuilder({ page }).include(part).withRules(OF_COLOURS),
    `${screen}, dark`,
  );
  await turnTo(page, "light");
  return [...light, ...dark];
}

async function analysed(axe: AxeBuilder, screen: string): Promise<readonly string[]> {
  // There are no frames: the result needs no second page to be put together in.
  const { violations } = await axe.setLegacyMode(true).analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${screen}: ${id} (${nodes.length}): ${nodes[0]?.html.slice(0, 200) ?? ""} ${nodes[0]?.failureSummary?.slice(0, 240) ?? ""}`,
  );
}

async function turnTo(page: Page, scheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor({ state: "attached" });
}
