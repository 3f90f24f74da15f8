import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ElectronApplication, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureBuilt } from "../../../build/ensure-built.mjs";
import { encryptPack } from "../../../electron/services/pack-encryption.ts";
import { decryptPack } from "../../../shared/pack/decrypt-pack.ts";
import { readPack } from "../../../shared/pack/read-pack.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { samplePacks } from "../../shared/sample/sample-packs.ts";
import { after, freshPilot, person } from "../browser/support/pilots.ts";
import { PATIENCE_MS } from "../support/page-browser.ts";
import { runCli } from "../support/run-cli.ts";
import { packOf, takeIn } from "../window/support/dropped-packs.ts";
import { choose, type DesktopApp, prepareDesktopApp } from "./support/desktop-app.ts";
import { refuseFilesBelow } from "./support/file-refusals.ts";
import { chooseMenu, listenForComplaints } from "./support/window-driver.ts";

let desktop: DesktopApp;
let app: ElectronApplication;
let page: Page;
let complaints: readonly string[] = [];

const documents = (name: string): string => join(desktop.folder, "documents", name);
const PASSPHRASE = "kettle orbit mustard violin";

beforeAll(async () => {
  await ensureBuilt({ targets: ["cli"] });
  desktop = await prepareDesktopApp("built page");
  mkdirSync(documents(""));
  const [pack = new Uint8Array()] = await samplePacks("Velquist");
  writeFileSync(documents("velquist.c180"), pack);
  ({ app, page } = await desktop.start(documents("velquist.c180")));
  page.setDefaultTimeout(PATIENCE_MS);
  complaints = await listenForComplaints(page);
  await takeIn(page);
  await page.getByRole("link", { name: /^Open Velquist/ }).click();
  await page.getByRole("heading", { name: "Today", exact: true }).waitFor();
});
afterAll(async () => {
  await app?.close();
  desktop?.remove();
  if (complaints.length > 0) throw new Error(`the page complained: ${complaints.join("; ")}`);
});

describe("a copy for a circle", () => {
  it("says what it withholds, needs a passphrase that protects, and opens with the command line", async () => {
    await chooseMenu(app, "share copy");
    const dialog = page.getByRole("dialog", { name: "Share a copy" });
    await dialog
      .getByText(/^Withheld: .*hidden KPIs/)
      .first()
      .waitFor();
    const circles = await dialog
      .getByRole("radio")
      .evaluateAll((radios) => radios.map((radio) => radio.closest("label")?.innerText.split("\n").at(-1)));
    expect(circles[0]).toMatch(/^Withheld: .*incentives.*hidden KPIs/);
    expect(circles[1]).toMatch(/^Withheld: 2 hidden KPIs/);
    expect(circles[2]).toBe("Nothing is withheld.");
    await dialog.getByRole("radio", { name: /Leadership/ }).check();

    const save = dialog.getByRole("button", { name: "Save the copy…" });
    const strength = dialog.getByRole("meter");
    await dialog.getByLabel("Passphrase", { exact: true }).fill("Password1");
    await dialog.getByLabel("The same again").fill("Password1");
    await expect.poll(() => strength.getAttribute("aria-valuetext")).toBe("too weak");
    expect(await save.isDisabled()).toBe(true);
    await dialog.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
    await dialog.getByText("The two are not the same.").waitFor();
    expect(await save.isDisabled()).toBe(true);
    await dialog.getByLabel("The same again").fill(PASSPHRASE);
    await expect.poll(() => strength.getAttribute("aria-valuetext")).toBe("good");
    await dialog.getByText("Without the passphrase nobody opens this file again").waitFor();

    // The drive is pulled out: the dialog stays as it was filled in.
    await choose(app, documents("copy.c180"));
    await refuseFilesBelow(app, documents(""), "ENXIO");
    await save.click();
    await dialog
      .getByText("“copy.c180” was not saved: its drive is not there any more (FILE_NOT_FOUND).")
      .waitFor();
    await dialog.getByText("Connect the drive or network folder again, or choose another folder.").waitFor();
    await refuseFilesBelow(app, documents(""), null);
    expect(readdirSync(documents(""))).toStrictEqual(["velquist.c180"]);
    await save.click();
    await dialog.getByText("Saved copy.c180 for leadership, encrypted.").waitFor();
    await dialog.getByRole("button", { name: "Close" }).last().click();

    const file = new Uint8Array(readFileSync(documents("copy.c180")));
    const archive = await decryptPack(file, PASSPHRASE);
    const pack = archive.ok ? readPack(archive.value) : archive;
    if (!pack.ok) throw new Error(pack.problem.message);
    const [pilot] = pack.value.pilots;
    if (pilot === undefined) throw new Error("the copy is empty");
    const hidden = recordsOf(pilot, "shadowMetric");
    expect(hidden.length).toBe(2);
    expect(hidden.every(({ withheld }) => withheld.length > 0)).toBe(true);
    expect(recordsOf(pilot, "incentive").every(({ withheld }) => withheld.length === 0)).toBe(true);

    writeFileSync(documents("p.txt"), `${PASSPHRASE}\n`);
    const closed = await runCli(["verify", documents("copy.c180")]);
    expect([closed.code, closed.stderr.includes("PACK_ENCRYPTED")]).toStrictEqual([1, true]);
    const verified = await runCli([
      "verify",
      documents("copy.c180"),
      "--passphrase-file",
      documents("p.txt"),
    ]);
    expect(verified).toMatchObject({ code: 0 });
  });
});

describe("an encrypted pack", () => {
  it("asks for its passphrase; a wrong one changes nothing; then it shows what it would bring", async () => {
    const older = freshPilot("Norrbex", "a1");
    writeFileSync(documents("norrbex.c180"), await encryptPack(packOf(older), PASSPHRASE));
    await choose(app, documents("norrbex.c180"));
    await chooseMenu(app, "open pack");
    const asked = page.getByRole("dialog", { name: "This pack is encrypted" });
    await asked.getByLabel("Passphrase").fill("kettle orbit mustard violet");
    await page.keyboard.press("Enter");
    await asked
      .getByText("The passphrase does not open the file, or the file was altered (PACK_AUTH).")
      .waitFor();
    await asked.getByText("Nothing was changed.").waitFor();
    await asked.getByRole("button", { name: "Leave it closed" }).click();
    await page.getByText("Nothing was opened, nothing was changed").waitFor();

    await chooseMenu(app, "open pack");
    await asked.getByLabel("Passphrase").fill(PASSPHRASE);
    await page.keyboard.press("Enter");
    const preview = page.getByRole("dialog", { name: "Open this pack" });
    await preview.getByText("It is not here yet.").waitFor();
    await preview.getByRole("button", { name: "Open Norrbex" }).click();
    await page.getByText("1 new: Norrbex").waitFor();

    // A newer copy for a wider circle brings its changes, and what it does not hold stays.
    const newer = after(older, "a1", person("Ada"));
    writeFileSync(documents("norrbex.c180"), await encryptPack(packOf(newer), PASSPHRASE));
    await chooseMenu(app, "open pack");
    await asked.getByLabel("Passphrase").fill(PASSPHRASE);
    await page.keyboard.press("Enter");
    await preview.getByText("It would bring 1 change.").waitFor();
    await preview.getByRole("button", { name: "Open Norrbex" }).click();
    await page.getByText("1 update: Norrbex").waitFor();
    expect(await page.getByRole("dialog").count()).toBe(0);
  });

  it("that another program has locked is set aside, and says so", async () => {
    await refuseFilesBelow(app, documents(""), "EBUSY");
    await chooseMenu(app, "open pack");
    await page.getByText("1 set aside: in use elsewhere").waitFor();
    await refuseFilesBelow(app, documents(""), null);
    await page.getByRole("button", { name: "Review" }).click();
    const review = page.getByRole("dialog", { name: "What the packs brought" });
    await review.getByText("“norrbex.c180” was not opened: another program uses it (FILE_BUSY).").waitFor();
    await review
      .getByText("Close it in the other program, then choose it again. Nothing was changed.")
      .waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
  });
});
