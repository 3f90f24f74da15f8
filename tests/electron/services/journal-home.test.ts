import { createHash } from "node:crypto";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { createJournalHome, type JournalFiles } from "../../../electron/services/journal-home.ts";

const PILOT = "0123456789abcdef-1-0";
const BLOB = "0f".repeat(32);
const ANCHOR = {
  storeId: "s",
  commit: 7,
  digest: "ab".repeat(32),
  schema: 1,
  app: "Converge180 0.1.0",
  chromium: "156",
};

let folder: string;
let home: JournalFiles;

beforeEach(() => {
  const base = mkdtempSync(join(tmpdir(), "converge180-home-"));
  onTestFinished(() => rmSync(base, { recursive: true, force: true }));
  folder = join(base, "journal");
  home = createJournalHome(folder);
});

const journalFile = (): string => join(folder, PILOT, "journal.jsonl");
async function lines(): Promise<readonly string[]> {
  const read = await home.readJournal(PILOT);
  return read.ok ? read.value : [read.problem.code];
}

describe("a first run", () => {
  it("finds nothing, and writes nothing by looking", async () => {
    expect(await home.readAnchor()).toStrictEqual({ ok: true, value: null });
    expect(await home.listPilots()).toStrictEqual({ ok: true, value: [] });
    expect(await home.listBlobs(PILOT)).toStrictEqual({ ok: true, value: [] });
    expect(await lines()).toStrictEqual([]);
    expect(existsSync(folder)).toBe(false);
  });
});

describe("the journal", () => {
  it("keeps appended lines in their order", async () => {
    await home.replaceJournal(PILOT, ['{"seq":1}']);
    await home.appendJournal(PILOT, []);
    await home.appendJournal(PILOT, ['{"seq":2}', '{"seq":3,"name":"Zoë"}']);
    expect(readFileSync(journalFile(), "utf8")).toBe('{"seq":1}\n{"seq":2}\n{"seq":3,"name":"Zoë"}\n');
    expect(await lines()).toStrictEqual(['{"seq":1}', '{"seq":2}', '{"seq":3,"name":"Zoë"}']);
    expect(await home.listPilots()).toStrictEqual({ ok: true, value: [PILOT] });
  });

  it("puts appends that are asked for at once one after the other, whole", async () => {
    const wanted = Array.from({ length: 50 }, (_, index) => `{"seq":${index}}`);
    await home.replaceJournal(PILOT, []);
    await Promise.all(wanted.map((line) => home.appendJournal(PILOT, [line])));
    expect(await lines()).toStrictEqual(wanted);
  });

  it("never shows a line that was not written to its end, and appends after the last whole one", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 40 }), async (cut) => {
        await home.replaceJournal(PILOT, ['{"seq":1}', '{"seq":2,"name":"Zoë"}']);
        const size = readFileSync(journalFile()).length;
        truncateSync(journalFile(), Math.max(0, size - cut));
        // What is left: both lines, the first, or none. The lines are 10 and 24 bytes long.
        const left = ['{"seq":1}', '{"seq":2,"name":"Zoë"}'].slice(0, cut === 0 ? 2 : cut <= 24 ? 1 : 0);
        expect(await lines()).toStrictEqual(left);
        await home.appendJournal(PILOT, ['{"seq":9}']);
        expect(await lines()).toStrictEqual([...left, '{"seq":9}']);
      }),
      { seed: 42, numRuns: 60 },
    );
  });

  it("finds the last whole line however long the unfinished one is", async () => {
    await home.replaceJournal(PILOT, ['{"seq":1}']);
    appendFileSync(journalFile(), "x".repeat(200_000));
    await home.appendJournal(PILOT, ['{"seq":2}']);
    expect(await lines()).toStrictEqual(['{"seq":1}', '{"seq":2}']);
  });

  it("is replaced as a whole, and nothing is left beside it", async () => {
    await home.replaceJournal(PILOT, ['{"seq":1}', '{"seq":2}']);
    await home.replaceJournal(PILOT, ['{"seq":5}']);
    expect(await lines()).toStrictEqual(['{"seq":5}']);
    expect(readdirSync(join(folder, PILOT))).toStrictEqual(["journal.jsonl"]);
  });

  it("is not begun by an append: where it is gone its beginning is needed as well", async () => {
    await home.replaceJournal(PILOT, ['{"seq":1}']);
    rmSync(folder, { recursive: true });
    expect(await home.appendJournal(PILOT, ['{"seq":2}'])).toMatchObject({
      ok: false,
      problem: { code: "FILE_NOT_FOUND" },
    });
    expect(existsSync(folder)).toBe(false);
  });

  it("refuses lines that would be two, and keeps what was there", async () => {
    await home.replaceJournal(PILOT, ['{"seq":1}']);
    for (const bad of ["{}\n{}", "{}\r", ""]) {
      expect(await home.appendJournal(PILOT, ['{"seq":2}', bad])).toMatchObject({
        problem: { code: "INVARIANT" },
      });
      expect(await home.replaceJournal(PILOT, [bad])).toMatchObject({ problem: { code: "INVARIANT" } });
    }
    expect(await lines()).toStrictEqual(['{"seq":1}']);
  });

  it("says that it is damaged where it is not text", async () => {
    await home.replaceJournal(PILOT, ['{"seq":1}']);
    writeFileSync(journalFile(), Buffer.from([0x7b, 0xff, 0xfe, 0x7d, 0x0a]));
    expect(await home.readJournal(PILOT)).toMatchObject({ ok: false, problem: { code: "CHECKSUM" } });
  });

  it.each(["..", "../a1-1-0", "a1-1-0/..", "", "a1", "/etc", "a1-1-0\n"])(
    "takes no %j for a pilot",
    async (id) => {
      expect(await home.appendJournal(id, ["{}"])).toMatchObject({
        ok: false,
        problem: { code: "FILE_DENIED" },
      });
      expect(await home.readJournal(id)).toMatchObject({ ok: false, problem: { code: "FILE_DENIED" } });
      expect(await home.removePilot(id)).toMatchObject({ ok: false, problem: { code: "FILE_DENIED" } });
      expect(existsSync(folder)).toBe(false);
    },
  );

  it("says in a typed way that the disk refuses", async () => {
    mkdirSync(journalFile(), { recursive: true });
    expect(await home.appendJournal(PILOT, ["{}"])).toMatchObject({
      ok: false,
      problem: { code: "FILE_NOT_REGULAR" },
    });
    expect(await home.readJournal(PILOT)).toMatchObject({ ok: false, problem: { code: "FILE_NOT_REGULAR" } });
  });
});

describe("files beside the journal", () => {
  it("are kept byte for byte, and listed by name", async () => {
    const secret = `confidential-${"1a".repeat(32)}`;
    const bytes = new Uint8Array(300_000).map((_, index) => index % 251);
    await home.writeBlob(PILOT, BLOB, bytes);
    await home.writeBlob(PILOT, secret, new Uint8Array());
    expect(await home.readBlob(PILOT, BLOB)).toStrictEqual({ ok: true, value: bytes });
    expect(await home.readBlob(PILOT, secret)).toStrictEqual({ ok: true, value: new Uint8Array() });
    expect(await home.listBlobs(PILOT)).toStrictEqual({ ok: true, value: [BLOB, secret] });
  });

  it("are mended by the bytes that their name is the digest of, where the disk damaged them", async () => {
    const bytes = new Uint8Array([1, 2, 3]);
    const name = createHash("sha256").update(bytes).digest("hex");
    await home.writeBlob(PILOT, name, bytes);
    writeFileSync(join(folder, PILOT, "blobs", name), "damaged");
    expect(await home.writeBlob(PILOT, name, bytes)).toStrictEqual({ ok: true, value: null });
    expect(await home.readBlob(PILOT, name)).toStrictEqual({ ok: true, value: bytes });
  });

  it("never change", async () => {
    await home.writeBlob(PILOT, BLOB, new Uint8Array([1, 2]));
    expect(await home.writeBlob(PILOT, BLOB, new Uint8Array([1, 2]))).toStrictEqual({
      ok: true,
      value: null,
    });
    expect(await home.writeBlob(PILOT, BLOB, new Uint8Array([1, 3]))).toMatchObject({
      problem: { code: "CHECKSUM" },
    });
    expect(await home.readBlob(PILOT, BLOB)).toStrictEqual({ ok: true, value: new Uint8Array([1, 2]) });
  });

  it.each(["../journal.jsonl", "journal.jsonl", BLOB.toUpperCase(), `${BLOB}.csv`, ""])(
    "are not called %j",
    async (name) => {
      expect(await home.writeBlob(PILOT, name, new Uint8Array(1))).toMatchObject({
        problem: { code: "FILE_DENIED" },
      });
      expect(await home.readBlob(PILOT, name)).toMatchObject({ problem: { code: "FILE_DENIED" } });
    },
  );

  it("are missed in a typed way", async () => {
    expect(await home.readBlob(PILOT, BLOB)).toMatchObject({ problem: { code: "FILE_NOT_FOUND" } });
  });
});

describe("removing a pilot", () => {
  it("takes everything of it and nothing else", async () => {
    await home.replaceJournal(PILOT, ["{}"]);
    await home.writeBlob(PILOT, BLOB, new Uint8Array(1));
    await home.replaceJournal("b2-1-0", ["{}"]);
    expect(await home.removePilot(PILOT)).toStrictEqual({ ok: true, value: null });
    expect(await home.removePilot(PILOT)).toStrictEqual({ ok: true, value: null });
    expect(readdirSync(folder)).toStrictEqual(["b2-1-0"]);
    await home.replaceJournal(PILOT, ['{"seq":1}']);
    expect(await lines()).toStrictEqual(['{"seq":1}']);
  });
});

describe("the anchor", () => {
  it("is what was written last", async () => {
    await home.writeAnchor(ANCHOR);
    await home.writeAnchor({ ...ANCHOR, commit: 8 });
    expect(await createJournalHome(folder).readAnchor()).toStrictEqual({
      ok: true,
      value: { ...ANCHOR, commit: 8 },
    });
    expect(readdirSync(folder)).toStrictEqual(["anchor.json"]);
  });

  it.each(["", "{}", "not json", JSON.stringify({ ...ANCHOR, commit: "7" })])(
    "says that it is damaged rather than missing: %j",
    async (text) => {
      await home.writeAnchor(ANCHOR);
      writeFileSync(join(folder, "anchor.json"), text);
      expect(await home.readAnchor()).toMatchObject({ ok: false, problem: { code: "CHECKSUM" } });
    },
  );
});

describe("after a crash", () => {
  it("removes what was left unfinished, and nothing else", async () => {
    await home.replaceJournal(PILOT, ["{}"]);
    await home.writeBlob(PILOT, BLOB, new Uint8Array(1));
    const blobs = join(folder, PILOT, "blobs");
    writeFileSync(join(folder, ".new-1-1"), "half");
    writeFileSync(join(folder, PILOT, ".new-1-2"), "half");
    writeFileSync(join(blobs, ".new-1-3"), "half");
    mkdirSync(join(folder, ".removed-1-4"));
    writeFileSync(join(folder, ".keep"), "not ours");
    const next = createJournalHome(folder);
    expect(await next.readJournal(PILOT)).toStrictEqual({ ok: true, value: ["{}"] });
    expect(readdirSync(folder).toSorted()).toStrictEqual([".keep", PILOT].toSorted());
    expect(readdirSync(join(folder, PILOT)).toSorted()).toStrictEqual(["blobs", "journal.jsonl"]);
    expect(readdirSync(blobs)).toStrictEqual([BLOB]);
  });
});
