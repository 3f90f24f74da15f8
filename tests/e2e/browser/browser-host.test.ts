import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ChromiumPages, startChromium } from "./support/chromium-page.ts";

let chromium: ChromiumPages;
let page: Page;

beforeAll(async () => {
  chromium = await startChromium("tests/e2e/browser/support/browser-entry.ts");
});
afterAll(() => chromium?.close());
beforeEach(async () => {
  page = await chromium.open();
  return () => page.context().close();
});

/** As a browser without File System Access. */
async function withoutPickers(): Promise<void> {
  await page.evaluate(() => {
    Reflect.deleteProperty(window, "showOpenFilePicker");
    Reflect.deleteProperty(window, "showSaveFilePicker");
  });
}

describe("the host of a browser", () => {
  it("picks files through a file input and reads them", async () => {
    await withoutPickers();
    const choosing = page.waitForEvent("filechooser");
    const picked = page.evaluate(async () => {
      const host = converge180.createBrowserHost(converge180.createOpfsJournal());
      const files = converge180.must(await host.pickFiles("tables", true));
      return Promise.all(
        files.map(async ({ name, sizeBytes, read }) => [
          name,
          sizeBytes,
          new TextDecoder().decode(converge180.must(await read())),
        ]),
      );
    });
    const chooser = await choosing;
    expect(chooser.isMultiple()).toBe(true);
    await chooser.setFiles([
      { name: "work.csv", mimeType: "text/csv", buffer: Buffer.from("date\n") },
      { name: "loops.csv", mimeType: "text/csv", buffer: Buffer.from("id\n") },
    ]);
    expect(await picked).toStrictEqual([
      ["work.csv", 5, "date\n"],
      ["loops.csv", 3, "id\n"],
    ]);
  });

  it("saves by a download", async () => {
    await withoutPickers();
    const waiting = page.waitForEvent("download");
    const saved = await page.evaluate(async () => {
      const host = converge180.createBrowserHost(converge180.createOpfsJournal());
      return host.saveFile("pilot.c180", "application/octet-stream", new Uint8Array([1, 2, 3]));
    });
    const download = await waiting;
    expect(saved).toStrictEqual({ ok: true, value: { name: "pilot.c180" } });
    expect(download.suggestedFilename()).toBe("pilot.c180");
    expect([...(await readFile(await download.path()))]).toStrictEqual([1, 2, 3]);
  });

  it("uses the browser's own dialogs where they are there; cancelling is not a failure", async () => {
    const outcome = await page.evaluate(async () => {
      const folder = await navigator.storage.getDirectory();
      const target = await folder.getFileHandle("chosen.c180", { create: true });
      const isThere = "showOpenFilePicker" in window && "showSaveFilePicker" in window;
      const cancel = async () => {
        throw new DOMException("cancelled", "AbortError");
      };
      const deny = async () => {
        throw new DOMException("no", "NotAllowedError");
      };
      const host = converge180.createBrowserHost(converge180.createOpfsJournal());
      const bytes = new Uint8Array([9, 8]);
      const outcomes = [];
      for (const [open, save] of [
        [async () => [target], async () => target],
        [cancel, cancel],
        [deny, deny],
      ]) {
        Object.assign(window, { showOpenFilePicker: open, showSaveFilePicker: save });
        const saved = await host.saveFile("a.c180", "application/octet-stream", bytes);
        const picked = await host.pickFiles("pack", false);
        const [file] = picked.ok ? picked.value : [];
        const read = file === undefined ? null : converge180.must(await file.read());
        outcomes.push([
          saved,
          picked.ok ? picked.value.length : picked.problem.code,
          read === null ? null : [...read],
        ]);
      }
      return { isThere, outcomes };
    });
    expect(outcome.isThere).toBe(true);
    expect(outcome.outcomes).toMatchObject([
      [{ ok: true, value: { name: "chosen.c180" } }, 1, [9, 8]],
      [{ ok: true, value: null }, 0, null],
      [{ ok: false, problem: { code: "FILE_DENIED" } }, "FILE_DENIED", null],
    ]);
  });

  it("says what a page in a browser cannot do", async () => {
    const outcome = await page.evaluate(async () => {
      const host = converge180.createBrowserHost(converge180.createOpfsJournal());
      const stops = [host.onMenu(() => {}), host.onFiles(() => {})];
      for (const stop of stops) stop();
      return { kind: host.kind, pdf: await host.printToPdf("<p>a</p>", "A4") };
    });
    expect(outcome).toMatchObject({ kind: "browser", pdf: { ok: false, problem: { code: "NO_BROWSER" } } });
  });
});

describe("the journal of a browser", () => {
  it("takes a large file in parts, in the place of a longer one and of a shorter one", async () => {
    const outcome = await page.evaluate(async () => {
      const { createOpfsJournal, must } = converge180;
      const journal = createOpfsJournal();
      const filled = (length: number, seed: number) =>
        new Uint8Array(length).map((_, index) => (index * seed) % 251);
      const found: boolean[] = [];
      for (const [length, seed] of [
        [9_500_000, 3],
        [4_194_304, 5],
        [0, 1],
        [4_194_305, 7],
      ] as const) {
        const bytes = filled(length, seed);
        must(await journal.writeBlob("a-1-1", "f1", bytes));
        const read = must(await createOpfsJournal().readBlob("a-1-1", "f1"));
        // What was sent is still the sender's.
        found.push(
          bytes.length === length &&
            read.length === length &&
            read.every((byte, index) => byte === bytes[index]),
        );
      }
      return found;
    });
    expect(outcome).toStrictEqual([true, true, true, true]);
  });

  it("keeps lines, files and the anchor, and forgets a pilot that is removed", async () => {
    const outcome = await page.evaluate(async () => {
      const { createOpfsJournal, must } = converge180;
      const journal = createOpfsJournal();
      const before = [
        await journal.readAnchor(),
        await journal.listPilots(),
        await journal.readJournal("a-1-1"),
      ];
      const early = await journal.appendJournal("a-1-1", ["two"]);
      must(await journal.replaceJournal("a-1-1", ["one", "zwei: ü"]));
      must(await journal.appendJournal("a-1-1", ["three"]));
      must(await journal.replaceJournal("b-1-1", ["only"]));
      must(await journal.replaceJournal("b-1-1", ["other", "lines"]));
      must(await journal.writeBlob("a-1-1", "f1", new Uint8Array([1, 2])));
      must(await journal.writeBlob("a-1-1", "f1", new Uint8Array([3])));
      const anchor = { storeId: "s", commit: 1, digest: "d", schema: 1, app: "a", chromium: "c" };
      must(await journal.writeAnchor(anchor));
      must(await journal.writeAnchor({ ...anchor, commit: 2 }));
      const other = createOpfsJournal();
      const after = [
        await other.readAnchor(),
        await other.listPilots(),
        await other.readJournal("a-1-1"),
        await other.readJournal("b-1-1"),
        await other.listBlobs("a-1-1"),
      ];
      const bytes = [...must(await other.readBlob("a-1-1", "f1"))];
      const missing = await other.readBlob("a-1-1", "f2");
      must(await other.removePilot("a-1-1"));
      must(await other.removePilot("a-1-1"));
      return { early, before, after, bytes, missing, left: await journal.listPilots() };
    });
    expect(outcome.before.map((result) => (result.ok ? result.value : result.problem))).toStrictEqual([
      null,
      [],
      [],
    ]);
    expect(outcome.after.map((result) => (result.ok ? result.value : result.problem))).toStrictEqual([
      { storeId: "s", commit: 2, digest: "d", schema: 1, app: "a", chromium: "c" },
      ["a-1-1", "b-1-1"],
      ["one", "zwei: ü", "three"],
      ["other", "lines"],
      ["f1"],
    ]);
    expect(outcome.early).toMatchObject({ ok: false, problem: { code: "FILE_NOT_FOUND" } });
    expect(outcome).toMatchObject({ bytes: [3], missing: { problem: { code: "FILE_NOT_FOUND" } } });
    expect(outcome.left).toStrictEqual({ ok: true, value: ["b-1-1"] });
  });

  it("cuts off what a crash left of a line before it goes on, and refuses a damaged anchor", async () => {
    const outcome = await page.evaluate(async () => {
      const { createOpfsJournal, must } = converge180;
      const journal = createOpfsJournal();
      const write = async (names: readonly string[], text: string) => {
        let folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("converge180", {
          create: true,
        });
        for (const name of names.slice(0, -1))
          folder = await folder.getDirectoryHandle(name, { create: true });
        const handle = await folder.getFileHandle(names.at(-1) ?? "", { create: true });
        const writable = await handle.createWritable();
        await writable.write(text);
        await writable.close();
      };
      const file = ["pilots", "a-1-1", "journal.jsonl"];
      const long = "x".repeat(70_000);
      const lines = [];
      for (const torn of ["one\ntw", "torn", `one\n${long}`]) {
        await write(file, torn);
        lines.push(must(await journal.readJournal("a-1-1")));
        must(await journal.appendJournal("a-1-1", ["next"]));
        lines.push(must(await journal.readJournal("a-1-1")));
      }
      await write(["anchor.json"], '{"storeId":"s"}');
      return { lines, anchor: await journal.readAnchor() };
    });
    expect(outcome.lines).toStrictEqual([["one"], ["one", "next"], [], ["next"], ["one"], ["one", "next"]]);
    expect(outcome.anchor).toMatchObject({ ok: false, problem: { code: "CHECKSUM" } });
  });
});
