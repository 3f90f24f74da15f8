import { readFile } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { readPack } from "../../../shared/pack/read-pack.ts";
import { after, freshPilot, person, work } from "../browser/support/pilots.ts";
import { dragFiles } from "./support/dropped-files.ts";
import { packOf, takeIn } from "./support/dropped-packs.ts";
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

async function open(): Promise<WindowPage["page"]> {
  opened = await browser.open();
  return opened.page;
}

const norrbex = freshPilot("Norrbex", "a1");
const velta = freshPilot("Velta", "b1");
const kestrova = freshPilot("Kestrova", "c1");
const TABLE = new TextEncoder().encode("date,workflow,segment,eligible\n2026-06-01,Claims,SMB,10\n");

/** One bit of the archive is another: nothing of it may be taken. */
function damaged(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  const middle = Math.floor(copy.length / 2);
  copy[middle] = (copy[middle] ?? 0) ^ 1;
  return copy;
}

describe("packs that are dropped on the window", () => {
  it("are opened, several at once, and a notice says what each of them brought", async () => {
    const page = await open();
    await dragFiles(page, [{ name: "a.c180", bytes: new Uint8Array(1) }], "over");
    await page.getByText("Drop to open or import").waitFor();
    await dragFiles(page, [{ name: "a.c180", bytes: new Uint8Array(1) }], "leave");
    await expect.poll(() => page.getByText("Drop to open or import").count()).toBe(0);

    await dragFiles(page, [{ name: "first.c180", bytes: packOf(norrbex, velta) }], "drop");
    // Nothing is taken before the person has seen what it is; whoever leaves has changed nothing.
    const preview = page.getByRole("dialog", { name: "Open this pack" });
    await expect.poll(() => preview.getByRole("listitem").allInnerTexts()).toHaveLength(2);
    expect((await preview.getByRole("listitem").allInnerTexts())[0]).toMatch(
      /new\s+Norrbex first\.c180\s+It is not here yet\. Changed last .+\./,
    );
    await preview.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("Nothing was opened, nothing was changed").waitFor();
    await page.getByRole("button", { name: "Open a pack…" }).waitFor();
    await dragFiles(page, [{ name: "first.c180", bytes: packOf(norrbex, velta) }], "drop");
    await takeIn(page);
    await page.getByText("2 new", { exact: true }).waitFor();

    const mine = after(norrbex, "a2", person("Ada"));
    await dragFiles(
      page,
      [
        { name: "norrbex.c180", bytes: packOf(mine) },
        { name: "velta.c180", bytes: packOf(velta) },
        { name: "kestrova.c180", bytes: packOf(kestrova) },
        { name: "broken.c180", bytes: damaged(packOf(kestrova)) },
        { name: "notes.docx", bytes: new Uint8Array(3) },
      ],
      "drop",
    );
    const updates = page.getByRole("dialog", { name: "Open 5 packs" });
    await updates.getByText("It would bring 1 change.").waitFor();
    await updates.getByRole("button", { name: "Open 2 companies" }).click();
    const notice = page.getByRole("status").filter({ hasText: "set aside" });
    await notice.waitFor();
    await expect.poll(() => notice.innerText()).toContain("1 update, 1 new, 1 unchanged, 2 set aside");
    await notice.getByRole("button", { name: "Review" }).click();
    const review = page.getByRole("dialog", { name: "What the packs brought" });
    await review.waitFor();
    const lines = await review.getByRole("listitem").allInnerTexts();
    expect(lines.map((line) => line.split("\n")[0])).toStrictEqual([
      "set aside",
      "set aside",
      "new",
      "update",
      "unchanged",
    ]);
    expect(lines[0]).toContain("broken.c180");
    expect(lines[1]).toMatch(/notes\.docx[\s\S]*neither a pack nor a table \(FILE_TYPE\)/);
    expect(lines[3]).toMatch(/Norrbex[\s\S]*It brought 1 change\./);
    await review.getByRole("link", { name: "Open Kestrova" }).click();
    await expect.poll(() => page.evaluate(() => location.hash)).toContain(`/c/${kestrova.pilotId}/today`);
    await page.getByRole("button", { name: "Close notice" }).click();
    await expect.poll(() => page.getByText("set aside").count()).toBe(0);
  });

  it("lead to a merge where both sides were changed, and change nothing before it", async () => {
    const page = await open();
    const mine = after(norrbex, "a2", person("Ada"));
    const theirs = after(norrbex, "b2", person("Bo"));
    await dragFiles(page, [{ name: "mine.c180", bytes: packOf(mine) }], "drop");
    await takeIn(page);
    await page.getByText("1 new: Norrbex").waitFor();
    await dragFiles(page, [{ name: "theirs.c180", bytes: packOf(theirs) }], "drop");
    await page.getByRole("button", { name: "Look at the merge" }).click();
    await page.getByRole("heading", { name: "1 change comes and nothing collides" }).waitFor();
    await page.getByRole("button", { name: "Leave" }).click();
    await page.getByText("1 to merge: Norrbex").waitFor();
    await page.getByRole("button", { name: "Review" }).click();
    const review = page.getByRole("dialog");
    await review.getByText("This copy and the pack were both changed since they parted.").waitFor();
    await review.getByRole("link", { name: "Merge Norrbex" }).waitFor();
    await page.keyboard.press("Escape");
    const download = page.waitForEvent("download");
    await page.keyboard.press("Control+s");
    const bytes = await readFile(await (await download).path());
    const saved = readPack(new Uint8Array(bytes));
    expect(saved.ok && saved.value.pilots[0]?.entries.map(({ hash }) => hash)).toStrictEqual(
      mine.entries.map(({ hash }) => hash),
    );
  });

  it("are not taken while a dialog is open", async () => {
    const page = await open();
    await page.keyboard.press("Control+n");
    await expect.poll(() => page.getByRole("dialog", { name: "New pilot" }).count()).toBe(1);
    await dragFiles(page, [{ name: "a.c180", bytes: packOf(norrbex) }], "over");
    expect(await page.getByText("Drop to open or import").count()).toBe(0);
  });
});

describe("tables that are dropped on the window", () => {
  it("go to the import of the company on the screen", async () => {
    const page = await open();
    await dragFiles(page, [{ name: "norrbex.c180", bytes: packOf(norrbex) }], "drop");
    await takeIn(page);
    await page.getByRole("link", { name: "Open Norrbex" }).click();
    await dragFiles(page, [{ name: "work.csv", bytes: TABLE }], "drop");
    await page.getByText("work.csv").first().waitFor();
    expect(await page.evaluate(() => location.hash)).toContain("/data");
  });

  it("ask for a company where none is on the screen", async () => {
    const page = await open();
    await dragFiles(page, [{ name: "both.c180", bytes: packOf(norrbex, velta) }], "drop");
    await takeIn(page);
    await page.getByText("2 new", { exact: true }).waitFor();
    await dragFiles(page, [{ name: "work.csv", bytes: TABLE }], "drop");
    const chooser = page.getByRole("dialog", { name: "Choose a company" });
    await chooser.waitFor();
    await page.keyboard.type("velta");
    await page.keyboard.press("Enter");
    await page.getByText("work.csv").first().waitFor();
    expect(await page.evaluate(() => location.hash)).toContain(`/c/${velta.pilotId}/data`);
  });

  it("say what is missing where there is no company at all", async () => {
    const page = await open();
    await dragFiles(page, [{ name: "work.csv", bytes: TABLE }], "drop");
    await page.getByText("Tables belong to a company, and there is none yet").waitFor();
    await page.getByRole("button", { name: "New pilot…" }).last().click();
    await expect.poll(() => page.getByRole("dialog", { name: "New pilot" }).count()).toBe(1);
  });
});

describe("saving a pack", () => {
  it("saves the company on the screen by one key, complete", async () => {
    const page = await open();
    const full = after(norrbex, "a1", person("Ada"), work([1, 10, 7]));
    await dragFiles(page, [{ name: "norrbex.c180", bytes: packOf(full) }], "drop");
    await takeIn(page);
    await page.getByRole("link", { name: "Open Norrbex" }).click();
    await page.getByRole("heading", { name: "Today", level: 1 }).waitFor();
    const download = page.waitForEvent("download");
    await page.keyboard.press("Control+s");
    const file = await download;
    expect(file.suggestedFilename()).toBe("Norrbex.c180");
    await page.getByText("Saved Norrbex.c180").waitFor();
    const read = readPack(new Uint8Array(await readFile(await file.path())));
    expect(read.ok && read.value.pilots.map(({ entries }) => entries.length)).toStrictEqual([
      full.entries.length,
    ]);
  });
});
