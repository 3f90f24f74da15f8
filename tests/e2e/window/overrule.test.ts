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

async function open(): Promise<WindowPage["page"]> {
  opened = await browser.open();
  return opened.page;
}

describe("the sample portfolio", () => {
  it("answers an obligation, only with a reason where it is overruled", async () => {
    const page = await open();
    await loadCompany(page, "Brontavia");
    const now = page.getByRole("region", { name: "Now" });
    await now.getByRole("button", { name: "Overrule…" }).click();
    const panel = page.getByRole("complementary");
    const overrule = panel.getByRole("button", { name: "Overrule", exact: true });
    expect(await overrule.isDisabled()).toBe(true);
    await panel.getByLabel("Why it is overruled").fill("The change was rolled back by hand");
    await overrule.click();
    await page.getByText(/Overruled: Roll back/).waitFor();
    // It is answered: nothing has to be answered any more.
    await expect.poll(() => now.getByRole("button", { name: "Overrule…" }).count()).toBe(0);
    // The panel offers the other answer alone.
    await panel.getByRole("button", { name: "Obey after all…" }).waitFor();
    expect(await panel.getByRole("button", { name: /^Overrule/ }).count()).toBe(0);
  });
});
