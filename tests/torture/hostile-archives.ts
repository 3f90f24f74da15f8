import { deflateSync, zipSync } from "fflate";
import { writePack } from "../../shared/pack/write-pack.ts";
import { freshPilot, valueOf } from "../shared/commands/test-pilot.ts";
import { type RawMember, rawZip } from "../shared/pack/raw-zip.ts";

/** An archive that must not be taken. */
export interface HostileArchive {
  readonly name: string;
  readonly make: () => Uint8Array;
}

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const manifest: RawMember = { name: "manifest.json", data: text("{}") };

/** Names that lead out of the folder, into the system, or are no names. */
const NAMES = [
  "../evil.txt",
  "pilots/../../evil.txt",
  "/etc/passwd",
  "C:\\evil.txt",
  "..\\evil.txt",
  "\\\\server\\share",
  "a//b",
  "./a",
  "a/.",
  "a/..",
  "",
  " ",
  "a\u0000b",
  "a\nb",
  "a:b",
  "CON",
  "nul.txt",
  "a.",
  "a ",
  "__proto__",
  "constructor",
  "\u202egnp.exe",
  "a\uD800",
  "n".repeat(201),
  "folder/",
];

/** Every kind of archive that a reader has been led astray by. */
export function hostileArchives(): readonly HostileArchive[] {
  const member = (name: string, part: Partial<RawMember>): HostileArchive => ({
    name,
    make: () => rawZip([manifest, { name: "a", data: text("x"), ...part }]),
  });
  const whole = (): Uint8Array => valueOf(writePack([freshPilot()]));
  const zeros = deflateSync(new Uint8Array(1_048_576));
  const cut = (bytes: number): HostileArchive => ({
    name: `cut to ${bytes} bytes`,
    make: () => whole().subarray(0, bytes),
  });
  const patched = (
    name: string,
    at: (bytes: Uint8Array) => number,
    ...values: readonly number[]
  ): HostileArchive => ({
    name,
    make: () => {
      const bytes = Uint8Array.from(whole());
      bytes.set(values, at(bytes));
      return bytes;
    },
  });
  const end = (back: number) => (bytes: Uint8Array) => bytes.length - 22 + back;
  return [
    ...NAMES.map((name) => member(`the name ${JSON.stringify(name.slice(0, 30))}`, { name })),
    member("a name twice", { name: "manifest.json" }),
    member("another name in its local header", { localName: "b" }),
    member("another size in its local header", { localSize: 2 }),
    member("a size that is a lie upwards", { size: 3_000_000_000 }),
    member("a size that is a lie downwards", { data: new Uint8Array(5000), size: 1 }),
    member("a wrong CRC", { crc: 1 }),
    member("a stream that is none", { stored: Uint8Array.of(7, 7, 7) }),
    member("an empty stream", { stored: new Uint8Array() }),
    member("a link to elsewhere", { mode: 0xa1ff }),
    member("a device", { mode: 0x61ff }),
    member("an encrypted member", { flags: 1 }),
    member("a size behind the data", { flags: 8 }),
    member("another method: stored", { method: 0 }),
    member("another method: BZIP2", { method: 12 }),
    member("another method: 99", { method: 99 }),
    member("overlap with the first", { offset: 0 }),
    member("a place beyond the end", { offset: 100_000 }),
    member("an archive within", { name: "inner.zip", data: zipSync({ a: text("x") }) }),
    member("a bomb of 1000 : 1", { stored: zeros, size: 1_048_576 }),
    { name: "many small bombs", make: () => rawZip([manifest, ...bombs(4000, zeros)]) },
    { name: "all members on one stream", make: () => rawZip([manifest, ...onOne(500, zeros)]) },
    { name: "4097 members", make: () => rawZip([manifest, ...empties(4096)]) },
    { name: "65,535 members", make: () => rawZip([manifest, ...empties(65_534)]) },
    { name: "65,536 members", make: () => rawZip([manifest, ...empties(65_535)]) },
    { name: "no bytes", make: () => new Uint8Array() },
    { name: "an end without a beginning", make: () => whole().subarray(-22) },
    { name: "bytes before it", make: () => Uint8Array.from([...text("MZ"), ...whole()]) },
    { name: "bytes behind it", make: () => Uint8Array.from([...whole(), ...text("more")]) },
    { name: "itself twice", make: () => Uint8Array.from([...whole(), ...whole()]) },
    { name: "a manifest that is no JSON", make: () => rawZip([{ ...manifest, data: text("{") }]) },
    {
      name: "a manifest of 5,000 levels",
      make: () => rawZip([{ ...manifest, data: text("[".repeat(5000)) }]),
    },
    { name: "no manifest", make: () => rawZip([{ name: "a", data: text("x") }]) },
    cut(4),
    cut(100),
    cut(1000),
    patched("more members than there are", end(8), 0xff, 0xff, 0xff, 0xff),
    patched("a directory larger than the file", end(12), 0xff, 0xff, 0xff, 0x7f),
    patched("a directory elsewhere", end(16), 0, 0, 0, 0),
    patched("a comment that is not there", end(20), 0xff, 0xff),
    patched("parts on other disks", end(4), 1, 0, 1, 0),
    patched("no signature", () => 0, 0, 0, 0, 0),
  ];
}

function bombs(count: number, stored: Uint8Array): readonly RawMember[] {
  return Array.from({ length: count }, (_, place) => ({ name: `m${place}`, stored, size: 1_048_576 }));
}

function onOne(count: number, stored: Uint8Array): readonly RawMember[] {
  return Array.from({ length: count }, (_, place) => ({
    name: `m${place}`,
    stored,
    size: 1_048_576,
    offset: 60,
  }));
}

function empties(count: number): readonly RawMember[] {
  const stored = deflateSync(new Uint8Array());
  return Array.from({ length: count }, (_, place) => ({ name: `m${place}`, stored }));
}
