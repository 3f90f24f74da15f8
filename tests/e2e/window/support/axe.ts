import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type axe from "axe-core";
import type { Page } from "playwright-core";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** The rules whose answers depend on colours: the only ones that a theme can change. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

/** What axe finds at WCAG 2.2 AA in a light page: every rule in the light theme, those of colours in the dark one too. */
export async function violationsInBothThemes(
  page: Page,
  screen: string,
  part = "body",
): Promise<readonly string[]> {
  const light = await violations(page, part, { type: "tag", values: TAGS });
  await turnTo(page, "dark");
  const dark = await violations(page, part, { type: "rule", values: OF_COLOURS });
  await turnTo(page, "light");
  return [
    ...light.map((found) => `${screen}, light: ${found}`),
    ...dark.map((found) => `${screen}, dark: ${found}`),
  ];
}

async function violations(page: Page, part: string, runOnly: axe.RunOnly): Promise<readonly string[]> {
  if (await page.evaluate(() => !("axe" in globalThis))) await page.evaluate(SOURCE);
  return page.evaluate(
    async ({ part: within, runOnly: rules }) => {
      const { run } = (globalThis as unknown as { axe: typeof axe }).axe;
      // Only what is wrong is put together: what is right has ten times as many elements.
      const { violations: found } = await run(within, { runOnly: rules, resultTypes: ["violations"] });
      return found.map(
        ({ id, nodes }) =>
          `${id} (${nodes.length}): ${nodes[0]?.html.slice(0, 200) ?? ""} ${nodes[0]?.failureSummary?.slice(0, 240) ?? ""}`,
      );
    },
    { part, runOnly },
  );
}

async function turnTo(page: Page, scheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor({ state: "attached" });
}
