import { expect, it } from "vitest";
import { storedAnswers } from "../served/support/kept-answers.ts";
import { PATIENCE_MS } from "../support/page-browser.ts";
import { prepareDesktopApp } from "./support/desktop-app.ts";
import { startPilot } from "./support/window-driver.ts";

/** Notes whether Today ever stood while the data were still being opened. */
function watchForToday(): void {
  new MutationObserver(() => {
    const isOpening = document.querySelector(".save")?.textContent === "Opening your data…";
    const hasToday = document.querySelector('section[aria-label="Five pillars"]') !== null;
    if (isOpening && hasToday) sessionStorage.setItem("wasShownAtOnce", "yes");
  }).observe(document, { childList: true, subtree: true, characterData: true });
}

it("a start of the desktop app shows Today from what was kept, as main's anchor knows the same commit", async () => {
  const desktop = await prepareDesktopApp("built page", { isWholeBrowser: true });
  const { app, page } = await desktop.start();
  try {
    page.setDefaultTimeout(PATIENCE_MS);
    await startPilot(app, page, "Velta Logistics");
    await page.getByRole("link", { name: "Today" }).click();
    await page.getByRole("region", { name: "Five pillars" }).waitFor();
    await expect.poll(() => storedAnswers(page)).toHaveLength(2);
    await page.addInitScript(watchForToday);
    await page.reload();
    await page.getByText(/^All changes saved/).waitFor();
    await page.getByRole("region", { name: "Five pillars" }).waitFor();
    expect(await page.evaluate(() => sessionStorage.getItem("wasShownAtOnce"))).toBe("yes");
  } finally {
    await app.close();
    desktop.remove();
  }
});
