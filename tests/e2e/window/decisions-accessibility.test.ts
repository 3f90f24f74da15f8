import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violationsInBothThemes } from "./support/axe.ts";
import { loadCompany, startWindowBrowser, type WindowBrowser } from "./support/window-page.ts";

let browser: WindowBrowser;
beforeAll(async () => {
  browser = await startWindowBrowser();
});
afterAll(() => browser.close());

describe("Decisions, in both themes", { timeout: 300_000 }, () => {
  it("axe finds nothing at WCAG 2.2 AA on the register and its pages, and the console stays silent", async () => {
    const { page, look, inDialog, close } = await lookAround();
    const register = page.getByRole("grid", { name: "Decisions" });
    await register.waitFor();
    await look("register");
    await inDialog("New decision…", "new decision");
    await register.getByRole("row", { name: /10 % volume discount/ }).click();
    await page.getByRole("list", { name: "Findings" }).waitFor();
    await look("a decision that was taken");
    await inDialog("Override…", "override");
    await inDialog("Carried out…", "carried out");
    await page.getByRole("link", { name: "Register" }).click();
    await register.getByRole("row", { name: /Roll back the policy logic/ }).click();
    await page.getByRole("button", { name: "Approve" }).waitFor();
    await look("a draft");
    await page.getByRole("button", { name: "Edit the title" }).click();
    await look("its title");
    await page.keyboard.press("Escape");
    await inDialog("Reject…", "reject");

    await loadCompany(page, "Norrbex");
    await page.getByRole("link", { name: "Decisions" }).click();
    await page.getByText("Here will be every decision").waitFor();
    await look("an empty register");
    expect(await close()).toStrictEqual([]);
  });

  it("axe finds nothing at WCAG 2.2 AA on rights and guardrails, and the console stays silent", async () => {
    const { page, look, inDialog, close } = await lookAround();
    const tab = (name: string) => page.getByRole("tab", { name }).click();
    await tab("Rights");
    const rights = page.getByRole("grid", { name: "Decision rights" });
    await rights.waitFor();
    await look("rights");
    await page.getByRole("combobox", { name: "Compare with" }).selectOption({ index: 1 });
    await page.getByRole("table", { name: /Difference/ }).waitFor();
    await look("difference");
    await page.getByRole("combobox", { name: "Compare with" }).selectOption({ index: 0 });
    await page.getByRole("button", { name: "Draft version 2" }).click();
    await page.getByRole("combobox", { name: /^Owner of Discount/ }).waitFor();
    await look("a drafted version");
    await rights.getByText("Discount or repackage an offer").click();
    await page.getByRole("complementary").waitFor();
    await look("a row of it");
    await page.getByRole("button", { name: "Close panel" }).click();
    await inDialog("Publish version 2…", "publish");

    await tab("Guardrails");
    await page.getByRole("grid", { name: "Guardrails" }).waitFor();
    await page.getByRole("status").getByText("No", { exact: true }).waitFor();
    await look("guardrails");
    await inDialog("New guardrail…", "new guardrail");
    await page.getByRole("row", { name: /Pricing experiments/ }).click();
    await page.getByRole("complementary").waitFor();
    await page.getByRole("button", { name: "Change bands…" }).click();
    await look("a guardrail");
    await page.getByRole("button", { name: "Close panel" }).click();
    await tab("Escalations");
    await page.getByText("22 of 24 h used").waitFor();
    await look("escalations");
    await inDialog("Settle…", "settle");
    await inDialog("Hand up to level 2…", "hand up");
    await inDialog("New scenario…", "new scenario");
    await page.getByRole("row", { name: /Quality against revenue/ }).click();
    await page.getByRole("complementary").waitFor();
    await look("a scenario");
    await page.getByRole("button", { name: "Close panel" }).click();
    await loadCompany(page, "Velquist");
    await page.getByRole("link", { name: "Decisions" }).click();
    await tab("Promises");
    await page.getByLabel("Asked for, %").fill("80");
    await page.getByText("24.5 points short").waitFor();
    await look("promises");
    await loadCompany(page, "Norrbex");
    await page.getByRole("link", { name: "Decisions" }).click();
    await tab("Guardrails");
    await page.getByText("Here will be the domains").waitFor();
    await look("no guardrail");
    expect(await close()).toStrictEqual([]);
  });
});

/** The place Decisions of Brontavia, and a way to look at its states; closing tells what was found and complained of. */
async function lookAround() {
  const { page, complaints, close } = await browser.open();
  const found: string[] = [];
  const look = async (state: string): Promise<void> => {
    found.push(...(await violationsInBothThemes(page, state)));
  };
  await loadCompany(page, "Brontavia");
  await page.getByRole("link", { name: "Decisions" }).click();
  await page.getByRole("tab", { name: "Register" }).waitFor();
  return {
    page,
    look,
    inDialog: async (button: string, state: string): Promise<void> => {
      await page.getByRole("button", { name: button }).first().click();
      await page.getByRole("dialog").waitFor();
      await look(state);
      await page.keyboard.press("Escape");
      await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
    },
    close: async (): Promise<readonly string[]> => {
      await close();
      return [...found, ...complaints];
    },
  };
}
