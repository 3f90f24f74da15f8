import type { Page } from "playwright-core";

/** What a room says in Meeting Zero; absent numbers nobody knows. */
export interface MeetingWords {
  readonly company?: string;
  readonly workflow: string;
  readonly people?: Readonly<Partial<Record<"CPO" | "CTO" | "CRO", string>>>;
  readonly numbers?: Readonly<Partial<Record<"Value" | "Trust" | "Cost" | "Revenue" | "Learning", string>>>;
}

const NUMBERS = ["Value", "Trust", "Cost", "Revenue", "Learning"] as const;

/** Goes from the first step to the question. */
export async function sayNumbers(page: Page, words: MeetingWords): Promise<void> {
  if (words.company !== undefined) await page.getByLabel("Company").fill(words.company);
  await page.getByLabel("Customer workflow").fill(words.workflow);
  await goOn(page);
  for (const [role, name] of Object.entries(words.people ?? { CPO: "Ada Nowak" })) {
    await page.getByLabel(`Name of the ${role}`).fill(name);
  }
  await goOn(page);
  for (const pillar of NUMBERS) {
    const text = words.numbers?.[pillar];
    if (text === undefined) await page.getByLabel(`${pillar}: we do not know`).check();
    else await page.getByRole("textbox", { name: new RegExp(`^${pillar}, `) }).fill(text);
  }
  await goOn(page);
}

/** Fills the three lenses. */
export async function fillLenses(page: Page): Promise<void> {
  for (const [lens, effect] of [
    ["Customer outcome quality", "+1, better"],
    ["Reliability and cost", "0, no effect"],
    ["Revenue", "−1, worse"],
  ] as const) {
    const region = page.getByRole("region", { name: lens });
    await region.getByLabel(effect).check();
    await region.getByRole("textbox").fill(`What we expect of ${lens.toLowerCase()}`);
  }
}

/** To the next step. */
export async function goOn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Continue" }).click();
}
