import type { BrowserContext } from "playwright-core";
import type { BenchLine } from "../measure/bench-lines.ts";
import { median } from "../measure/median.ts";
import { type BenchPage, loadSample, timeUntilShown } from "./bench-window.ts";

const REPEATS = 9;
/** What Today shows last of what it needs figures for. */
export const TODAY_STANDS = 'section[aria-label="Five pillars"] *';

/** From the address to a usable Today, beside a bare shell of Mantine's parts from the same server. */
export async function startTimes(
  context: BrowserContext,
  app: BenchPage,
  shell: BenchPage,
): Promise<readonly BenchLine[]> {
  const page = await context.newPage();
  await page.goto(app.address);
  await loadSample(page);
  await page.getByRole("grid", { name: "Companies" }).getByRole("row").nth(1).locator("strong").click();
  await page.locator(TODAY_STANDS).first().waitFor();
  const today = page.url();
  // What it shows is kept for the next start when nobody waits for anything.
  await page.waitForTimeout(3_000);
  await page.close();
  const times = { today: [] as number[], shell: [] as number[], elements: [] as number[] };
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    times.shell.push(await timeUntilShown(context, shell.address, "tbody tr", 50));
    times.elements.push(await timeUntilShown(context, `${shell.address}#elements`, "tbody tr", 115));
    times.today.push(await timeUntilShown(context, today, TODAY_STANDS));
  }
  return [
    {
      what: "start to a usable Today, sample portfolio",
      value: median(times.today),
      unit: "ms",
      against: { what: "bare Mantine shell", value: median(times.shell) },
      limit: 1.25,
    },
    {
      what: "  the same",
      value: median(times.today),
      unit: "ms",
      against: { what: "floor: a bare shell of as many elements as Today", value: median(times.elements) },
      limit: null,
    },
  ];
}
