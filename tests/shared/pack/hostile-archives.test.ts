import { deflateSync } from "fflate";
import { describe, expect, it } from "vitest";
import { DEFAULT_ARCHIVE_LIMITS } from "../../../shared/archive/archive-limits.ts";
import { appendEntry } from "../../../shared/journal/append-entry.ts";
import { makeEntry } from "../../../shared/journal/make-entry.ts";
import { canonicalJson } from "../../../shared/json/canonical-json.ts";
import { digestOfBytes, digestOfJson } from "../../../shared/json/digest.ts";
import type { JsonObject, JsonValue } from "../../../shared/json/json.ts";
import { makeManifest, manifestText } from "../../../shared/pack/manifest.ts";
import { readPack } from "../../../shared/pack/read-pack.ts";
import { verifyPack } from "../../../shared/pack/verify-pack.ts";
import { writePack } from "../../../shared/pack/write-pack.ts";
import { freshPilot, problemOf, valueOf } from "../commands/test-pilot.ts";
import { joined, type RawMember, rawZip } from "./raw-zip.ts";

const encoder = new TextEncoder();
const text = (content: string) => encoder.encode(content);
const manifest = (name = "manifest.json"): RawMember => ({ name, data: text("{}") });
const archiveBytes = () => valueOf(writePack([freshPilot()]));

function refusalOf(archive: Uint8Array) {
  return problemOf(readPack(archive));
}

/** A consistent pack of any members: the manifest names them as they are. */
function packOf(members: readonly { readonly name: string; readonly data: Uint8Array }[]): Uint8Array {
  const stored = members.map(({ name, data }) => ({
    name,
    data,
    stored: deflateSync(data, { level: 2, mem: 8 }),
  }));
  const table = Object.fromEntries(
    stored.map((member) => [
      member.name,
      { sha256: digestOfBytes(member.stored), size: member.stored.length },
    ]),
  );
  const contents = text(manifestText(makeManifest(table, "2026-02-03T10:00:00.000Z")));
  return rawZip([{ name: "manifest.json", data: contents }, ...stored]);
}

/** The members of the pack of a fresh pilot, to be damaged and packed again. */
function freshMembers(): { readonly records: string; readonly journal: string; readonly id: string } {
  const pilot = freshPilot();
  const journal = pilot.entries.map((entry) => `${canonicalJson(entry as unknown as JsonObject)}\n`).join("");
  const records = [...pilot.records.values()]
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .map(({ id, type, circle, fields }) => ({ ...fields, id, type, circle }));
  return { records: canonicalJson(records), journal, id: pilot.pilotId };
}

function repacked(
  change: (members: ReturnType<typeof freshMembers>) => { records: string; journal: string },
) {
  const members = freshMembers();
  const { records, journal } = change(members);
  return packOf([
    { name: `pilots/${members.id}/records.json`, data: text(records) },
    { name: `pilots/${members.id}/journal.jsonl`, data: text(journal) },
  ]);
}

describe("archives that are not packs", () => {
  it("are refused with a code of their own", () => {
    expect(refusalOf(new Uint8Array()).code).toBe("PACK_NOT_A_PACK");
    expect(refusalOf(text("date,workflow,segment\n")).code).toBe("PACK_NOT_A_PACK");
    expect(refusalOf(rawZip([{ name: "a.txt", data: text("a") }])).code).toBe("PACK_NOT_A_PACK");
    expect(refusalOf(archiveBytes().subarray(0, 1000)).code).toBe("PACK_TRUNCATED");
    expect(refusalOf(joined([archiveBytes(), text("more")])).code).toBe("PACK_TRAILING_DATA");
  });
});

describe("unsafe archives", () => {
  it.each([
    "../evil.txt",
    "/etc/passwd",
    "a/../../b",
    "a//b",
    "./a",
    "folder/",
    "C:evil",
    "a\\b",
    "ä",
    "a\u0000b",
    "n".repeat(201),
  ])("refuse the name %j", (name) => {
    expect(refusalOf(rawZip([manifest(), { name, data: text("x") }]))).toMatchObject({
      code: "ZIP_ENTRY_NAME",
      where: "(archive)",
    });
  });

  it("take a name of exactly 200 bytes for what it is: not named by the manifest", () => {
    const archive = packOf([{ name: "n".repeat(200), data: text("x") }]);
    expect(refusalOf(archive)).toMatchObject({ code: "PACK_FORMAT", where: "n".repeat(200) });
  });

  it("refuse double, encrypted, linked, nested and otherwise compressed members", () => {
    const codeOf = (member: RawMember) => refusalOf(rawZip([manifest(), member])).code;
    expect(codeOf(manifest())).toBe("ZIP_DUPLICATE");
    expect(codeOf({ name: "a", flags: 1 })).toBe("ZIP_ENCRYPTED");
    expect(codeOf({ name: "a", mode: 0xa1ff })).toBe("ZIP_SYMLINK");
    expect(codeOf({ name: "inner.zip" })).toBe("ZIP_NESTED");
    expect(codeOf({ name: "a", method: 0, stored: text("a"), data: text("a") })).toBe("ZIP_METHOD");
  });

  it("refuse headers that contradict each other, and members that overlap", () => {
    const codeOf = (member: RawMember) => refusalOf(rawZip([manifest(), member])).code;
    expect(codeOf({ name: "a", data: text("x"), localName: "b" })).toBe("ZIP_HEADER_MISMATCH");
    expect(codeOf({ name: "a", data: text("x"), localSize: 2 })).toBe("ZIP_HEADER_MISMATCH");
    expect(codeOf({ name: "a", data: text("x"), offset: 0 })).toBe("ZIP_OVERLAP");
    expect(codeOf({ name: "a", data: text("x"), offset: 100_000 })).toBe("ZIP_OVERLAP");
  });

  it("refuse a member whose CRC or stream is wrong, naming the manifest where it is that", () => {
    const wrongCrc = rawZip([{ ...manifest(), crc: 1 }]);
    expect(refusalOf(wrongCrc)).toMatchObject({ code: "ZIP_CRC", where: "manifest.json" });
    const noStream = rawZip([{ ...manifest(), stored: Uint8Array.of(7, 7, 7) }]);
    expect(refusalOf(noStream)).toMatchObject({ code: "ZIP_CRC", where: "manifest.json" });
    const longer = rawZip([{ ...manifest(), stored: deflateSync(text("{} and more")) }]);
    expect(refusalOf(longer)).toMatchObject({ code: "ZIP_HEADER_MISMATCH", where: "manifest.json" });
  });

  it("count members at the limit and one more", () => {
    const stored = deflateSync(new Uint8Array());
    const members = (count: number) => [
      manifest(),
      ...Array.from({ length: count - 1 }, (_, index) => ({ name: `m${index}`, stored })),
    ];
    expect(refusalOf(rawZip(members(4097))).code).toBe("ZIP_TOO_MANY");
    expect(refusalOf(rawZip(members(4096))).code).not.toBe("ZIP_TOO_MANY");
  });
});

describe("archives that would inflate to gigabytes", () => {
  // A megabyte of zeros deflates to about a thousand bytes; what the headers say costs nothing.
  const zeros = deflateSync(new Uint8Array(1_048_576));

  it("are refused before anything is inflated", () => {
    const bomb = { name: "a", stored: zeros, size: 3_000_000_000 };
    expect(refusalOf(rawZip([manifest(), bomb])).code).toBe("ZIP_TOO_BIG");
    const many = Array.from({ length: 4000 }, (_, index) => ({
      name: `m${index}`,
      stored: zeros,
      size: 1_048_576,
    }));
    expect(refusalOf(rawZip([manifest(), ...many])).code).toBe("ZIP_TOO_BIG");
  });

  it("are refused for their ratio above 200 : 1 of a member and 100 : 1 of all", () => {
    const stored = new Uint8Array(20_000);
    const of = (size: number) => rawZip([manifest(), { name: "a", stored, size }]);
    expect(refusalOf(of(200 * 20_000 + 1)).code).toBe("ZIP_RATIO");
    // Stored are 20,000 bytes and the manifest's few: 101 × 20,100 is above 100 : 1 of all, 100 × 20,000 is not.
    expect(refusalOf(of(101 * 20_100)).code).toBe("ZIP_RATIO");
    expect(refusalOf(of(100 * 20_000)).code).not.toBe("ZIP_RATIO");
  });

  it("stop a stream that says less than it holds", () => {
    const hundred = deflateSync(new Uint8Array(100 * 1_048_576));
    const archive = rawZip([{ ...manifest(), stored: hundred, size: 2, localSize: 2 }]);
    expect(refusalOf(archive)).toMatchObject({ code: "ZIP_HEADER_MISMATCH", where: "manifest.json" });
  });

  it("stop a large stream too, before it has given all", () => {
    // Two million bytes of stored zeros stand for 2 GB: 1,032 to 1 is the most that deflate can do.
    const hundred = deflateSync(new Uint8Array(100 * 1_048_576));
    const block = hundred.subarray(1000, 100_000);
    const stored = joined([hundred.subarray(0, 1000), ...Array.from({ length: 20 }, () => block)]);
    const archive = rawZip([{ ...manifest(), stored, size: 2, localSize: 2 }]);
    expect(["ZIP_HEADER_MISMATCH", "ZIP_CRC"]).toContain(refusalOf(archive).code);
  });

  it("are bounded as a file too", () => {
    const limits = { ...DEFAULT_ARCHIVE_LIMITS, archiveBytes: archiveBytes().length };
    expect(readPack(archiveBytes(), limits).ok).toBe(true);
    const less = { ...limits, archiveBytes: limits.archiveBytes - 1 };
    expect(problemOf(readPack(archiveBytes(), less)).code).toBe("ZIP_TOO_BIG");
    expect(problemOf(writePack([freshPilot()], { limits: less })).code).toBe("ZIP_TOO_BIG");
  });
});

describe("manifests", () => {
  const withManifest = (content: string) => rawZip([{ name: "manifest.json", data: text(content) }]);
  const signed = (body: JsonObject) => canonicalJson({ ...body, digest: digestOfJson(body) });

  it("of a newer version are refused unread, of no version too", () => {
    const newer = withManifest(`{"format":2,"whatever":[1,2]}`);
    expect(refusalOf(newer)).toMatchObject({ code: "PACK_VERSION_TOO_NEW", where: "manifest.json" });
    expect(refusalOf(newer).message).toContain("made by a newer version");
    expect(refusalOf(withManifest(`{"format":0}`)).code).toBe("PACK_VERSION_UNKNOWN");
    expect(refusalOf(withManifest("{}")).code).toBe("PACK_VERSION_UNKNOWN");
    expect(refusalOf(withManifest(`{"format":"1"}`)).code).toBe("PACK_VERSION_UNKNOWN");
  });

  it("that are no strict JSON are refused", () => {
    expect(refusalOf(withManifest("")).code).toBe("JSON_SYNTAX");
    expect(refusalOf(withManifest(`{"format":1,"format":1}`)).code).toBe("JSON_DUP_KEY");
    expect(refusalOf(withManifest(`{"__proto__":1}`)).code).toBe("JSON_FORBIDDEN_KEY");
    expect(refusalOf(withManifest("[".repeat(65) + "]".repeat(65))).code).toBe("JSON_DEPTH");
    const notUtf8 = rawZip([{ name: "manifest.json", data: Uint8Array.of(0x22, 0xff, 0x22) }]);
    expect(refusalOf(notUtf8).code).toBe("ENCODING");
  });

  it("must have their digest, their id and no other field", () => {
    const body = { ...makeManifest({}, "2026-02-03T10:00:00.000Z") } as unknown as JsonObject;
    expect(refusalOf(withManifest(canonicalJson({ ...body, digest: "0".repeat(64) }))).code).toBe("CHECKSUM");
    expect(refusalOf(withManifest(signed({ ...body, id: "0".repeat(64) }))).code).toBe("PACK_FORMAT");
    expect(refusalOf(withManifest(signed({ ...body, extra: 1 }))).code).toBe("PACK_FORMAT");
    expect(refusalOf(withManifest(signed(body))).message).toContain("holds no pilot");
  });
});

describe("packs whose manifest is consistent but whose content is not", () => {
  it("verify when nothing is changed", () => {
    expect(verifyPack(repacked((members) => members))).toEqual({ ok: true, problems: [] });
  });

  it("are refused for records that are not what the journal says", () => {
    const archive = repacked(({ records, journal }) => ({
      records: records.replace("Acme", "Acne"),
      journal,
    }));
    expect(verifyPack(archive).problems).toMatchObject([
      { member: "pilots/aa01-1-1/records.json", code: "REPLAY" },
    ]);
  });

  it("are refused for an entry whose hash is not its own", () => {
    const archive = repacked(({ records, journal }) => ({
      records: records.replace("Acme", "Acne"),
      journal: journal.replace("Acme", "Acne"),
    }));
    expect(verifyPack(archive).problems).toMatchObject([
      { member: "pilots/aa01-1-1/journal.jsonl", code: "CHAIN" },
    ]);
  });

  it("are refused for journals that are not canonical, cut or empty", () => {
    const codeOf = (change: (journal: string) => string) =>
      refusalOf(repacked(({ records, journal }) => ({ records, journal: change(journal) }))).code;
    expect(codeOf((journal) => journal.replace(",", ", "))).toBe("PACK_FORMAT");
    expect(codeOf((journal) => journal.slice(0, -1))).toBe("PACK_FORMAT");
    expect(codeOf((journal) => journal.replace(`"actor":`, `"actor":"x","actor":`))).toBe("JSON_DUP_KEY");
    expect(codeOf((journal) => journal.replace(`"seq":1`, `"seq":0`))).toBe("PACK_FORMAT");
    expect(codeOf(() => "")).toBe("REPLAY");
  });

  it("are refused for members that packs do not have, or that stand in another order", () => {
    const { records, journal, id } = freshMembers();
    const files = [
      { name: `pilots/${id}/records.json`, data: text(records) },
      { name: `pilots/${id}/journal.jsonl`, data: text(journal) },
    ];
    expect(refusalOf(packOf([...files, { name: "readme.txt", data: text("x") }])).where).toBe("readme.txt");
    expect(refusalOf(packOf(files.toReversed()))).toMatchObject({ code: "PACK_FORMAT", where: "(archive)" });
    expect(refusalOf(packOf(files.slice(0, 1))).where).toBe(`pilots/${id}/journal.jsonl`);
    const batch = { name: `pilots/${id}/batches/${"0".repeat(64)}.csv`, data: text("x") };
    expect(refusalOf(packOf([...files, batch]))).toMatchObject({ code: "CHAIN", where: batch.name });
  });

  it("are refused for records that are not of their type, however well they are chained", () => {
    const pilot = freshPilot();
    const withRecord = (type: string, field: string, after: number) => {
      const make = (name: string, value: JsonValue) => ({
        record: "x-1-1",
        field: name,
        before: null,
        after: value,
      });
      const changes = [make("type", type), make(field, after)];
      const entry = makeEntry(pilot.entries, {
        replica: "bb02",
        at: "2026-02-03T10:00:00.000Z",
        actor: "Tester",
        app: "Converge180 0.1.0",
        command: "person.add",
        changes,
      });
      const state = appendEntry(pilot, entry);
      return state.ok ? refusalOf(valueOf(writePack([state.value]))) : state.problem;
    };
    expect(withRecord("person", "name", 3)).toMatchObject({
      code: "PACK_FORMAT",
      where: "pilots/aa01-1-1/journal.jsonl",
      message: expect.stringContaining("name is not a text"),
    });
    expect(withRecord("spell", "name", 3).message).toContain("no record type spell");
    expect(withRecord("person", "__proto__", 3).code).toBe("REPLAY");
  });
});
