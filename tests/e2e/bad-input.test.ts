import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import * as XLSX from "@e965/xlsx";
import { zlibSync } from "fflate";
import { describe, expect, it } from "vitest";
import { type RawMember, rawZip } from "../shared/pack/raw-zip.ts";
import { membersOf } from "./support/pack-content.ts";
import { csv, makeWorkbench, refusalLine, type Workbench } from "./support/workbench.ts";

const cli = fileURLToPath(new URL("../../dist/cli/cli.js", import.meta.url));
const isRoot = process.getuid?.() === 0;

const WORK = csv("date,workflow,segment,eligible", "2026-01-05,W,S,1");

/** The members of a good pack, in order, to build a bad one from. */
const partsOf = (bench: Workbench, pack: string): RawMember[] =>
  Object.entries(membersOf(bench.read(pack))).map(([name, data]) => ({ name, data }));

const withText = (part: RawMember, change: (text: string) => string): RawMember => ({
  ...part,
  data: new TextEncoder().encode(change(new TextDecoder().decode(part.data))),
});

/** How many bytes the bombs inflate to: a thousand times what they take. */
const INFLATED = 64 * 1024 * 1024;

/** Deflated zeros that inflate to `size` bytes, without holding them. */
function bomb(size: number): Uint8Array {
  const block = new Uint8Array(size);
  return zlibSync(block, { level: 1 }).slice(2, -4);
}

/** The members of a good workbook with one sheet `work`. */
function bookParts(): RawMember[] {
  const book = XLSX.utils.book_new();
  const rows = [
    ["date", "workflow", "segment", "eligible"],
    ["2026-02-05", "W", "S", 1],
  ];
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), "work");
  const bytes = new Uint8Array(XLSX.write(book, { type: "array", bookType: "xlsx" }) as ArrayBuffer);
  return Object.entries(membersOf(bytes)).map(([name, data]) => ({ name, data }));
}

describe("bad packs", () => {
  it("are refused by every verb in one line, and nothing is written", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack({ "work.csv": WORK });
    const good = Uint8Array.from(bench.read(pack));
    const parts = partsOf(bench, pack);
    const [manifest, ...rest] = parts;
    if (manifest === undefined) throw new Error("the pack has no manifest");
    expect(Buffer.from(rawZip(parts)).equals(Buffer.from(good))).toBe(true);
    const huge = bomb(INFLATED);
    mkdirSync(bench.path("folder.c180"));
    const bad: readonly (readonly [name: string, bytes: Uint8Array | string | null, codes: RegExp])[] = [
      ["absent.c180", null, /FILE_NOT_FOUND/],
      ["folder.c180", null, /FILE_NOT_REGULAR/],
      ["empty.c180", "", /FILE_EMPTY/],
      ["text.c180", "hello", /PACK_NOT_A_PACK/],
      ["png.c180", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0), /PACK_NOT_A_PACK/],
      ["cut.c180", good.slice(0, good.length - 30), /PACK_TRUNCATED/],
      ["half.c180", good.slice(0, good.length / 2), /PACK_TRUNCATED/],
      ["longer.c180", Buffer.concat([good, Buffer.from("x")]), /PACK_TRAILING_DATA|PACK_TRUNCATED/],
      ["before.c180", Buffer.concat([Buffer.from("x"), good]), /PACK_|ZIP_/],
      ["other.c180", rawZip([{ name: "readme.txt", data: new TextEncoder().encode("hello") }]), /PACK_|ZIP_/],
      ["outside.c180", rawZip([...parts, { name: "../evil.txt", data: Uint8Array.of(1) }]), /ZIP_ENTRY_NAME/],
      ["absolute.c180", rawZip([...parts, { name: "/evil", data: Uint8Array.of(1) }]), /ZIP_ENTRY_NAME/],
      ["twice.c180", rawZip([...parts, manifest]), /ZIP_DUPLICATE/],
      [
        "stray.c180",
        rawZip([...parts, { name: "pilots/x/records.json", data: Uint8Array.of(123, 125) }]),
        /PACK_FORMAT|ZIP_/,
      ],
      ["missing.c180", rawZip(parts.slice(0, -1)), /PACK_FORMAT|CHECKSUM/],
      ["order.c180", rawZip([...rest, manifest]), /PACK_|ZIP_/],
      [
        "stored.c180",
        rawZip([{ ...manifest, method: 0, stored: manifest.data ?? new Uint8Array() }, ...rest]),
        /ZIP_METHOD|PACK_FORMAT/,
      ],
      [
        "newer.c180",
        rawZip([withText(manifest, (text) => text.replace('"format":1', '"format":2')), ...rest]),
        /PACK_VERSION_TOO_NEW.*made by a newer version/,
      ],
      [
        "unknown.c180",
        rawZip([withText(manifest, (text) => text.replace('"format":1', '"format":0')), ...rest]),
        /PACK_VERSION_UNKNOWN/,
      ],
      [
        "keys.c180",
        rawZip([withText(manifest, (text) => text.replace("{", '{"format":1,')), ...rest]),
        /JSON_DUP_KEY/,
      ],
      [
        "proto.c180",
        rawZip([withText(manifest, (text) => text.replace("{", '{"__proto__":1,')), ...rest]),
        /JSON_FORBIDDEN_KEY/,
      ],
      [
        "bomb.c180",
        rawZip([manifest, { name: "pilots/a/records.json", stored: huge, size: INFLATED, crc: 0 }]),
        /ZIP_RATIO|ZIP_TOO_BIG/,
      ],
      [
        "claims.c180",
        rawZip([manifest, { name: "pilots/a/records.json", stored: huge, size: 100, crc: 0 }]),
        /ZIP_|PACK_FORMAT/,
      ],
      [
        "gigabytes.c180",
        rawZip([
          manifest,
          { name: "pilots/a/records.json", stored: Uint8Array.of(3, 0), size: 0xfffffff0, crc: 0 },
        ]),
        /ZIP_RATIO|ZIP_TOO_BIG/,
      ],
      [
        "link.c180",
        rawZip([...parts, { name: "pilots/link", data: Uint8Array.of(47), mode: 0xa1ff }]),
        /ZIP_/,
      ],
    ];
    for (const [name, bytes] of bad) if (bytes !== null) bench.write(name, bytes);
    const before = JSON.stringify(bench.read(pack));
    for (let first = 0; first < bad.length; first += 2) {
      await Promise.all(
        bad.slice(first, first + 2).map(async ([name, , code], index) => {
          const args = (first + index) % 2 === 0 ? ["metrics", name, "--json"] : ["import", name, "work.csv"];
          const ended = await bench.run(...args);
          expect({ name, code: ended.code, stdout: ended.stdout }).toEqual({ name, code: 1, stdout: "" });
          const line = refusalLine(ended.stderr);
          expect(line).toMatch(code);
          expect(line).toContain(name);
        }),
      );
    }
    expect(JSON.stringify(bench.read(pack))).toBe(before);
    for (const [name, , code] of bad.filter((_, index) => index % 4 === 2)) {
      const verified = await bench.run("verify", name);
      expect({ name, code: verified.code, stdout: verified.stdout }).toEqual({ name, code: 1, stdout: "" });
      expect(verified.stderr).toMatch(code);
    }
    expect(existsSync(join(bench.folder, "..", "evil.txt"))).toBe(false);
  });
});

describe("bad files to import", () => {
  it("are refused in one line, and the pack keeps its bytes", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack({ "work.csv": WORK });
    mkdirSync(bench.path("folder.csv"));
    const huge = bomb(INFLATED);
    const bad: Readonly<Record<string, readonly [string | Uint8Array | null, RegExp]>> = {
      "absent.csv": [null, /FILE_NOT_FOUND/],
      "folder.csv": [null, /FILE_NOT_REGULAR/],
      "empty.csv": ["", /FILE_EMPTY/],
      "image.csv": [Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13), /FILE_TYPE/],
      "pack.csv": [bench.read(pack), /FILE_TYPE/],
      "report.pdf": ["%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n", /FILE_TYPE|TARGET_UNKNOWN/],
      "text.xlsx": ["hello", /FILE_TYPE|TARGET_UNKNOWN/],
      "quote.csv": [csv("date,workflow,segment,eligible", '2026-01-05,"W,S,1'), /CSV_QUOTE|ROWS_REFUSED/],
      "twice.csv": [csv("date,workflow,segment,eligible,eligible", "2026-01-05,W,S,1,2"), /CSV_HEADER_DUP/],
      "bomb.xlsx": [
        rawZip([{ name: "xl/workbook.xml", stored: huge, size: 600 * 1024 * 1024, crc: 0 }]),
        /ZIP_|FILE_TYPE/,
      ],
      "outside.xlsx": [
        rawZip([...bookParts(), { name: "../evil.xml", data: Uint8Array.of(1) }]),
        /ZIP_ENTRY_NAME/,
      ],
      "cut.xlsx": [
        rawZip([{ name: "xl/workbook.xml", data: new Uint8Array(1000) }]).slice(0, 60),
        /FILE_TYPE|TRUNCATED/,
      ],
    };
    for (const [name, [bytes]] of Object.entries(bad)) if (bytes !== null) bench.write(name, bytes);
    for (const [name, [, code]] of Object.entries(bad)) {
      const line = await bench.refused("import", pack, name);
      expect(line).toMatch(code);
      expect(line).toContain(name);
    }
    // The same workbook without the hostile member is a good one.
    bench.write("good.xlsx", rawZip(bookParts()));
    await bench.done("import", pack, "good.xlsx", "--out", "good.c180");
    // A header alone is no error: there is nothing in it.
    bench.write("work.csv", "date,workflow,segment,eligible\n");
    const header = await bench.run("import", pack, "work.csv");
    expect([0, 1]).toContain(header.code);
    expect(header.stderr).not.toContain("INTERNAL");
  });
});

describe("places that cannot be written", () => {
  it("are refused in one line; the old file stays", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack();
    bench.write("work.csv", WORK);
    mkdirSync(bench.path("folder"));
    for (const [out, code] of [
      ["folder", /FILE_NOT_REGULAR/],
      ["absent/x.c180", /FILE_NOT_FOUND/],
      ["work.csv/x.c180", /FILE_NOT_FOUND|FILE_NOT_REGULAR/],
      ["/sys/x.c180", /FILE_DENIED|WRITE_FAILED/],
      [`${"x".repeat(300)}.c180`, /FILE_NOT_FOUND|WRITE_FAILED/],
    ] as const) {
      expect(await bench.refused("import", pack, "work.csv", "--out", out)).toMatch(code);
    }
  });

  it.skipIf(!isRoot)("no permission: a run of another user neither reads nor writes", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack();
    bench.write("work.csv", WORK);
    bench.write("secret.csv", WORK);
    chmodSync(bench.path("secret.csv"), 0o600);
    chmodSync(bench.folder, 0o755);
    const before = bench.read(pack);
    const runAs = (...args: readonly string[]) =>
      spawnSync(process.execPath, [cli, ...args], {
        cwd: bench.folder,
        uid: 65_534,
        gid: 65_534,
        encoding: "utf8",
      });
    const denied = runAs("import", pack, "work.csv");
    expect([denied.status, refusalLine(denied.stderr)]).toEqual([1, expect.stringContaining("FILE_DENIED")]);
    const unread = runAs("import", pack, "secret.csv");
    expect([unread.status, refusalLine(unread.stderr)]).toEqual([1, expect.stringContaining("FILE_DENIED")]);
    expect(bench.read(pack).equals(before)).toBe(true);
  });

  it.skipIf(!isRoot)("a full disk: the old pack stays, no temporary file is left", async (context) => {
    const bench = makeWorkbench();
    mkdirSync(bench.path("disk"));
    const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", bench.path("disk")]);
    if (mounted.status !== 0) return context.skip("a file system cannot be mounted here");
    try {
      await bench.done(
        "new",
        "--company",
        "A",
        "--start",
        "2026-01-05",
        "--tz",
        "UTC",
        "--currency",
        "EUR",
        "--out",
        "disk/p.c180",
      );
      const space = spawnSync("df", ["--output=avail", "-B1", bench.path("disk")], {
        encoding: "utf8",
      }).stdout;
      writeFileSync(bench.path("disk/filler"), new Uint8Array(Number(space.split("\n")[1])));
      bench.write("work.csv", WORK);
      expect(await bench.refused("import", "disk/p.c180", "work.csv")).toContain("DISK_FULL");
      expect(await bench.ask("verify", "disk/p.c180")).toEqual({ ok: true, problems: [] });
    } finally {
      spawnSync("umount", [bench.path("disk")]);
    }
  });
});
