import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  loadCompany,
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

/** The place Decisions of a company of the sample. */
async function decisionsOf(company: string): Promise<Page> {
  opened = await browser.open();
  const { page } = opened;
  await loadCompany(page, company);
  await page.getByRole("link", { name: "Decisions" }).click();
  await page.getByRole("tab", { name: "Register" }).waitFor();
  return page;
}

describe("rights", () => {
  it("are compared, drafted, refused while incomplete, published with a reason, and sealed", async () => {
    const page = await decisionsOf("Tallowmere");
    await page.getByRole("tab", { name: "Rights" }).click();
    const grid = page.getByRole("grid", { name: "Decision rights" });
    await grid.waitFor();
    await page
      .getByText(/sealed/)
      .first()
      .waitFor();
    await page.getByRole("combobox", { name: "Compare with" }).selectOption({ index: 1 });
    const difference = page.getByRole("table", { name: "Difference between two versions" });
    expect(await difference.innerText()).toMatch(
      /Switch the model[\s\S]*accountable\s+CTO\s+Converged executive/u,
    );
    await page.getByRole("combobox", { name: "Compare with" }).selectOption({ index: 0 });

    await page.getByRole("button", { name: "Draft version 2" }).click();
    await page
      .getByRole("combobox", { name: "Owner of Change a confidence threshold" })
      .selectOption({ label: "CPO" });
    await page
      .getByText(
        '"Change a confidence threshold" is a value-engine control: its owner is the converged executive',
      )
      .waitFor();
    await page.getByRole("button", { name: "Publish version 2…" }).click();
    const publish = page.getByRole("dialog");
    await publish.getByText("It is not complete yet:").waitFor();
    expect(await publish.getByRole("button", { name: "Publish" }).isDisabled()).toBe(true);
    await page.keyboard.press("Escape");

    await page
      .getByRole("combobox", { name: "Owner of Change a confidence threshold" })
      .selectOption({ label: "Converged executive" });
    await page.getByText("every decision type has exactly one accountable owner").waitFor();
    await page.getByRole("textbox", { name: "Days: Discount or repackage an offer" }).fill("2");
    await page.keyboard.press("Enter");
    await page.getByText("Days set: Discount or repackage an offer").waitFor();
    await page.getByRole("button", { name: "Publish version 2…" }).click();
    await publish.getByLabel("In force from").fill("2026-11-01");
    await publish.getByText("Not before Fri 20 Nov").waitFor();
    await publish.getByLabel("In force from").fill("2026-11-23");
    expect(await publish.getByRole("button", { name: "Publish" }).isDisabled()).toBe(true);
    await publish.getByLabel("Why it follows version 1").fill("Offers wait a day too long.");
    await publish.getByRole("button", { name: "Publish" }).click();
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
    await page
      .getByRole("combobox", { name: "Version" })
      .selectOption({ label: "Version 2, published from Mon 23 Nov" });
    await page.getByText("because: Offers wait a day too long.").waitFor();
    // There is no way back from it.
    await page.getByRole("button", { name: /^Undo/ }).first().click();
    await page.getByText("What was published stays: publish another version and say why (RULE)").waitFor();
  });

  it("map how it is today in the cells, and open a row for the rest", async () => {
    const page = await decisionsOf("Norrbex");
    await page.getByRole("tab", { name: "Rights" }).click();
    await page.getByRole("textbox", { name: "Another decision type" }).fill("Answer a complaint in public");
    await page
      .getByRole("combobox", { name: "Category of the new type" })
      .selectOption({ label: "3 squad-level optimisation" });
    await page.getByRole("button", { name: "Add type" }).click();
    const grid = page.getByRole("grid", { name: "Decision rights" });
    const row = grid.getByRole("row", { name: /Answer a complaint in public/ });
    await row.waitFor();
    await page
      .getByRole("combobox", { name: "Owner of Answer a complaint in public" })
      .selectOption({ label: "CRO" });
    await page
      .getByRole("textbox", { name: "How many must agree: Answer a complaint in public" })
      .fill("two");
    await page.keyboard.press("Enter");
    // A word is no number: nothing is saved and the cell goes back.
    await expect
      .poll(() =>
        page.getByRole("textbox", { name: "How many must agree: Answer a complaint in public" }).inputValue(),
      )
      .toBe("");
    await page.getByRole("textbox", { name: "How many must agree: Answer a complaint in public" }).fill("2");
    await page.keyboard.press("Enter");
    await page.getByText("Must agree set: Answer a complaint in public").waitFor();
    await row.getByText("Answer a complaint in public").click();
    const panel = page.getByRole("complementary");
    await panel.getByRole("checkbox", { name: "CPO" }).click();
    await page.getByText("Delegates set: Answer a complaint in public").waitFor();
    await panel.getByLabel("Note").fill("Since the spring.");
    await panel.getByLabel("Cadence").focus();
    await page.getByText("Note written: Answer a complaint in public").waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => panel.count()).toBe(0);
  });

  it("are printed in the light palette with their seal, and nothing else of the window", async () => {
    const page = await decisionsOf("Brontavia");
    await page.getByRole("tab", { name: "Rights" }).click();
    await page.getByRole("grid", { name: "Decision rights" }).waitFor();
    await page.evaluate(() => {
      document.documentElement.setAttribute("data-mantine-color-scheme", "dark");
      window.print = () => {
        document.title = document.documentElement.getAttribute("data-mantine-color-scheme") ?? "";
      };
    });
    await page.getByRole("button", { name: "Print" }).click();
    expect(await page.title()).toBe("light");
    expect(
      await page.evaluate(() => document.documentElement.getAttribute("data-mantine-color-scheme")),
    ).toBe("dark");
    await page.emulateMedia({ media: "print" });
    await page.getByRole("heading", { name: "Brontavia Insurance: Decision rights, version 1" }).waitFor();
    for (const hidden of ["Draft version 2", "Print", "Register"]) {
      expect(await page.getByText(hidden, { exact: true }).first().isVisible()).toBe(false);
    }
    await page.getByText("in force from Sat 24 Oct 2026").waitFor();
  });
});

describe("guardrails", () => {
  it("answer what may be done now, with the reason and what is missing", async () => {
    const page = await decisionsOf("Brontavia");
    await page.getByRole("tab", { name: "Guardrails" }).click();
    const box = page.getByRole("region", { name: "May I do this now?" });
    await box.getByText("about 1,825 more units of Acceptance rate").waitFor();
    await box.getByRole("combobox", { name: "Domain" }).selectOption({ label: "Pricing experiments" });
    await box.getByRole("combobox", { name: "Segment" }).selectOption({ label: "Home" });
    await box.getByText("Escalation rate ≤ 12.0\u2009% in Home holds: 9.0\u2009% (6.8–11.8)").waitFor();
    const answer = await box.getByRole("status").innerText();
    expect(answer).toMatch(/^No[\s\S]*suspended[\s\S]*recorded override of Converged executive/u);
  });

  it("are written with how they stand, granted only on proof, and suspended at once", async () => {
    const page = await decisionsOf("Tallowmere");
    await page.getByRole("tab", { name: "Guardrails" }).click();
    await page.getByRole("button", { name: "New guardrail…" }).click();
    const dialog = page.getByRole("dialog", { name: "New guardrail" });
    await dialog.getByLabel("Domain").fill("wording of answers");
    await dialog.getByLabel("Band 1: bound, %").fill("2");
    await dialog.getByText(/Escalation rate ≤ 2\.0\u2009% does not hold/u).waitFor();
    await dialog.getByRole("checkbox", { name: "CPO" }).check();
    await dialog.getByRole("button", { name: "Add guardrail" }).click();
    const panel = page.getByRole("complementary");
    await panel.getByText("not granted").waitFor();
    expect(await panel.getByRole("button", { name: "Grant" }).isDisabled()).toBe(true);
    await panel.getByText(/Granting needs proof: Escalation rate ≤ 2\.0\u2009% does not hold/u).waitFor();
    await panel.getByRole("button", { name: "Change bands…" }).click();
    await panel.getByLabel("Band 1: bound, %").fill("12");
    await panel.getByRole("button", { name: "Save bands" }).click();
    await panel.getByRole("button", { name: "Grant" }).click();
    await panel.getByText("active").waitFor();
    await panel.getByRole("button", { name: "Suspend…" }).click();
    const suspend = page.getByRole("dialog");
    expect(await suspend.getByRole("button", { name: "Suspend" }).isDisabled()).toBe(true);
    await suspend.getByLabel("Reason").fill("An audit runs.");
    await suspend.getByRole("button", { name: "Suspend" }).click();
    await panel.getByText("It was suspended by hand: An audit runs").waitFor();
    await panel.getByRole("button", { name: "Grant again" }).waitFor();
  });
});
