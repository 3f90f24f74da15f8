import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violationsInBothThemes } from "./support/axe.ts";
import { fillLenses, goOn, sayNumbers } from "./support/meeting.ts";
import { loadCompany, startWindowBrowser, type WindowBrowser } from "./support/window-page.ts";

let browser: WindowBrowser;

beforeAll(async () => {
  browser = await startWindowBrowser();
});
afterAll(() => browser.close());

describe("in both themes", { timeout: 300_000 }, () => {
  it("axe finds nothing in Meeting Zero, from the first start to the meeting as it was held", async () => {
    const { page, complaints, close } = await browser.open();
    const found: string[] = [];
    const look = async (screen: string): Promise<void> => {
      found.push(...(await violationsInBothThemes(page, screen)));
    };
    await look("first start");
    await page.getByRole("button", { name: "Hold Meeting Zero" }).click();
    await page.getByRole("heading", { name: "Pick one customer workflow" }).waitFor();
    await look("workflow");
    await sayNumbers(page, {
      company: "Velta",
      workflow: "Claims intake",
      numbers: { Value: "62", Trust: "84" },
    });
    await look("trade-off");
    await page.getByRole("button", { name: "2 People" }).click();
    await look("people");
    await page.getByRole("button", { name: "3 Five numbers" }).click();
    await page.getByLabel("Trust, %").fill("1,5");
    await page.getByText("write a point as the decimal mark").waitFor();
    await look("five numbers");
    await page.getByLabel("Trust, %").fill("84");
    await goOn(page);
    await page.getByRole("button", { name: "In your own words…" }).click();
    await look("own words");
    await goOn(page);
    await look("decide");
    await page.getByRole("radio", { name: "Another way" }).check();
    await page.getByLabel("What you do instead").fill("Half of it");
    await fillLenses(page);
    await look("decide, filled");
    await page.getByRole("button", { name: "We could not decide" }).click();
    await page.getByRole("heading", { name: /bottleneck/ }).waitFor();
    await look("could not decide");
    await page.getByRole("button", { name: "Try once more to decide" }).click();
    await page.getByRole("button", { name: "Decide", exact: true }).click();
    await page.getByRole("table", { name: "The 180 days" }).waitFor();
    await look("day 0");
    await page.getByRole("button", { name: "Set Day 0 and lay out 180 days" }).click();
    await page.getByRole("link", { name: /^Meeting Zero .*: decided$/ }).click();
    await page.getByRole("heading", { name: "The five numbers" }).waitFor();
    await look("meeting page");
    await close();
    expect(found.join("\n")).toBe("");
    expect(complaints).toEqual([]);
  });

  it("axe finds nothing on the company page, in the plan with all that opens in it, and in the profile menu", async () => {
    const { page, complaints, close } = await browser.open();
    const found: string[] = [];
    const look = async (screen: string): Promise<void> => {
      found.push(...(await violationsInBothThemes(page, screen)));
    };
    await loadCompany(page, "Norrbex");
    await page.getByRole("button", { name: /^Profile/ }).click();
    await page.getByRole("menuitemradio", { name: "CEO" }).waitFor();
    await look("profile menu");
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: /^Company page/ }).click();
    await page.getByLabel("Deal-fit bar, 0–100").fill("x");
    await look("company");
    await page.getByLabel("Deal-fit bar, 0–100").press("Escape");
    await page.getByRole("tab", { name: "Objective" }).click();
    await page.getByLabel("Value: weight").fill("0.5");
    await look("objective");
    await page.getByRole("tab", { name: "Workflows" }).click();
    await page.getByRole("grid", { name: "Workflows" }).getByText("Contract intake review").click();
    await page.getByRole("complementary").waitFor();
    await look("workflow panel");
    await page.getByRole("grid", { name: "Segments" }).getByText("Law firm").click();
    await page.getByRole("heading", { name: "Law firm" }).waitFor();
    await look("segment panel");
    await page.getByRole("tab", { name: "Conflicts" }).click();
    await page.getByRole("grid", { name: "Conflicts" }).getByText("Two owners of one workflow").click();
    await page.getByRole("complementary").waitFor();
    await look("conflict panel");
    await page.getByRole("button", { name: "Add a conflict…" }).click();
    await page.getByRole("dialog").waitFor();
    await look("conflict dialog");
    await page.keyboard.press("Escape");
    await page.getByRole("tab", { name: "Cadence" }).click();
    await page.getByRole("grid", { name: "Cadence" }).waitFor();
    await look("cadence");

    await page.getByRole("link", { name: "Plan", exact: true }).click();
    const checklist = page.getByRole("grid", { name: "Checklist" });
    await checklist.waitFor();
    await look("plan");
    await checklist.getByText(/^Define the shared objective/).click();
    await page.getByRole("complementary").getByLabel("Kind").selectOption("file");
    await look("item panel");
    await page.getByRole("button", { name: "Close panel" }).click();
    await checklist.getByText(/^Define the shared objective/).click({ button: "right" });
    await page.getByRole("menu").waitFor();
    await look("row menu");
    await page.keyboard.press("Escape");
    for (const [button, name] of [
      ["Close P1…", "close a phase"],
      ["Add an item…", "add an item"],
    ] as const) {
      await page.getByRole("button", { name: button }).click();
      await page.getByRole("dialog").waitFor();
      await look(name);
      await page.keyboard.press("Escape");
      await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
    }
    await page.getByRole("tab", { name: "Gates" }).click();
    await page.getByRole("heading", { name: "Phase gates" }).waitFor();
    await look("gates");
    await page.getByRole("button", { name: "Record… the test of decision rights" }).click();
    await page.getByRole("dialog").waitFor();
    await look("test dialog");
    await close();
    expect(found.join("\n")).toBe("");
    expect(complaints).toEqual([]);
  });
});
