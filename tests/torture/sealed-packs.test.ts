import { Encrypter } from "age-encryption";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { decryptPack } from "../../shared/pack/decrypt-pack.ts";
import { readPack } from "../../shared/pack/read-pack.ts";
import { writePack } from "../../shared/pack/write-pack.ts";
import { after, freshPilot, person, work } from "../e2e/browser/support/pilots.ts";
import { valueOf } from "../shared/commands/test-pilot.ts";
import { rawZip } from "../shared/pack/raw-zip.ts";
import { amount, ROUNDS_TIMEOUT_MS, tell } from "./rounds.ts";

const PASSPHRASE = "kettle orbit mustard violin";
/** What the format seals at once, and the tag behind it. */
const CHUNK = 65_536 + 16;

/** Sealed with little work, so that it can be opened often. */
async function sealed(bytes: Uint8Array): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(2);
  encrypter.setPassphrase(PASSPHRASE);
  return encrypter.encrypt(bytes);
}

const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** Where the sealed chunks begin: behind the line with the head's tag and the nonce of the file. */
function bodyStart(file: Uint8Array): number {
  const text = new TextDecoder("latin1").decode(file);
  return text.indexOf("\n", text.indexOf("\n--- ") + 1) + 1 + 16;
}

async function expectRefused(file: Uint8Array, about: object): Promise<void> {
  const opened = await decryptPack(file, PASSPHRASE);
  expect({ ...about, code: opened.ok ? "opened" : opened.problem.code }).toMatchObject({
    code: expect.stringMatching(/^(?:PACK_AUTH|PACK_FORMAT|KDF_LIMIT|PACK_NOT_A_PACK)$/u),
  });
}

describe("a sealed pack", { timeout: ROUNDS_TIMEOUT_MS }, () => {
  it("gives nothing when chunks of it are swapped, doubled, left out, cut, or come from another file", async () => {
    const one = new Uint8Array(4 * 65_536 + 900).map((_, at) => (at * 31) % 251);
    const file = await sealed(one);
    const other = await sealed(one.toReversed());
    expect(valueOf(await decryptPack(file, PASSPHRASE))).toStrictEqual(one);
    const start = bodyStart(file);
    const chunks = Array.from({ length: 5 }, (_, at) =>
      file.subarray(start + at * CHUNK, start + (at + 1) * CHUNK),
    );
    const head = file.subarray(0, start);
    let done = 0;
    const refused = async (about: string, parts: readonly Uint8Array[]): Promise<void> => {
      await expectRefused(joined(...parts), { about });
      done += 1;
    };
    for (let at = 0; at < chunks.length; at += 1) {
      await refused(`without ${at}`, [head, ...chunks.toSpliced(at, 1)]);
      await refused(`${at} twice`, [head, ...chunks.toSpliced(at, 0, chunks[at] ?? head)]);
      await refused(`cut before ${at}`, [head, ...chunks.slice(0, at)]);
      const foreign = other.subarray(bodyStart(other) + at * CHUNK, bodyStart(other) + (at + 1) * CHUNK);
      await refused(`${at} of another file`, [head, ...chunks.with(at, foreign)]);
      for (let second = at + 1; second < chunks.length; second += 1) {
        const [a = head, b = head] = [chunks[at], chunks[second]];
        await refused(`${at} for ${second}`, [head, ...chunks.with(at, b).with(second, a)]);
      }
    }
    await refused("the head of another file", [other.subarray(0, bodyStart(other)), ...chunks]);
    for (const more of [1, 16, 64, CHUNK]) await refused(`${more} bytes more`, [file, new Uint8Array(more)]);
    tell("sealed packs with chunks moved", { refused: done });
  });

  it("gives nothing whichever of its bytes is another, and wherever it ends", async () => {
    const pack = valueOf(writePack([after(freshPilot("Norrbex"), "a2", person("Ada"))]));
    const file = await sealed(pack);
    expect(readPack(valueOf(await decryptPack(file, PASSPHRASE))).ok).toBe(true);
    const start = bodyStart(file);
    let [flips, cuts] = [0, 0];
    // Every bit under torture; the head is tried byte by byte on the public vector as well.
    for (const bit of [0, 1, 2, 3, 4, 5, 6, 7].slice(0, amount(1, 8))) {
      for (let at = 0; at < file.length; at += 1) {
        const altered = file.slice();
        altered[at] = (altered[at] ?? 0) ^ (1 << (at < start ? 0 : bit));
        if (at < start && (bit > 0 || isWorkFactor(file, at))) continue;
        await expectRefused(altered, { at, bit });
        flips += 1;
      }
    }
    for (let end = 0; end < file.length; end += 1) {
      await expectRefused(file.slice(0, end), { end });
      cuts += 1;
    }
    tell("a sealed pack with one byte changed, or cut", { flips, cuts });
  });

  it("is refused with any two of its members swapped inside", () => {
    const pilots = ["Norrbex", "Kestrova"].map((name, at) =>
      after(freshPilot(name, `p${at}`), `q${at}`, person(name), work([1, 10, 5 + at])),
    );
    const pack = valueOf(writePack(pilots));
    const members = Object.entries(unzipSync(pack)).map(([name, data]) => ({ name, data }));
    expect(readPack(rawZip(members)).ok).toBe(true);
    let done = 0;
    for (const [at, one] of members.entries()) {
      for (const [second, other] of members.entries()) {
        if (second <= at) continue;
        const contents = members
          .with(at, { ...one, data: other.data })
          .with(second, { ...other, data: one.data });
        const places = members.with(at, other).with(second, one);
        for (const [what, changed] of [
          ["contents", contents],
          ["places", places],
        ] as const) {
          const read = readPack(rawZip(changed));
          expect({ what, one: one.name, other: other.name, ok: read.ok }).toMatchObject({ ok: false });
          done += 1;
        }
      }
    }
    tell("packs with two members swapped", { refused: done });
  });
});

/** Whether a byte belongs to the number at the end of the line `-> scrypt SALT NUMBER`: more work may be asked for. */
function isWorkFactor(file: Uint8Array, at: number): boolean {
  const text = new TextDecoder("latin1").decode(file);
  const [line = ""] = /^-> scrypt .*$/mu.exec(text) ?? [];
  const end = text.indexOf(line) + line.length;
  return at <= end && at > text.indexOf(line) + line.lastIndexOf(" ");
}
