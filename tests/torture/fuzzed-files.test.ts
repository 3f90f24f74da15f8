import { unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { ERROR_CODES } from "../../shared/errors/error-codes.ts";
import type { Result } from "../../shared/errors/problem.ts";
import { parseMapping } from "../../shared/intake/mapping.ts";
import { readPack } from "../../shared/pack/read-pack.ts";
import { writePack } from "../../shared/pack/write-pack.ts";
import { seeded } from "../bench/seeded.ts";
import { freshPilot, valueOf } from "../shared/commands/test-pilot.ts";
import { importFile } from "../shared/intake/import-text.ts";
import { ROUNDS_TIMEOUT_MS, rounds, tell } from "./rounds.ts";
import { workbook } from "./workbook-bytes.ts";

const SEED = 20_261_127;
const text = (content: string): Uint8Array => new TextEncoder().encode(content);

const WORK = text(
  [
    "date,workflow,segment,eligible,attempted,completed,qualified,accepted,overridden,escalated,model_cost",
    ...Array.from({ length: 12 }, (_, day) => {
      const date = `2026-01-${String(day + 5).padStart(2, "0")}`;
      return `${date},"Claims, first notice",Motor,${140 + day},120,80,70,60,5,9,"1,204.${day}0"`;
    }),
    "",
  ].join("\r\n"),
);
const MAPPING = text(
  JSON.stringify({
    target: "work",
    source: { delimiter: ";", decimal: ",", headerRow: 2 },
    columns: {
      date: { from: "Tag", format: "DD.MM.YYYY" },
      workflow: { value: "Claims" },
      segment: { from: "Sparte" },
      eligible: { from: "Fälle" },
    },
  }),
);

/** Bytes with one to four hurts: bits, bytes, slices lost, doubled or moved, numbers at their limits, a foreign word. */
function hurt(bytes: Uint8Array, random: () => number): Uint8Array {
  let out = Uint8Array.from(bytes);
  const at = (length: number): number => Math.floor(random() * length);
  for (let times = 1 + at(4); times > 0; times--) {
    const place = at(out.length + 1);
    const [head, tail] = [out.subarray(0, place), out.subarray(place)];
    const length = 1 + at(24);
    switch (at(8)) {
      case 0:
        if (place < out.length) out[place] = (out[place] ?? 0) ^ (1 << at(8));
        break;
      case 1:
        if (place < out.length) out[place] = at(256);
        break;
      case 2:
        out = Uint8Array.from(head);
        break;
      case 3:
        out = joined(head, tail.subarray(length));
        break;
      case 4:
        out = joined(head, tail.subarray(0, length), tail);
        break;
      case 5:
        out.fill([0, 0x7f, 0x80, 0xff][at(4)] ?? 0, place, place + 4);
        break;
      case 6:
        out = joined(head, text(WORDS[at(WORDS.length)] ?? ""), tail);
        break;
      default: {
        const other = at(out.length + 1);
        out = joined(out.subarray(0, Math.min(place, other)), out.subarray(other, other + length), tail);
      }
    }
  }
  return out;
}

/** A workbook of which one part was hurt, packed again. */
function hurtInside(book: Uint8Array, random: () => number): Uint8Array {
  const parts = Object.entries(unzipSync(book));
  const [name = "", part = new Uint8Array()] = parts[Math.floor(random() * parts.length)] ?? [];
  return zipSync({ ...Object.fromEntries(parts), [name]: hurt(part, random) });
}

const WORDS = [
  '"',
  '""',
  "\0",
  "\uFEFF",
  "\r",
  "\n\n",
  ",,,,",
  ";",
  "\t",
  "1e309",
  "-0",
  "NaN",
  "__proto__",
  "constructor",
].concat([
  '{"a":',
  "[[[[",
  "null",
  "\uD800",
  "=cmd|'/c calc'!A0",
  "<script>",
  "2026-02-30",
  "9".repeat(400),
  "PK\u0003\u0004",
]);

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** A refusal has a code of the table; a fault of our own would be thrown. */
function refusedWith(result: Result<unknown>): string | null {
  if (result.ok) return null;
  expect(Object.keys(ERROR_CODES)).toContain(result.problem.code);
  expect(result.problem.code).not.toBe("INTERNAL");
  return result.problem.code;
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

describe(`files that were hurt (seed ${SEED})`, { timeout: ROUNDS_TIMEOUT_MS }, () => {
  it("packs: every one is refused with a code; none is read in part", () => {
    const random = seeded(SEED);
    const pack = valueOf(writePack([freshPilot()]));
    const codes = new Set<string>();
    let done = 0;
    for (const _ of rounds(1500, 400_000)) {
      const bytes = hurt(pack, random);
      const code = refusedWith(readPack(bytes));
      expect(code !== null || same(bytes, pack)).toBe(true);
      if (code !== null) codes.add(code);
      done += 1;
    }
    expect(codes.size).toBeGreaterThan(5);
    tell("fuzzed packs", { files: done, "kinds of refusal": codes.size });
  });

  it("CSV: refused with a code, or every row is taken or listed", async () => {
    const random = seeded(SEED + 1);
    const codes = new Set<string>();
    let [done, taken] = [0, 0];
    for (const _ of rounds(2000, 400_000)) {
      const read = await importFile("work.csv", hurt(WORK, random));
      const code = refusedWith(read);
      if (code !== null) codes.add(code);
      for (const sheet of read.ok ? read.value : []) {
        expect(sheet.table.length + sheet.rowsRefused).toBe(sheet.rowsRead);
        taken += 1;
      }
      done += 1;
    }
    expect(codes.size).toBeGreaterThan(4);
    expect(taken).toBeGreaterThan(done / 10);
    tell("fuzzed CSV", { files: done, "read whole": taken, "kinds of refusal": codes.size });
  });

  it("workbooks: the same", async () => {
    const random = seeded(SEED + 2);
    const book = workbook();
    expect(refusedWith(await importFile("work.xlsx", book))).toBeNull();
    const codes = new Set<string>();
    let [done, taken] = [0, 0];
    for (const _ of rounds(500, 50_000)) {
      // Most hurts of an archive are seen by the archive: every other file is hurt inside it.
      const isInside = random() < 0.5;
      const read = await importFile("work.xlsx", isInside ? hurtInside(book, random) : hurt(book, random));
      const code = refusedWith(read);
      if (code !== null) codes.add(code);
      for (const sheet of read.ok ? read.value : []) {
        expect(sheet.table.length + sheet.rowsRefused).toBe(sheet.rowsRead);
        taken += 1;
      }
      done += 1;
    }
    expect(taken).toBeGreaterThan(done / 10);
    tell("fuzzed workbooks", {
      files: done,
      "read whole": taken,
      "kinds of refusal": codes.size,
    });
  });

  it("mappings: refused with a code, or understood", () => {
    const random = seeded(SEED + 3);
    const codes = new Set<string>();
    let done = 0;
    for (const _ of rounds(1000, 150_000)) {
      const code = refusedWith(parseMapping(new TextDecoder().decode(hurt(MAPPING, random))));
      if (code !== null) codes.add(code);
      done += 1;
    }
    expect(codes.size).toBeGreaterThan(0);
    tell("fuzzed mappings", { files: done, "kinds of refusal": codes.size });
  });
});
