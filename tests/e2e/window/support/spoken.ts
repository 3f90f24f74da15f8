import type { Page } from "playwright-core";

/** What must have a name of its own to be told from another. */
const NAMED =
  /^\s*- (?:button|link|textbox|checkbox|radio|combobox|tab|grid|table|dialog|complementary|navigation|spinbutton|searchbox|slider|separator|progressbar)(?! ")(?:$|[:\s])/u;

/** What a screen reader is told of a page, and what is wrong with it: parts without a name, headings that skip a level. */
export async function spoken(
  page: Page,
): Promise<{ readonly words: string; readonly faults: readonly string[] }> {
  const words = await page.locator("body").ariaSnapshot();
  const faults = words
    .split("\n")
    .filter((line) => NAMED.test(line))
    .map((line) => `no name: ${line.trim()}`);
  let above = 0;
  for (const [, name = "", level = "0"] of words.matchAll(/heading "(.*?)" \[level=(\d)\]/gu)) {
    if (Number(level) > above + 1) faults.push(`a heading of level ${level} under ${above}: ${name}`);
    above = Number(level);
  }
  return { words, faults };
}
