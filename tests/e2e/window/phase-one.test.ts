import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { importFiles } from "./support/import-files.ts";
import { fillLenses, goOn, sayNumbers } from "./support/meeting.ts";
import { phaseOneFiles } from "./support/phase-one-data.ts";
import { follow, isProven, stateOf } from "./support/plan-items.ts";
import { startWindowBrowser, type WindowBrowser, type WindowPage } from "./support/window-page.ts";

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

/** A pilot that began with Meeting Zero on Day 0, Mon 5 Jan 2026. */
async function begin(): Promise<Page> {
  opened = await browser.open();
  const { page } = opened;
  await page.getByRole("button", { name: "Hold Meeting Zero" }).click();
  await sayNumbers(page, {
    company: "Velta Logistics",
    workflow: "Claims intake",
    people: { CPO: "Ada Nowak", CTO: "Ben Osei", CRO: "Cleo Marsh" },
    numbers: { Value: "62", Trust: "84" },
  });
  await goOn(page);
  await page.getByRole("radio", { name: /Narrow what runs alone/ }).check();
  await fillLenses(page);
  await page.getByRole("button", { name: "Decide", exact: true }).click();
  await page.getByLabel("Day 0").fill("2026-01-05");
  await page.getByRole("button", { name: "Set Day 0 and lay out 180 days" }).click();
  await page.getByRole("grid", { name: "Checklist" }).waitFor();
  return page;
}

async function addConflict(page: Page, title: string, cost: string, owner: string): Promise<void> {
  await page.getByRole("button", { name: "Add a conflict…" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a conflict" });
  await dialog.getByRole("textbox", { name: /^Conflict/ }).fill(title);
  await dialog.getByLabel(/^Cost of delay/).fill(cost);
  await dialog.getByRole("combobox", { name: "Owner" }).click();
  await page.getByRole("option", { name: owner }).click();
  await dialog.getByRole("button", { name: "Add conflict" }).click();
  await page.getByRole("status").getByText(`Conflict added: ${title}`).waitFor();
}

/** An incident with its loop, the change that answers it, and what its validation found. */
async function followThrough(page: Page): Promise<void> {
  const panel = page.getByRole("complementary");
  await page.getByRole("button", { name: "New signal" }).click();
  await panel.getByLabel("Title").fill("Queue stuck");
  await panel.getByLabel("What it is").selectOption("incident");
  await panel.getByLabel("Started").fill("2026-02-10T09:00");
  await panel.getByRole("button", { name: "Add signal" }).click();
  await panel.getByRole("button", { name: "Open a loop" }).click();
  await panel.getByText("Learning loop ·").waitFor();
  await page.getByRole("tab", { name: "Changes", exact: true }).click();
  await page.getByRole("button", { name: "New change" }).click();
  await panel.getByLabel("Title").fill("Restart it");
  await panel.getByLabel("Experience").check();
  await panel.getByRole("button", { name: "Add change" }).click();
  await page.getByRole("tab", { name: "Incidents and loops" }).click();
  const signals = page.getByRole("row", { name: /Queue stuck/ });
  await signals.first().click();
  await panel.getByLabel("Answered by the change").selectOption({ label: "Restart it" });
  await panel.getByRole("link", { name: "Open the change" }).click();
  await panel.getByRole("button", { name: "Authorise…" }).click();
  await panel.getByLabel("It goes live at once").check();
  await panel.getByRole("button", { name: "Authorise", exact: true }).click();
  await panel.getByRole("button", { name: "Validate…" }).click();
  await panel.getByLabel("What the validation found").selectOption("improved");
  await panel.getByRole("button", { name: "Validate", exact: true }).click();
  await panel.getByRole("region", { name: "State" }).locator(".good").getByText("validated").waitFor();
}

describe("what phase 1 needs, from Meeting Zero on", () => {
  it("is brought to proven through the window, each from its own link in the plan", async () => {
    const page = await begin();

    await follow(page, /^\w+ Build a single executive value dashboard/);
    await importFiles(page, phaseOneFiles("Claims intake"));
    await isProven(page, /Build a single executive/);

    await follow(page, /Define the shared objective/);
    await page.getByRole("heading", { name: "Shared objective" }).waitFor();
    const status = page.getByRole("main").getByRole("status");
    await page.getByLabel("Value: weight").fill("0.4");
    await expect.poll(() => status.innerText()).toBe("The weights add up to 1.1: take 0.1 away.");
    expect(await page.getByRole("button", { name: "Set objective" }).isDisabled()).toBe(true);
    await page.getByLabel("Value: weight").fill("0.3");
    await page.getByRole("button", { name: "Take today's figures as baselines" }).click();
    // 1,680 qualified of 2,800 eligible units.
    expect(await page.getByLabel(/^Value: baseline/).inputValue()).toBe("60");
    expect(await page.getByLabel(/^Trust: baseline/).inputValue()).toBe("80");
    expect(await page.getByLabel(/^Cost: baseline/).inputValue()).toBe("1.5");
    const preview = page.getByRole("region", { name: "System value with this objective" });
    expect(await preview.innerText()).toMatch(/^–/);
    for (const [pillar, target] of [
      ["Value", "75"],
      ["Trust", "90"],
      ["Cost", "1.2"],
      ["Revenue", "90"],
      ["Learning", "5"],
    ] as const) {
      await page.getByLabel(new RegExp(`^${pillar}: target`)).fill(target);
    }
    // Everything stands at its baseline: 0, and half the way in one pillar shows before it is saved.
    expect(await preview.innerText()).toMatch(/^0/);
    await page.getByLabel(/^Value: baseline/).fill("45");
    expect(await preview.innerText()).toMatch(/^\+15/);
    await page.getByLabel(/^Value: baseline/).fill("60");
    await page.getByRole("button", { name: "Set objective" }).click();
    await page.getByRole("status").getByText("Objective set").waitFor();
    await isProven(page, /Define the shared objective/);

    await follow(page, /Identify the top three/);
    await addConflict(page, "Sold before measured", "12500", "Cleo Marsh");
    await addConflict(page, "Two owners of one workflow", "8000", "Ada Nowak");
    await addConflict(page, "Releases wait for legal", "4000.50", "Ben Osei");
    await isProven(page, /Identify the top three/);

    await follow(page, /Assign one executive DRI/);
    await page.getByRole("grid", { name: "Workflows" }).getByText("Claims intake").click();
    const panel = page.getByRole("complementary");
    await panel.getByRole("combobox", { name: "Executive DRI" }).click();
    await page.getByRole("option", { name: "Ada Nowak" }).click();
    await page.getByRole("status").getByText("Executive DRI set: Claims intake").waitFor();
    await isProven(page, /Assign one executive DRI/);

    await page.goto(`${page.url().split("#")[0]}#${await companyPath(page)}/company?tab=Cadence`);
    await page.getByRole("button", { name: "Add a meeting…" }).click();
    const dialog = page.getByRole("dialog", { name: "Add a meeting" });
    await dialog.getByRole("textbox", { name: /^Meeting/ }).fill("Monday round");
    await dialog.getByLabel("Hours").fill("1.5");
    await dialog.getByLabel("People").fill("8");
    await dialog.getByRole("button", { name: "Add meeting" }).click();
    // 1.5 h × 8 people × 52 weeks / 12 months.
    await page.getByText("As found, 52 person-hours a month").waitFor();
    for (const metric of [
      "avd.rate",
      "trust.acceptance",
      "cost.perOutcome",
      "revenue.rqi",
      "loop.detectToValidate",
    ]) {
      await page.goto(`${page.url().split("#")[0]}#${await companyPath(page)}/metrics/${metric}`);
      await page.getByLabel("Owner of the metric").selectOption("Ada Nowak");
      await page
        .getByRole("status")
        .getByText(/^Owner set/)
        .waitFor();
    }
    await follow(page, /Map current decision rights/);
    await page.getByRole("button", { name: "Begin with the seventeen types of the template" }).click();
    const owners = page.getByRole("grid", { name: "Decision rights" }).getByLabel(/^Owner of /);
    await expect.poll(() => owners.count()).toBe(17);
    for (let row = 0; row < 17; row += 1) {
      const owner = owners.nth(row);
      await owner.selectOption({ index: 1 });
      await expect.poll(() => owner.evaluate((field: HTMLSelectElement) => field.value)).not.toBe("");
    }
    await isProven(page, /Map current decision rights/);
    // All of phase 1 is proven: its gate is closed without a single override.
    const head = page.getByRole("row", { name: /^P1 Establish baseline/ });
    await expect.poll(() => head.innerText()).toMatch(/4 proven, 0 claimed, 0 open[\s\S]*closed/);

    await follow(page, /Implement a unified incident/);
    await followThrough(page);
    await isProven(page, /Implement a unified incident/);
  });

  it("keeps the settings of the pilot, each with a word about it and a way back", async () => {
    const page = await begin();
    await page.getByRole("link", { name: /^Company page/ }).click();
    const settings = page.getByRole("main");
    await settings.getByLabel("Confirmation window, hours").fill("48");
    await settings.getByLabel("Confirmation window, hours").press("Enter");
    await page.getByRole("status").getByText("Confirmation window set").waitFor();
    await settings.getByLabel("Deal-fit bar, 0–100").fill("160");
    await settings.getByLabel("Deal-fit bar, 0–100").press("Enter");
    await settings.getByText("a number from 0 to 100").waitFor();
    await settings.getByLabel("Deal-fit bar, 0–100").press("Escape");
    expect(await settings.getByLabel("Deal-fit bar, 0–100").inputValue()).toBe("60");
    await settings.getByLabel("Average month's NRR: target, %").fill("102");
    await settings.getByLabel("Average month's NRR: target, %").press("Enter");
    await page.getByRole("status").getByText("Average month's NRR: target set").waitFor();
    await settings.getByRole("button", { name: "Back to the usual" }).click();
    await expect.poll(() => settings.getByLabel("Average month's NRR: target, %").inputValue()).toBe("101.5");
    await page.getByRole("button", { name: /^Undo: Revenue index/ }).click();
    await expect.poll(() => settings.getByLabel("Average month's NRR: target, %").inputValue()).toBe("102");
    await settings.getByLabel("Weekly review").selectOption("Tuesday");
    await settings.getByLabel("Minutes").fill("45");
    await settings.getByLabel("Minutes").press("Enter");
    await page.getByRole("status").getByText("Weekly review set").waitFor();
    await settings.getByLabel("Name").fill("Velta Group");
    await settings.getByLabel("Name").press("Enter");
    await page.getByRole("link", { name: "Company page: Velta Group" }).waitFor();

    await page.getByRole("tab", { name: "Workflows" }).click();
    await page.getByRole("grid", { name: "Workflows" }).getByText("Claims intake").click();
    const panel = page.getByRole("complementary");
    await panel.getByRole("textbox", { name: "Name" }).fill("Claims handling");
    await panel.getByRole("textbox", { name: "Name" }).press("Enter");
    await panel.getByText("Also called Claims intake").waitFor();
    await panel.getByLabel(/^Value of one qualified unit/).fill("85.25");
    await panel.getByLabel(/^Value of one qualified unit/).press("Enter");
    await page.getByRole("status").getByText("Unit value set: Claims handling").waitFor();
    await panel.getByLabel("Confidence floor, 0–1").fill("1.2");
    await panel.getByLabel("Confidence floor, 0–1").press("Enter");
    await panel.getByText("from 0 to 1", { exact: true }).waitFor();
    await panel.getByRole("button", { name: "Close panel" }).click();
    await page.getByRole("button", { name: "Add a workflow…" }).click();
    await page.getByRole("dialog").getByLabel("Name").fill("Claims intake");
    // A name that a workflow had goes on meaning it.
    await page.getByRole("dialog").getByText("the name is or was that of Claims handling").waitFor();
    expect(await page.getByRole("dialog").getByRole("button", { name: "Add" }).isDisabled()).toBe(true);
  });
});

describe("phase 1 by the keyboard alone", () => {
  it("sets the objective, ranks conflicts and names who answers", async () => {
    const page = await begin();
    const press = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const palette = async (words: string): Promise<void> => {
      await press("Control+k");
      await page.getByRole("dialog", { name: "Palette" }).waitFor();
      await page.keyboard.type(words);
      await press("Enter");
    };
    const tabTo = async (name: string): Promise<void> => {
      for (let step = 0; step < 60; step += 1) {
        const at = await page.evaluate(() => {
          const { activeElement } = document;
          return activeElement?.getAttribute("aria-label") ?? activeElement?.textContent ?? "";
        });
        if (at === name) return;
        await press("Tab");
      }
      throw new Error(`the keys do not come to ${name}`);
    };
    await palette("objective");
    await page.getByRole("heading", { name: "Shared objective" }).waitFor();
    await tabTo("Value: baseline, %");
    await page.keyboard.type("41");
    await press("Tab");
    await page.keyboard.type("65");
    await press("Enter");
    await page.getByRole("status").getByText("Objective set").waitFor();

    await palette("conflicts");
    await page.getByRole("button", { name: "Add a conflict…" }).waitFor();
    await tabTo("Add a conflict…");
    await press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.type("First");
    await press("Enter");
    await page.getByRole("grid", { name: "Conflicts" }).getByText("First").waitFor();
    const row = page.getByRole("grid", { name: "Conflicts" }).locator('tr[tabindex="0"]');
    for (let step = 0; step < 40; step += 1) {
      if (await row.evaluate((element) => element === document.activeElement)) break;
      await press("Tab");
    }
    await press("n");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.type("Second");
    await press("Enter");
    const titles = () =>
      page.getByRole("grid", { name: "Conflicts" }).locator("tr[data-index] td:nth-child(2)").allInnerTexts();
    await expect.poll(titles).toEqual(["First", "Second"]);
    await row.focus();
    await press("End", "Alt+ArrowUp");
    await expect.poll(titles).toEqual(["Second", "First"]);
    // The focus went up with the row.
    await press("Shift+F10");
    await page.getByRole("menu", { name: "Actions for Second" }).waitFor();
    await press("ArrowDown", "Enter");
    await expect.poll(titles).toEqual(["First", "Second"]);
    await press("Control+z");
    await expect.poll(titles).toEqual(["Second", "First"]);

    await palette("workflows");
    await page.getByRole("grid", { name: "Workflows" }).waitFor();
    const workflow = page.getByRole("grid", { name: "Workflows" }).locator('tr[tabindex="0"]');
    for (let step = 0; step < 40; step += 1) {
      if (await workflow.evaluate((element) => element === document.activeElement)) break;
      await press("Tab");
    }
    await press("Enter");
    await page.getByRole("complementary").waitFor();
    const executive = page.getByRole("combobox", { name: "Executive DRI" });
    for (let step = 0; step < 20; step += 1) {
      if (await executive.evaluate((element) => element === document.activeElement)) break;
      await press("Tab");
    }
    await expect.poll(() => executive.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type("Cleo");
    await press("ArrowDown", "Enter");
    await page.getByText("Executive DRI set: Claims intake").waitFor();
    await palette("plan");
    await page.getByRole("grid", { name: "Checklist" }).waitFor();
    await expect.poll(() => stateOf(page, /Assign one executive DRI/)).toBe("proven");
  });
});

async function companyPath(page: Page): Promise<string> {
  return page.evaluate(() => location.hash.slice(1).split("/").slice(0, 3).join("/"));
}
