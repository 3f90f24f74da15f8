import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { executeCommand } from "../../../shared/commands/registry.ts";
import { readPack } from "../../../shared/pack/read-pack.ts";
import { verifyPack } from "../../../shared/pack/verify-pack.ts";
import { writePack } from "../../../shared/pack/write-pack.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { freshPilot, problemOf, run, testWorld, valueOf } from "../commands/test-pilot.ts";

const CUSTOMERS =
  "line,customer,segment,signed_on,arr\n2,Kappa,SMB,2026-01-07,1200\n3,Lambda,Enterprise,,90000.5\n";

/** A pilot with a batch, an attachment and confidential values. */
function richPilot() {
  const world = testWorld();
  let pilot = freshPilot(world);
  pilot = run(
    pilot,
    "import.add",
    { input: "customers", rows: CUSTOMERS, file: "customers.csv" },
    world,
  ).state;
  pilot = run(pilot, "attachment.add", { name: "note.txt", bytes: "aGVsbG8=" }, world).state;
  pilot = run(pilot, "person.add", { name: "Ada", role: "CTO" }, world).state;
  const ada = recordsOf(pilot, "person")[0]?.id;
  return run(pilot, "assessment.add", { person: ada, note: "keeps promises" }, world).state;
}

describe("writePack and readPack", () => {
  it("give back the pilot that was written", () => {
    const pilot = richPilot();
    const content = valueOf(readPack(valueOf(writePack([pilot]))));
    expect(content.pilots).toHaveLength(1);
    expect(content.pilots[0]).toEqual(pilot);
    expect(content.manifest.created).toBe("2026-02-03T10:00:00.000Z");
    expect(Object.keys(content.manifest.members)).toHaveLength(5);
  });

  it("give the same bytes for a pack that was read, and whatever the order of pilots", () => {
    const one = richPilot();
    const other = freshPilot(testWorld("bb02"));
    const bytes = valueOf(writePack([one, other]));
    expect(valueOf(writePack([other, one]))).toEqual(bytes);
    expect(valueOf(writePack(valueOf(readPack(bytes)).pilots))).toEqual(bytes);
  });

  it("leave out what an audience may not see, and still verify", () => {
    const pilot = richPilot();
    const bytes = valueOf(writePack([pilot], { audience: "leadership" }));
    expect(verifyPack(bytes)).toEqual({ ok: true, problems: [] });
    const [read] = valueOf(readPack(bytes)).pilots;
    const [assessment] = read === undefined ? [] : recordsOf(read, "assessment");
    expect(assessment?.withheld.toSorted()).toEqual(["note", "person"]);
    expect(assessment?.note).toBeUndefined();
    expect(new TextDecoder("latin1").decode(bytes)).not.toContain("confidential");
  });

  it("refuse two copies of one pilot, and no pilot", () => {
    const pilot = freshPilot();
    expect(problemOf(writePack([pilot, pilot])).code).toBe("PACK_FORMAT");
    expect(problemOf(writePack([])).code).toBe("PACK_FORMAT");
  });
});

describe("verifyPack", () => {
  it("names a member or the archive after any single byte is changed", () => {
    const bytes = valueOf(writePack([richPilot()]));
    const { manifest } = valueOf(readPack(bytes));
    const names = new Set(["manifest.json", "(archive)", ...Object.keys(manifest.members)]);
    for (let position = 0; position < bytes.length; position += 1) {
      const damaged = bytes.slice();
      damaged[position] = (damaged[position] ?? 0) ^ (1 + (position % 255));
      const { ok, problems } = verifyPack(damaged);
      expect(ok, `byte ${position}`).toBe(false);
      expect(
        problems.every(({ member }) => names.has(member)),
        `byte ${position}: ${problems[0]?.member}`,
      ).toBe(true);
    }
  });

  // The last byte of a deflate stream has bits that mean nothing: how many differs from pack to pack.
  it("finds every single bit that is changed in the manifest, in packs of twelve pilots", () => {
    for (let replica = 1; replica <= 12; replica += 1) {
      const bytes = valueOf(writePack([freshPilot(testWorld(`cc${replica}`))]));
      const view = new DataView(bytes.buffer);
      const start = 30 + view.getUint16(26, true);
      const end = start + view.getUint32(18, true);
      for (let bit = 0; bit < 8 * (end - start); bit += bit < 8 * (end - start - 2) ? 7 : 1) {
        const changed = bytes.slice();
        const at = start + (bit >> 3);
        changed[at] = (changed[at] ?? 0) ^ (1 << (bit & 7));
        expect({ replica, bit, ok: verifyPack(changed).ok }).toEqual({ replica, bit, ok: false });
      }
    }
  });

  it("names the very member whose stored bytes are changed", () => {
    const bytes = valueOf(writePack([richPilot()]));
    const { manifest } = valueOf(readPack(bytes));
    const text = new TextDecoder("latin1").decode(bytes);
    for (const [name, { size }] of Object.entries(manifest.members)) {
      const start = text.indexOf(name) + name.length;
      for (const position of [start, start + Math.floor(size / 2), start + size - 1]) {
        const damaged = bytes.slice();
        damaged[position] = (damaged[position] ?? 0) ^ 0x10;
        expect(verifyPack(damaged).problems, `${name} at ${position}`).toMatchObject([{ member: name }]);
      }
    }
  });

  it("finds any run of changed bytes, and any cut (seed 42)", () => {
    const bytes = valueOf(writePack([richPilot(), freshPilot(testWorld("bb02"))]));
    const change = fc.record({
      at: fc.nat(bytes.length - 1),
      put: fc.uint8Array({ minLength: 1, maxLength: 20 }),
    });
    fc.assert(
      fc.property(change, ({ at, put }) => {
        const damaged = bytes.slice();
        damaged.set(put.subarray(0, bytes.length - at), at);
        const isSame = damaged.every((byte, index) => byte === bytes[index]);
        expect(verifyPack(damaged).ok).toBe(isSame);
        expect(verifyPack(bytes.subarray(0, at)).ok).toBe(false);
      }),
      { seed: 42, numRuns: 300 },
    );
  });
});

describe("a pack and commands", () => {
  it("is the same whether commands ran before or after it was written", () => {
    const pilot = richPilot();
    const [read] = valueOf(readPack(valueOf(writePack([pilot])))).pilots;
    const request = { command: "company.edit", input: { id: "aa01-1-2", industry: "Logistics" } };
    const world = () => testWorld("cc03", "2026-02-04T08:00:00.000Z");
    const direct = valueOf(executeCommand(pilot, request, world())).state;
    const later = valueOf(executeCommand(read ?? pilot, request, world())).state;
    expect(valueOf(writePack([later]))).toEqual(valueOf(writePack([direct])));
  });
});
