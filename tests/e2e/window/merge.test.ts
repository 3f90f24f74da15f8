import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { verifyPilot } from "../../../shared/journal/verify-journal.ts";
import { mergePilots } from "../../../shared/merge/merge-pilots.ts";
import { readPack } from "../../../shared/pack/read-pack.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { violationsInBothThemes } from "./support/axe.ts";
import { dragFiles } from "./support/dropped-files.ts";
import { openPilots, packOf } from "./support/dropped-packs.ts";
import { twoWeeks } from "./support/merge-story.ts";
import { startWindowBrowser, type WindowBrowser } from "./support/window-page.ts";

let browser: WindowBrowser;

beforeAll(async () => {
  browser = await startWindowBrowser();
});
afterAll(() => browser.close());

/** The element that has the focus, and its first words. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { tagName, textContent } = document.activeElement ?? document.body;
    return `${tagName}: ${(textContent ?? "").slice(0, 40)}`;
  });
}

/** The pilot as the window saves it. */
async function savedPilot(page: Page): Promise<WholePilot> {
  const download = page.waitForEvent("download");
  await page.keyboard.press("Control+s");
  const read = readPack(new Uint8Array(await readFile(await (await download).path())));
  if (!read.ok) throw new Error(read.problem.message);
  const [pilot] = read.value.pilots;
  if (pilot === undefined) throw new Error("an empty pack");
  return pilot;
}

describe("two weeks of two people's work", { timeout: 120_000 }, () => {
  it("are looked at, settled by keyboard and merged; a second time there is nothing to do", async () => {
    const { mine, theirs } = twoWeeks();
    const { page, complaints, close } = await browser.open();
    await openPilots(page, mine);
    await dragFiles(page, [{ name: "from Bea.c180", bytes: packOf(theirs) }], "drop");
    const preview = page.getByRole("dialog", { name: "Open this pack" });
    await preview.getByText("This copy and the pack were both changed since they parted.").waitFor();
    await page.keyboard.press("Enter");

    // What comes, in figures; nothing is changed yet.
    await page.getByRole("heading", { name: "33 changes come, 4 conflicts to settle" }).waitFor();
    const coming = page.getByRole("region", { name: "Comes with the pack" });
    expect(await coming.innerText()).toMatch(/33 changes by Bea, Tue 2 Jun 10:00 – Thu 18 Jun 14:00/);
    expect(await coming.innerText()).toMatch(/Ask\s+14 added[\s\S]*Conflict\s+1 added/);
    const found = [...(await violationsInBothThemes(page, "what comes"))];

    // By keyboard alone: from the list with arrows and figures.
    await page.keyboard.press("Control+Enter");
    await page.getByRole("heading", { name: "0 of 4 conflicts settled" }).waitFor();
    const rows = page.getByRole("grid", { name: "Conflicts" }).getByRole("row");
    const listed = (await rows.allInnerTexts())
      .slice(1)
      .map((text) => text.split(/\s*[\t\n]\s*/).join(" | "));
    expect(listed).toEqual([
      "Person Tor Berg | removed and used | open",
      expect.stringMatching(/^Decision Roll back the router \| conditions, decided at, .*status \| open$/),
      "Person Eva Lind | title | open",
      expect.stringMatching(/^Work 2026-06-20 · Cases · SMB \| qualified \| open$/),
    ]);
    const card = page.getByRole("region", { name: /^Conflict: / });
    await rows.nth(1).focus();
    expect(await card.innerText()).toMatch(
      /This copy[\s\S]*removed[\s\S]*Ada · Wed 17 Jun 12:00[\s\S]*named by Build or buy/,
    );
    found.push(...(await violationsInBothThemes(page, "settling")));
    await page.keyboard.press("2");
    await page.keyboard.press("ArrowDown");
    await card.getByRole("heading", { name: "Decision Roll back the router" }).waitFor();
    await page.keyboard.press("1");
    await page.keyboard.press("n");
    await page.keyboard.press("ArrowDown");
    await card.getByText("Chief technology officer").waitFor();
    await page.keyboard.press("2");
    await expect.poll(() => rows.nth(3).innerText()).toMatch(/the pack$/);
    await page.getByText("1 conflict still open.").waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("1");
    await page.getByRole("heading", { name: "4 of 4 conflicts settled" }).waitFor();
    await page.keyboard.press("Control+Enter");
    await page.getByRole("heading", { name: "Merge Norrbex" }).waitFor();
    found.push(...(await violationsInBothThemes(page, "merge")));
    await page.getByRole("button", { name: "Merge", exact: true }).click();
    await page.getByRole("heading", { name: "Norrbex was merged" }).waitFor();
    // Keys go on at what the merge came to, and after its end in the place that comes up.
    expect(await focused(page)).toBe("H2: Norrbex was merged");
    await page.getByRole("button", { name: "Done" }).press("Enter");
    await page.getByRole("heading", { name: "Data", level: 1 }).waitFor();
    await expect.poll(() => focused(page)).toMatch(/^MAIN: /);

    const merged = await savedPilot(page);
    expect(verifyPilot(merged)).toEqual([]);
    expect(recordsOf(merged, "person")).toMatchObject([
      { name: "Eva Lind", title: "Chief technology officer", email: "eva@example.org" },
      { name: "Tor Berg" },
    ]);
    expect(recordsOf(merged, "decision")).toMatchObject([{ status: "rejected" }]);
    expect(recordsOf(merged, "note")).toMatchObject([
      { text: expect.stringContaining("Only for small customers") },
    ]);
    expect(recordsOf(merged, "ask")).toHaveLength(28);
    expect(merged.entries.at(-1)).toMatchObject({ command: "merge.settle" });
    for (const copy of [mine, theirs]) {
      const again = mergePilots(merged, copy);
      expect(again.ok && again.value.collisions).toEqual([]);
    }

    // The same pack once more.
    await dragFiles(page, [{ name: "from Bea.c180", bytes: packOf(theirs) }], "drop");
    await page.getByText("1 unchanged: Norrbex · nothing to do").waitFor();
    // Nothing waits at the address of the merge any more.
    await page.evaluate((id) => {
      location.hash = `#/c/${id}/merge`;
    }, merged.pilotId);
    await page.getByRole("heading", { name: "No copy waits for a merge" }).waitFor();
    await page.getByRole("button", { name: "Leave" }).click();
    await page.getByRole("heading", { name: "Data", level: 1 }).waitFor();
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });
});
