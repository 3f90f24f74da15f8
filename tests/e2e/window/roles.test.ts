import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  loadSample,
  openCompany,
  startWindowBrowser,
  type WindowBrowser,
  type WindowPage,
} from "./support/window-page.ts";

let browser: WindowBrowser;
let opened: WindowPage | null = null;

beforeAll(async () => {
  browser = await startWindowBrowser();
});
afterAll(() => browser.close());
afterEach(async () => {
  const complaints = opened?.complaints ?? [];
  await opened?.close();
  opened = null;
  if (complaints.length > 0) throw new Error(`the console was not silent: ${complaints.join("; ")}`);
});

async function open(): Promise<Page> {
  opened = await browser.open();
  return opened.page;
}

describe("the question who sits here", () => {
  it("is asked once, with four answers, and stands in the settings", async () => {
    const page = await open();
    const question = page.getByRole("region", { name: "What are you here?" });
    expect(await question.getByRole("button").count()).toBe(5);
    await question.getByRole("button", { name: /^Consultant/ }).click();
    await page.getByText("You start as Consultant.").waitFor();
    await page.reload();
    await page.getByText("You start as Consultant.").waitFor();
    expect(await question.count()).toBe(0);
    await page.getByRole("link", { name: "Settings", exact: true }).click();
    expect(await page.getByLabel("Role").inputValue()).toBe("consultant");
    await page.getByLabel("Role").selectOption("By the number of companies");
    await page.getByRole("link", { name: "Portfolio" }).click();
    await page.getByRole("button", { name: "Hold Meeting Zero" }).waitFor();
    expect(await page.getByText("You start as").count()).toBe(0);
  });

  it("can be passed over", async () => {
    const page = await open();
    await page.getByRole("button", { name: "Skip" }).click();
    await page.reload();
    await page.getByRole("button", { name: "Hold Meeting Zero" }).waitFor();
    expect(await page.getByText("What are you here?").count()).toBe(0);
  });
});

describe("a role", () => {
  it("changes the first screen, the filter and the main button, never what can be opened", async () => {
    const page = await open();
    await page.getByRole("button", { name: /^DRI or owner/ }).click();
    await loadSample(page);
    await openCompany(page, "Brontavia");
    expect(await page.getByLabel("Mine").isChecked()).toBe(true);
    await page.getByRole("button", { name: "Add evidence…" }).waitFor();
    await page.getByLabel("Who you are here").selectOption("VP Claims");
    await page.getByText("“Roll back the last policy change").waitFor();
    await page.getByRole("link", { name: "Plan", exact: true }).click();
    expect(await page.getByLabel("Mine").isChecked()).toBe(true);
    for (const place of ["Portfolio", "Metrics", "Decisions", "Data"]) {
      await page.getByRole("link", { name: place, exact: true }).click();
      await page.getByRole("heading", { level: 1, name: place }).waitFor();
    }
  });

  it("is looked through by View as, and one's own comes back", async () => {
    const page = await open();
    await loadSample(page);
    await openCompany(page, "Brontavia");
    await page.getByRole("button", { name: "Open packs…" }).waitFor();
    const viewAs = async (role: string): Promise<void> => {
      await page.getByRole("button", { name: /^Profile/ }).click();
      await page.getByRole("menuitemradio", { name: role }).click();
    };
    await viewAs("Consultant");
    await page.getByRole("heading", { level: 1, name: "Data" }).waitFor();
    await page.getByRole("button", { name: "Profile: Me" }).getByText("as Consultant").waitFor();
    await viewAs("CEO");
    await page.getByRole("button", { name: /^(Decide…|Start weekly review)$/ }).waitFor();
    await viewAs("Operating partner (you)");
    await page.getByRole("heading", { name: "3 companies need you this week" }).waitFor();
    expect(await page.getByText("as CEO").count()).toBe(0);
  });

  it("starts with one company alone on Today", async () => {
    const page = await open();
    await page.getByRole("button", { name: /^Operating partner/ }).click();
    await page.getByRole("button", { name: "Start a pilot…" }).click();
    const dialog = page.getByRole("dialog", { name: "New pilot" });
    await dialog.getByLabel("Company").fill("Norvik");
    await dialog.getByRole("button", { name: "Start pilot" }).click();
    await page.getByRole("grid", { name: "Checklist" }).waitFor();
    await page.evaluate(() => {
      location.hash = "#/";
    });
    await page.getByRole("heading", { level: 1, name: "Today" }).waitFor();
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Today");
  });
});
