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

const register = (page: Page) => page.getByRole("grid", { name: "Decisions" });
const lens = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const bar = (page: Page) => page.getByRole("region", { name: "Decide" });

/** Fills one lens and leaves it, so that it is saved. */
async function fillLens(page: Page, name: string, effect: string, sentence: string): Promise<void> {
  await lens(page, name).getByRole("radio", { name: effect }).check();
  await lens(page, name)
    .getByRole("textbox", { name: /why, in a sentence/ })
    .fill(sentence);
}

describe("the register", () => {
  it("lists what was decided with its findings, waits, and what was expected and missed", async () => {
    const page = await decisionsOf("Tallowmere");
    await register(page).waitFor();
    expect(await register(page).locator("tbody tr").count()).toBe(8);
    const first = await register(page).locator("tbody tr").first().innerText();
    expect(first).toContain("waiting");
    expect(first).toContain("Promise 55 % in the renewal of the largest customer");
    const facts = await page.getByRole("region", { name: "How decisions are taken" }).innerText();
    expect(facts).toContain("2 of 7 (29\u2009%)");
    const misses = await page.getByRole("region", { name: "Expected and missed" }).innerText();
    expect(misses).toMatch(
      /Take statutory pay in, hold pensions[\s\S]*\+5\.0\spts expected, −1\.5\spts measured/u,
    );

    await page.getByRole("textbox", { name: "Filter decisions" }).fill("routing");
    await expect.poll(() => register(page).locator("tbody tr").count()).toBe(1);
    await page.getByRole("textbox", { name: "Filter decisions" }).fill("nothing like it");
    await page.getByText("0 of 8 match.").waitFor();
    await page.getByRole("button", { name: "Clear the filter" }).click();
    await page.getByRole("combobox", { name: "Which decisions" }).selectOption("Expected and missed (1)");
    await expect.poll(() => register(page).locator("tbody tr").count()).toBe(1);
  });

  it("turns a key that was waited for, and then approves", async () => {
    const page = await decisionsOf("Tallowmere");
    await register(page)
      .getByRole("row", { name: /Promise 55/ })
      .click();
    await page
      .getByRole("heading", { name: "Promise 55 % in the renewal of the largest customer" })
      .waitFor();
    expect(await bar(page).getByRole("button", { name: "Approve" }).isDisabled()).toBe(true);
    await bar(page).getByText("The revenue key (CRO) was not turned").waitFor();
    await page.getByRole("button", { name: "Turn key: Revenue key" }).click();
    await page.getByText(/Revenue key turned: Promise 55/).waitFor();
    await bar(page).getByRole("button", { name: "Approve" }).click();
    await bar(page)
      .getByText(/^Approved by CRO/)
      .waitFor();
    await page.getByText("As they read Fri 20 Nov 14:00, when it was approved").waitFor();
  });
});

describe("a decision", () => {
  it("goes from the question to approved: lenses, options, the sum, and what was seen", async () => {
    const page = await decisionsOf("Tallowmere");
    await page.getByRole("button", { name: "New decision…" }).click();
    const dialog = page.getByRole("dialog", { name: "New decision" });
    await dialog.getByLabel("What is to be decided?").fill("Switch the supplier of the model for tax codes");
    await dialog
      .getByLabel("Decision type")
      .selectOption({ label: "Switch the model or the supplier behind a workflow" });
    await dialog.getByLabel("About the figure").selectOption({ label: "Acceptance rate" });
    await dialog.getByRole("button", { name: "Raise decision" }).click();
    await page.getByRole("heading", { name: "Switch the supplier of the model for tax codes" }).waitFor();
    await bar(page)
      .getByText(/Reliability and cost is empty/)
      .waitFor();

    // An option that costs value against one that does nothing.
    for (const option of ["Switch in December", "Stay"]) {
      await page.getByRole("textbox", { name: "Another option" }).fill(option);
      await page.getByRole("button", { name: "Add option" }).click();
      await page.getByRole("radio", { name: option }).waitFor();
    }
    await page.getByRole("radio", { name: "Switch in December" }).check();
    await page.getByText("Chosen: Switch in December").waitFor();
    await fillLens(page, "Customer outcome quality", "−1, worse", "A few answers get worse at first.");
    await fillLens(page, "Reliability and cost", "+2, much better", "Half the price of a query.");
    await fillLens(page, "Revenue", "0, no effect", "Nobody buys because of it.");
    const outcome = lens(page, "Customer outcome quality");
    await outcome.getByRole("combobox", { name: /metric that is expected to change/ }).selectOption({
      label: "Acceptance rate",
    });
    await outcome.getByRole("textbox", { name: /^Change/ }).fill("-2");
    await outcome.getByLabel("Compared on").fill("2026-12-18");
    await page.getByRole("textbox", { name: "Another option" }).focus();
    await page.getByText(/Lenses written/).waitFor();
    // −2 of the 10 points from baseline to target, weight 0.25 of 1.
    const options = page.getByRole("table", { name: "Options" });
    await expect
      .poll(() => options.getByRole("row", { name: /Switch in December/ }).innerText())
      .toContain("−5.0");
    await page
      .getByText(/The choice goes against the sum: it takes 5\.0 points of system value away/)
      .waitFor();

    // Against the sum it asks for one sentence.
    await bar(page).getByRole("button", { name: "Approve…" }).click();
    const why = page.getByRole("dialog", { name: "Approve against the sum" });
    expect(await why.getByRole("button", { name: "Approve" }).isDisabled()).toBe(true);
    await why
      .getByLabel("Why all the same, in one sentence")
      .fill("The supplier leaves the market in March.");
    await why.getByRole("button", { name: "Approve" }).click();
    await bar(page)
      .getByText(/^Approved by Converged executive · Fri 20 Nov 14:00/)
      .waitFor();
    await page.getByText("Against the sum, because: The supplier leaves the market in March.").waitFor();
    await lens(page, "Customer outcome quality").getByText("waiting").waitFor();

    // It is sent back and can be changed again; what was approved stays in the journal.
    await bar(page).getByRole("button", { name: "Send back with conditions…" }).click();
    const back = page.getByRole("dialog", { name: "Revise with conditions" });
    await back.getByLabel("Conditions").fill("Only after the year-end peak.");
    await back.getByRole("button", { name: "Send back" }).click();
    await bar(page)
      .getByText(/conditions: Only after the year-end peak\./)
      .waitFor();
    await page.getByRole("link", { name: "Register" }).click();
    await register(page)
      .getByRole("row", { name: /sent back.*Switch the supplier/ })
      .waitFor();
  });

  it("is refused in a suspended domain, overridden with a reason, and stays on record as that", async () => {
    const page = await decisionsOf("Brontavia");
    // What the CRO decided there is a finding with both reasons.
    await register(page)
      .getByRole("row", { name: /10 % volume discount, Motor/ })
      .click();
    const findings = page.getByRole("list", { name: "Findings" });
    expect(await findings.innerText()).toMatch(
      /without the product key[\s\S]*while pricing experiments was suspended/u,
    );
    await page.getByRole("link", { name: "Register" }).click();

    await page.getByRole("button", { name: "New decision…" }).click();
    const dialog = page.getByRole("dialog", { name: "New decision" });
    await dialog.getByLabel("What is to be decided?").fill("Price test for Home reports");
    await dialog.getByLabel("Decision type").selectOption({ label: "Discount or repackage an offer" });
    await dialog.getByRole("button", { name: "Raise decision" }).click();
    await page.getByText("suspended", { exact: true }).first().waitFor();
    for (const name of ["Customer outcome quality", "Reliability and cost", "Revenue"]) {
      await fillLens(page, name, "+1, better", "It is small and can be taken back.");
    }
    await page.getByRole("textbox", { name: "Another option" }).focus();
    await page.getByText(/Lenses written/).waitFor();
    for (const key of ["Product key", "Revenue key"]) {
      await page.getByRole("button", { name: `Turn key: ${key}` }).click();
      await page.getByText(new RegExp(`${key} turned`, "u")).waitFor();
    }
    await bar(page)
      .getByText(/Pricing experiments is suspended: route it, or record an override/)
      .waitFor();
    expect(await bar(page).getByRole("button", { name: "Approve" }).isDisabled()).toBe(true);

    await bar(page).getByRole("button", { name: "Route to converged executive" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Route" }).click();
    await bar(page)
      .getByText(/routed to Converged executive/)
      .waitFor();
    await bar(page).getByRole("button", { name: "Override…" }).click();
    const override = page.getByRole("dialog", { name: "Override the suspension" });
    expect(await override.getByRole("button", { name: "Record override" }).isDisabled()).toBe(true);
    await override.getByLabel("Reason").fill("Home escalates 9 %; the breach is Motor's alone.");
    await override.getByRole("button", { name: "Record override" }).click();
    await page.getByText(/Overridden by Converged executive: Home escalates 9 %/).waitFor();
    await bar(page).getByRole("button", { name: "Approve" }).click();
    await bar(page)
      .getByText(/^Approved by Converged executive/)
      .waitFor();
    // Within its rights because of the override, and told as that.
    await page.getByRole("link", { name: "Register" }).click();
    const row = register(page).getByRole("row", { name: /Price test for Home reports/ });
    expect(await row.innerText()).toMatch(/overridden[\s\S]*none/u);

    // An override that comes after a decision mends nothing.
    await register(page)
      .getByRole("row", { name: /10 % volume discount, Motor/ })
      .click();
    await bar(page).getByRole("button", { name: "Override…" }).click();
    await page.getByRole("dialog").getByLabel("Reason").fill("The deal is signed.");
    await page.getByRole("dialog").getByRole("button", { name: "Record override" }).click();
    await expect
      .poll(() => page.getByRole("list", { name: "Findings" }).innerText())
      .toContain("overridden afterwards by Converged executive: The deal is signed.");
  });

  it("that was carried out before its lenses is a dated breach", async () => {
    const page = await decisionsOf("Brontavia");
    await register(page)
      .getByRole("row", { name: /Roll back the policy logic/ })
      .click();
    await bar(page).getByRole("button", { name: "Carried out…" }).click();
    await page.getByRole("dialog").getByText("that stands in the register as a dated breach").waitFor();
    await page.getByRole("dialog").getByLabel("When").fill("2026-11-20T09:30");
    await page.getByRole("dialog").getByRole("button", { name: "Record" }).click();
    await expect
      .poll(() => page.getByRole("list", { name: "Findings" }).innerText())
      .toContain("was carried out on 2026-11-20 before its three lenses: they are not whole.");
    await lens(page, "Reliability and cost").getByRole("button", { name: "Fill in…" }).click();
    const fill = page.getByRole("dialog");
    await fill.getByRole("radio", { name: "0, no effect" }).check();
    await fill.getByLabel("Why, in a sentence").fill("A configuration file.");
    await fill.getByRole("button", { name: "Fill in" }).click();
    await lens(page, "Reliability and cost").getByText("A configuration file.").waitFor();
    await page.getByRole("list", { name: "Findings" }).waitFor();
  });

  it("is raised, written, decided and found again by keyboard alone", async () => {
    const page = await decisionsOf("Norrbex");
    const { keyboard } = page;
    await page.getByText("Here will be every decision with its three lenses").waitFor();
    // F6 walks the regions: from the rail over the bar to the content, where N is a new decision.
    await page.locator("[data-region=rail]").focus();
    await keyboard.press("F6");
    await keyboard.press("F6");
    await keyboard.press("n");
    await page.getByRole("dialog", { name: "New decision" }).waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.tagName.toLowerCase()))
      .toBe("textarea");
    await keyboard.type("Name one person who answers for reviews");
    await keyboard.press("Enter");
    await page.getByRole("heading", { name: "Name one person who answers for reviews" }).waitFor();

    /** Tabs until what has the focus is named so. */
    const tabTo = async (name: RegExp): Promise<void> => {
      for (let step = 0; step < 80; step += 1) {
        await keyboard.press("Tab");
        const label = await page.evaluate(() => {
          const at = document.activeElement;
          const labels =
            at instanceof HTMLInputElement ? [...(at.labels ?? [])].map((one) => one.textContent) : [];
          return [at?.getAttribute("aria-label"), ...labels, at?.textContent].join(" ");
        });
        if (name.test(label)) return;
      }
      throw new Error(`nothing called ${String(name)} was reached`);
    };
    await page.locator("main").focus();
    for (const [name, presses] of [
      ["Customer outcome quality", 4],
      ["Reliability and cost", 3],
      ["Revenue", 3],
    ] as const) {
      // A group of radio buttons is one stop; arrows choose.
      await tabTo(/much worse/u);
      await keyboard.press("Space");
      for (let press = 0; press < presses; press += 1) await keyboard.press("ArrowRight");
      await tabTo(new RegExp(`${name}: why, in a sentence`, "u"));
      await keyboard.type(`${name} follows who answers.`);
    }
    await tabTo(/^Decided by/u);
    await keyboard.type("CEO");
    await tabTo(/^\s*Approve/u);
    await keyboard.press("Enter");
    await bar(page)
      .getByText(/^Approved by CEO/)
      .waitFor();
    // Back to the register: the row opens with Enter.
    await keyboard.press("g");
    await keyboard.press("d");
    await register(page).waitFor();
    await tabTo(/Name one person who answers for reviews/u);
    await keyboard.press("Enter");
    await page.getByRole("heading", { name: "Name one person who answers for reviews" }).waitFor();
  });
});
