import { afterAll, beforeAll, expect, it } from "vitest";
import { openPilots, sampleCompany } from "./support/dropped-packs.ts";
import { openCompany, startWindowBrowser, type WindowBrowser } from "./support/window-page.ts";

let browser: WindowBrowser;
beforeAll(async () => {
  browser = await startWindowBrowser();
});
afterAll(() => browser.close());

/** Every place of a company, and some of their tabs. */
const PLACES = [
  "today",
  "plan",
  "metrics",
  "metrics/cost.perOutcome",
  "decisions",
  "decisions?tab=Guardrails",
  "changes",
  "reviews",
  "organisation?tab=Incentives",
  "company",
  "data?tab=Baseline",
];

it("says on every place how many metrics somebody would act on, and beside each metric that nobody would", async () => {
  const { page, complaints, close } = await browser.open();
  await openPilots(page, await sampleCompany("Norrbex"));
  const row = page.getByRole("row", { name: /Norrbex/ });
  expect(await row.getByRole("link", { name: /^60 %\s*, 2 decorative$/ }).getAttribute("title")).toBe(
    "Decorative: Escalation rate, Cost per outcome",
  );
  await openCompany(page, "Norrbex Legal");
  const company = await page.evaluate(() => location.hash.split("/").slice(0, 3).join("/"));
  const share = page
    .getByRole("banner")
    .getByRole("link", { name: /^operational share 60 %\s*, 2 decorative$/ });
  const go = (place: string) => page.evaluate((hash) => location.assign(hash), `${company}/${place}`);
  for (const place of PLACES) {
    await go(place);
    await share.waitFor();
  }

  // The figure, its explanation, the dashboard, the shared objective and the form of the seal.
  await go("metrics/cost.perOutcome");
  await page.getByText("Decorative: no pre-committed action. Nobody would act on it as it stands.").waitFor();
  await page.keyboard.press("i");
  const panel = page.getByRole("complementary", { name: "Cost per outcome" });
  await panel.getByText(/^decorative\s*· no pre-committed action$/).waitFor();
  await page.keyboard.press("Escape");
  await go("metrics");
  await page.getByRole("link", { name: "Cost per outcome" }).first().waitFor();
  await expect.poll(() => page.getByTitle("Decorative: no pre-committed action").count()).toBe(1);
  await go("company?tab=Objective");
  const objective = page.getByRole("row", { name: /Cost per outcome/ });
  await objective.getByText("decorative").waitFor();
  expect(
    await page
      .getByRole("row", { name: /Acceptance rate/ })
      .getByText("decorative")
      .count(),
  ).toBe(0);

  // It leads to who answers for what.
  await share.click();
  await page.getByText("2 of 6 metrics are decorative: crossing the line would change nothing.").waitFor();
  expect(complaints).toStrictEqual([]);
  await close();
});
