import { spawnSync } from "node:child_process";
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ElectronApplication, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { choose, type DesktopApp, prepareDesktopApp } from "./support/desktop-app.ts";
import { refuseFilesBelow } from "./support/file-refusals.ts";

let desktop: DesktopApp;
let app: ElectronApplication;
let page: Page;
let folder: string;

beforeAll(async () => {
  desktop = await prepareDesktopApp("test page");
  ({ app, page } = await desktop.start());
  folder = join(desktop.folder, "documents");
  mkdirSync(folder);
});
afterAll(async () => {
  await app?.close();
  desktop?.remove();
});

const save = (text: string): ReturnType<typeof converge180Desktop.saveFile> =>
  page.evaluate(
    (text) =>
      converge180Desktop.saveFile({
        name: "report.csv",
        mediaType: "text/csv",
        bytes: new TextEncoder().encode(text),
      }),
    text,
  );

describe("saving", () => {
  it("writes where the person chose, whole, and names the file without its folder", async () => {
    const path = join(folder, "saved.csv");
    await choose(app, path);
    expect(await save("first")).toMatchObject({ ok: true, value: { name: "saved.csv" } });
    const answer = await save("héllo, second");
    expect(readFileSync(path, "utf8")).toBe("héllo, second");
    expect(readdirSync(folder)).toStrictEqual(["saved.csv"]);
    expect(JSON.stringify(answer)).not.toContain(folder);
  });

  it("is nothing where the person cancels", async () => {
    await choose(app, null);
    expect(await save("x")).toStrictEqual({ ok: true, value: null });
  });

  it("says in a typed way, without a path, why it could not", async () => {
    await choose(app, join(folder, "no such folder", "x.csv"));
    expect(await save("x")).toStrictEqual({
      ok: false,
      error: {
        code: "FILE_NOT_FOUND",
        message: "“x.csv” was not saved: there is no such file or folder",
        remedy:
          "Connect the drive or network folder again, or choose another folder. Nothing was written: a file that was there before is as it was.",
      },
    });
    await choose(app, folder);
    expect(await save("x")).toMatchObject({ ok: false, error: { code: "FILE_NOT_REGULAR" } });
  });

  it("shows the saved file in its folder, and no file that was not granted", async () => {
    const path = join(folder, "saved.csv");
    await choose(app, path);
    await app.evaluate(({ shell }) => {
      Object.assign(globalThis, { shown: [] });
      shell.showItemInFolder = (path) => (globalThis as unknown as { shown: string[] }).shown.push(path);
    });
    const saved = await save("third");
    if (!saved.ok || saved.value === null) throw new Error("not saved");
    expect(
      await page.evaluate((grant) => converge180Desktop.revealFile({ grant }), saved.value.grant),
    ).toMatchObject({ ok: true });
    const other = await page.evaluate(() => converge180Desktop.revealFile({ grant: "0".repeat(32) }));
    expect(other).toMatchObject({ ok: false, error: { code: "FILE_DENIED" } });
    expect(await app.evaluate(() => (globalThis as unknown as { shown: string[] }).shown)).toStrictEqual([
      path,
    ]);
  });
});

/** Saves as soon as the window may ask again. */
async function saveInTime(text: string): ReturnType<typeof save> {
  let answer = await save(text);
  const isTooOften = () => !answer.ok && answer.error.code === "IPC_RATE";
  await expect
    .poll(async () => {
      if (isTooOften()) answer = await save(text);
      return isTooOften();
    })
    .toBe(false);
  return answer;
}

describe("a file that the system refuses", () => {
  const kept = "Nothing was written: a file that was there before is as it was.";
  it.each([
    [
      "another program has it locked",
      "EBUSY",
      "FILE_BUSY",
      "another program uses it",
      "Close it in the other program, or save under another name.",
    ],
    [
      "its folder is not ours",
      "EACCES",
      "FILE_DENIED",
      "this may not be opened",
      "Choose another folder, or ask for permission to write to this one.",
    ],
    [
      "its folder is read-only",
      "EROFS",
      "FILE_DENIED",
      "the disk or folder is read-only",
      "Choose another folder, or ask for permission to write to this one.",
    ],
    [
      "its drive was removed",
      "ENXIO",
      "FILE_NOT_FOUND",
      "its drive is not there any more",
      "Connect the drive or network folder again, or choose another folder.",
    ],
  ] as const)("because %s is not saved, and the old one stays whole", async (_, system, code, why, toDo) => {
    const path = join(folder, "kept.csv");
    writeFileSync(path, "as it was");
    await choose(app, path);
    await refuseFilesBelow(app, folder, system);
    const answer = await saveInTime("other");
    await refuseFilesBelow(app, folder, null);
    const message = `“kept.csv” was not saved: ${why}`;
    expect(answer).toStrictEqual({ ok: false, error: { code, message, remedy: `${toDo} ${kept}` } });
    expect(readFileSync(path, "utf8")).toBe("as it was");
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toStrictEqual([]);
    // The same file is written as soon as the system lets it be.
    expect(await saveInTime("other")).toMatchObject({ ok: true });
  });

  it.each([
    [
      "another program has it locked",
      "EBUSY",
      "FILE_BUSY",
      "another program uses it",
      "Close it in the other program, then choose it again.",
    ],
    [
      "it may not be read",
      "EACCES",
      "FILE_DENIED",
      "this may not be opened",
      "Ask for permission to read it, or copy it to a folder of your own and choose it there.",
    ],
    [
      "its drive was removed",
      "ENOENT",
      "FILE_NOT_FOUND",
      "there is no such file or folder",
      "Connect the drive or network folder that it was on, or choose it where it is now.",
    ],
  ] as const)("because %s is not opened", async (_, system, code, why, toDo) => {
    const path = join(folder, "given.csv");
    writeFileSync(path, "day,count\n");
    await choose(app, path);
    const grant = await page.evaluate(async () => {
      const picked = await converge180Desktop.pickFiles({ purpose: "tables", multiple: true });
      return picked.ok ? (picked.value[0]?.grant ?? "") : "";
    });
    const read = () =>
      page.evaluate((grant) => converge180Desktop.readFile({ grant, offset: 0, length: 100 }), grant);
    await refuseFilesBelow(app, folder, system);
    const answer = await read();
    await refuseFilesBelow(app, folder, null);
    const message = `“given.csv” was not opened: ${why}`;
    expect(answer).toStrictEqual({
      ok: false,
      error: { code, message, remedy: `${toDo} Nothing was changed.` },
    });
    expect(await read()).toMatchObject({ ok: true });
  });
});

describe("picking", () => {
  it("gives large files in slices, byte for byte", async () => {
    const path = join(folder, "large.csv");
    const bytes = Buffer.alloc(20 * 1024 * 1024, "0123456789abcdef");
    bytes[bytes.length - 1] = 7;
    writeFileSync(path, bytes);
    await choose(app, path);
    const seen = await page.evaluate(async () => {
      const picked = await converge180Desktop.pickFiles({ purpose: "tables", multiple: false });
      const file = picked.ok ? picked.value[0] : undefined;
      if (file === undefined) throw new Error("not picked");
      const slice = 8 * 1024 * 1024;
      const lengths: number[] = [];
      let last: number | undefined;
      let first = "";
      for (let offset = 0; offset < file.sizeBytes; offset += slice) {
        const part = await converge180Desktop.readFile({ grant: file.grant, offset, length: slice });
        if (!part.ok) throw new Error(part.error.code);
        lengths.push(part.value.length);
        first ||= new TextDecoder().decode(part.value.subarray(0, 16));
        last = part.value.at(-1);
      }
      return { file: { ...file, grant: "" }, lengths, first, last };
    });
    const mebi = 1024 * 1024;
    expect(seen).toStrictEqual({
      file: { grant: "", name: "large.csv", sizeBytes: 20 * mebi },
      lengths: [8 * mebi, 8 * mebi, 4 * mebi],
      first: "0123456789abcdef",
      last: 7,
    });
  });

  it("refuses a file that was changed after it was chosen", async () => {
    const path = join(folder, "changing.csv");
    writeFileSync(path, "day,count\n");
    await choose(app, path);
    const grant = await page.evaluate(async () => {
      const picked = await converge180Desktop.pickFiles({ purpose: "tables", multiple: true });
      return picked.ok ? (picked.value[0]?.grant ?? "") : "";
    });
    appendFileSync(path, "2026-11-20,1\n");
    const answer = await page.evaluate(
      (grant) => converge180Desktop.readFile({ grant, offset: 0, length: 100 }),
      grant,
    );
    expect(answer).toMatchObject({ ok: false, error: { code: "FILE_CHANGED" } });
  });

  it("is an empty list where the person cancels", async () => {
    await choose(app, null);
    const picked = await page.evaluate(() =>
      converge180Desktop.pickFiles({ purpose: "pack", multiple: false }),
    );
    expect(picked).toStrictEqual({ ok: true, value: [] });
  });

  it("carries 20 MB to the disk", async () => {
    const path = join(folder, "big.c180");
    await choose(app, path);
    const answer = await page.evaluate(() => {
      const bytes = new Uint8Array(20 * 1024 * 1024).fill(5);
      return converge180Desktop.saveFile({ name: "big.c180", mediaType: "application/octet-stream", bytes });
    });
    expect(answer).toMatchObject({ ok: true });
    expect(readFileSync(path).equals(Buffer.alloc(20 * 1024 * 1024, 5))).toBe(true);
  });
});

describe("printing", () => {
  it("makes a PDF of a page on which no script runs, and leaves no window behind", async () => {
    const path = join(folder, "report.pdf");
    await choose(app, path);
    const html = `<!doctype html><html lang="en"><head><title>Report</title><style>h1 { color: red }</style></head>
      <body><h1>Baseline of Müller &amp; Co</h1><p id="p">as it was written</p>
      <script>document.getElementById("p").textContent = "changed by a script"</script></body></html>`;
    const answer = await page.evaluate(async (html) => {
      const pdf = await converge180Desktop.printToPdf({ html, paper: "A4" });
      if (!pdf.ok) return pdf;
      return converge180Desktop.saveFile({
        name: "report.pdf",
        mediaType: "application/pdf",
        bytes: pdf.value,
      });
    }, html);
    expect(answer).toMatchObject({ ok: true });
    const text = spawnSync("pdftotext", [path, "-"], { encoding: "utf8" }).stdout;
    expect(text).toContain("Baseline of Müller & Co");
    expect(text).toContain("as it was written");
    // A4 is 210 × 297 mm = 595 × 842 points.
    expect(readFileSync(path, "latin1")).toMatch(/MediaBox\s*\[\s*0 0 59[45]\.\d+ 84[12]\.\d+\]/);
    await expect.poll(() => app.windows().length).toBe(1);
  });
});
