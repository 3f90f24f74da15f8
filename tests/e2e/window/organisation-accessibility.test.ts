import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violationsInBothThemes } from "./support/axe.ts";
import { loadCompany, startWindowBrowser, type WindowBrowser } from "./support/window-page.ts";

let browser: WindowBrowser;

beforeAll(async () => {
  browser = await startWindowBrowser();
});
afterAll(() => browser.close());

/** The tabs, each with something that shows it is there. */
const TABS: readonly (readonly [string, string])[] = [
  ["Forums", "Person-hours a month."],
  ["Incentives", "Shared of the plan"],
  ["Charters", "Leaves alone"],
  ["Structure", "Options for the structure"],
  ["Scale", "Holds for all and is not cloned"],
  ["Readiness", "Signal coverage"],
  ["Leaders", "Outcomes owned"],
];

async function openTab(page: Page, tab: string, sign: string): Promise<void> {
  await page.evaluate((name) => {
    location.hash = `${location.hash.split("/").slice(0, 3).join("/")}/organisation?tab=${name}`;
  }, tab);
  await page.getByRole("main").getByText(sign).first().waitFor();
}

describe("organisation in both themes", { timeout: 240_000 }, () => {
  it("axe finds nothing at WCAG 2.2 AA on any tab, panel or dialog, and the console stays silent", async () => {
    const { page, complaints, close } = await browser.open();
    const found: string[] = [];
    const look = async (where: string): Promise<void> => {
      found.push(...(await violationsInBothThemes(page, where)));
    };
    await loadCompany(page, "Tallowmere");
    for (const [tab, sign] of TABS) {
      await openTab(page, tab, sign);
      await look(tab);
    }
    await openTab(page, "Charters", "Leaves alone");
    await page.getByRole("button", { name: "Draft version 2" }).click();
    await page.getByLabel("What the role is there for").waitFor();
    await look("charter, edited");
    await openTab(page, "Structure", "Options for the structure");
    for (const name of ["Record a change…", "Publish version 1…", "An option of your own…"]) {
      await page.getByRole("button", { name }).click();
      await page.getByRole("dialog").waitFor();
      await look(name);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
    await openTab(page, "Forums", "Person-hours a month.");
    await page.getByRole("row", { name: /Change board/ }).click();
    await page.getByRole("complementary").waitFor();
    await look("forum panel");

    await openTab(page, "People", "Add a person…");
    await page.getByRole("row", { name: /^CPO/ }).click();
    const slip = page.getByRole("region", { name: "Owner slip" });
    await slip.getByText(/^Answers for/).waitFor();
    await slip.locator("..").getByRole("button", { name: "Ask…" }).click();
    await look("person panel with a question");
    const chooser = page.waitForEvent("filechooser");
    await slip.getByRole("button", { name: "Take the table back…" }).click();
    const note = { name: "slip.csv", mimeType: "text/csv", buffer: Buffer.from("what,id\nx,y\n") };
    await (await chooser).setFiles(note);
    await page.getByRole("alert").getByText("CSV_HEADER_MISSING").waitFor();
    await look("slip that does not fit");
    await page.keyboard.press("Escape");

    await loadCompany(page, "Velquist");
    await page.evaluate(() => {
      location.hash = "#/portfolio?tab=Asks";
    });
    await page.getByRole("grid", { name: "Asks" }).waitFor();
    await look("asks");
    await page.getByRole("grid", { name: "Asks" }).getByText("Velquist").click();
    await page.getByRole("navigation").getByRole("link", { name: "Today", exact: true }).click();
    await openTab(page, "Incentives", "P3 cannot close");
    await page.getByRole("row", { name: /^CRO/ }).click();
    await page.getByRole("button", { name: "Add a part…" }).click();
    await look("incentive panel");

    await loadCompany(page, "Ardlune");
    await openTab(page, "Readiness", "Signal coverage");
    await look("target");
    await page.getByRole("button", { name: "Make it a pilot…" }).click();
    await page.getByRole("dialog").waitFor();
    await look("start of a target");
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });
});
