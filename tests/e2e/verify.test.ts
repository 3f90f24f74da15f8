import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { verifyPack } from "../../shared/pack/verify-pack.ts";
import { csv, makeWorkbench, type Workbench } from "./support/workbench.ts";

interface Verification {
  readonly ok: boolean;
  readonly problems: readonly { readonly member: string; readonly code: string; readonly message: string }[];
}

/** What `verify --json` says of a pack with the byte at `offset` changed. */
async function flipped(
  bench: Workbench,
  pack: Uint8Array,
  offset: number,
  ...options: readonly string[]
): Promise<Verification> {
  const bytes = Uint8Array.from(pack);
  bytes[offset] = (bytes[offset] ?? 0) ^ 0x20;
  const name = bench.write(`flip-${offset}.c180`, bytes);
  const { code, stdout, stderr } = await bench.run("verify", name, "--json", ...options);
  expect({ offset, code, internal: stderr.includes("INTERNAL") }).toEqual({
    offset,
    code: 1,
    internal: false,
  });
  expect({ offset, stdout }).not.toEqual({ offset, stdout: "" });
  return JSON.parse(stdout) as Verification;
}

/** Where each member lies: its local header, its data and its end. */
function layoutOf(archive: Uint8Array) {
  const view = new DataView(archive.buffer, archive.byteOffset);
  const members: { name: string; header: number; data: number; end: number }[] = [];
  let offset = 0;
  while (view.getUint32(offset, true) === 0x04034b50) {
    const nameLength = view.getUint16(offset + 26, true);
    const data = offset + 30 + nameLength + view.getUint16(offset + 28, true);
    const end = data + view.getUint32(offset + 18, true);
    const name = new TextDecoder().decode(archive.subarray(offset + 30, offset + 30 + nameLength));
    members.push({ name, header: offset, data, end });
    offset = end;
  }
  return { members, directory: offset };
}

async function sealedPack(bench: Workbench): Promise<string> {
  const rows = Array.from({ length: 28 }, (_, day) => `2026-01-${String(day + 1).padStart(2, "0")},W,S,10,5`);
  const pack = await bench.pack({ "work.csv": csv("date,workflow,segment,eligible,qualified", ...rows) });
  await bench.done("seal", pack, "--date", "2026-02-02");
  return pack;
}

describe("verify", () => {
  it("names the member, or the archive, after any single byte is changed", async () => {
    const bench = makeWorkbench();
    const archive = Uint8Array.from(bench.read(await sealedPack(bench)));
    const { members, directory } = layoutOf(archive);
    expect(members.map(({ name }) => name)).toEqual(Object.keys(unzipSync(archive)));
    const inside: [offset: number, member: string][] = members.flatMap(({ name, data, end }) =>
      [data + 3, end - 1].map((offset): [number, string] => [offset, name]),
    );
    const places: [offset: number, member: string | null][] = [
      ...inside,
      ...members.map(({ header }): [number, null] => [header + 10, null]),
      [0, null],
      [30, null],
      [directory, null],
      [directory + 17, null],
      [directory + 46, null],
      [archive.length - 22, null],
      [archive.length - 12, null],
      [archive.length - 1, null],
    ];
    const names = ["(archive)", ...members.map(({ name }) => name)];
    for (let first = 0; first < places.length; first += 4) {
      await Promise.all(
        places.slice(first, first + 4).map(async ([offset, member]) => {
          const { ok, problems } = await flipped(bench, archive, offset);
          expect({ offset, ok }).toEqual({ offset, ok: false });
          for (const problem of problems) {
            expect(Object.keys(problem)).toEqual(["member", "code", "message"]);
            expect(names).toContain(problem.member);
          }
          const named = problems.map((problem) => problem.member);
          expect({ offset, member, isNamed: member === null || named.includes(member) }).toEqual({
            offset,
            member,
            isNamed: true,
          });
        }),
      );
    }
  });

  it("sees every bit of the manifest and every byte behind it", async () => {
    const bench = makeWorkbench({ C180_SEED: "one" });
    const archive = Uint8Array.from(bench.read(await bench.pack()));
    expect(verifyPack(archive).ok).toBe(true);
    // The other members are named by the digest of their stored bytes; the manifest by nothing but itself.
    const manifestEnd = layoutOf(archive).members[0]?.end ?? archive.length;
    const unseen: string[] = [];
    for (let offset = 0; offset < archive.length; offset += 1) {
      const bits = offset < manifestEnd ? [1, 2, 4, 8, 16, 32, 64, 128] : [128 >> (offset % 8)];
      for (const bit of bits) {
        const changed = Uint8Array.from(archive);
        changed[offset] = (changed[offset] ?? 0) ^ bit;
        if (verifyPack(changed).ok) unseen.push(`${offset} ^ ${bit}`);
      }
    }
    expect(unseen).toEqual([]);
  });

  it("of an encrypted pack says that it is broken, and a broken pack is used for nothing", async () => {
    const bench = makeWorkbench();
    const pack = await sealedPack(bench);
    const broken = Uint8Array.from(bench.read(pack));
    const { members } = layoutOf(broken);
    const records = members.find(({ name }) => name.endsWith("records.json"));
    const offset = records === undefined ? 0 : records.end - 5;
    broken[offset] = (broken[offset] ?? 0) ^ 1;
    bench.write("broken.c180", broken);
    bench.write("work.csv", csv("date,workflow,segment,eligible", "2026-03-01,W,S,1"));
    for (const args of [
      ["metrics", "broken.c180"],
      ["import", "broken.c180", "work.csv"],
      ["seal", "broken.c180", "--date", "2026-02-03", "--reason", "x"],
      ["tables", "broken.c180", "--out", "t"],
    ]) {
      expect(await bench.refused(...args)).toContain("records.json");
    }

    bench.write("p.txt", "correct horse\n");
    bench.write("wrong.txt", "wrong horse\n");
    const facts = [
      "--company",
      "Acme",
      "--start",
      "2026-01-05",
      "--tz",
      "Europe/Berlin",
      "--currency",
      "EUR",
    ];
    await bench.done("new", ...facts, "--out", "secret.c180", "--passphrase-file", "p.txt");
    await bench.done("import", "secret.c180", "work.csv", "--passphrase-file", "p.txt");
    expect(bench.text("secret.c180").startsWith("age-encryption.org/v1")).toBe(true);
    expect(await bench.refused("metrics", "secret.c180")).toContain("PACK_ENCRYPTED");
    expect(await bench.refused("metrics", "secret.c180", "--passphrase-file", "wrong.txt")).toContain(
      "PACK_AUTH",
    );

    // Every verb that takes a pack opens it, and what it writes is closed again, also where nothing was to do.
    await bench.done("status", "secret.c180", "--passphrase-file", "p.txt");
    await bench.done("import", "secret.c180", "work.csv", "--passphrase-file", "p.txt", "--out", "same.c180");
    expect(bench.read("same.c180").equals(bench.read("secret.c180"))).toBe(true);
    await bench.done("new", ...facts, "--out", "open.c180");
    await bench.done("import", "open.c180", "work.csv");
    await bench.done("import", "open.c180", "work.csv", "--passphrase-file", "p.txt", "--out", "closed.c180");
    expect(bench.text("closed.c180").startsWith("age-encryption.org/v1")).toBe(true);
    expect(bench.text("open.c180").startsWith("PK")).toBe(true);

    const secret = Uint8Array.from(bench.read("secret.c180"));
    const said = await flipped(bench, secret, secret.length - 9, "--passphrase-file", "p.txt");
    expect(said).toMatchObject({ ok: false, problems: [{ member: "(archive)" }] });
  });
});
