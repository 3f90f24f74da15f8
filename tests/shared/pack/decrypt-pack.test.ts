import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Decrypter } from "age-encryption";
import { describe, expect, it } from "vitest";
import { encryptPack } from "../../../electron/services/pack-encryption.ts";
import { decryptPack } from "../../../shared/pack/decrypt-pack.ts";
import { isEncrypted } from "../../../shared/pack/is-encrypted.ts";
import { projectRoot } from "../../house/project-files.ts";

// The public test vectors of the age format that are about passphrases (C2SP CCTV, in the public domain): a head of
// lines, an empty line, the file.
const FOLDER = join(projectRoot, "tests/fixtures/age");
const vectors = readdirSync(FOLDER).map((name) => {
  const bytes = readFileSync(join(FOLDER, name));
  const end = bytes.indexOf("\n\n");
  const head = new Map(
    bytes
      .subarray(0, end)
      .toString("utf8")
      .split("\n")
      .map((line) => [line.slice(0, line.indexOf(": ")), line.slice(line.indexOf(": ") + 2)] as const),
  );
  return {
    name: name.replace(".age-test", ""),
    expected: head.get("expect") ?? "",
    payload: head.get("payload"),
    passphrase: head.get("passphrase") ?? "",
    file: new Uint8Array(bytes.subarray(end + 2)),
  };
});

describe("an age file with a passphrase", () => {
  it.each(vectors)(
    "as the public vector $name: $expected",
    async ({ expected, payload, passphrase, file }) => {
      const opened = await decryptPack(file, passphrase);
      const outcome = opened.ok
        ? createHash("sha256").update(opened.value).digest("hex")
        : opened.problem.code;
      expect(outcome).toMatch(
        expected === "success" ? new RegExp(`^${payload}$`) : /^(?:PACK_AUTH|KDF_LIMIT)$/,
      );
    },
  );

  it("is refused before anything is derived where it asks for too much work", async () => {
    const huge = vectors.find(({ name }) => name === "scrypt_work_factor_23");
    const opened = await decryptPack(huge?.file ?? new Uint8Array(), "password");
    expect(opened).toMatchObject({ ok: false, problem: { code: "KDF_LIMIT" } });
    expect(vectors).toHaveLength(25);
  });
});

describe("a file of which one byte is another, or the end is missing", () => {
  it("gives nothing of what is in it", async () => {
    const { file = new Uint8Array(), passphrase = "" } = vectors.find(({ name }) => name === "scrypt") ?? {};
    expect((await decryptPack(file, passphrase)).ok).toBe(true);
    for (let at = 0; at < file.length; at += 1) {
      const altered = file.slice();
      altered[at] = (altered[at] ?? 0) ^ 1;
      // The work factor alone may ask for so much that it is done: it is tried by the vectors above.
      if (isWorkFactor(file, at)) continue;
      expect({ at, ok: (await decryptPack(altered, passphrase)).ok }).toStrictEqual({ at, ok: false });
      const cut = await decryptPack(file.slice(0, at), passphrase);
      expect({ at, ok: cut.ok }).toStrictEqual({ at, ok: false });
    }
  });
});

describe("what is written", () => {
  it("is opened by its passphrase alone, with the plain reader of the format too", async () => {
    const archive = new Uint8Array(300).map((_, at) => at % 251);
    const file = await encryptPack(archive, "fjord 9 Überlauf ☂");
    expect(isEncrypted(file)).toBe(true);
    expect(isEncrypted(archive)).toBe(false);
    expect(await decryptPack(file, "fjord 9 Überlauf ☂")).toStrictEqual({ ok: true, value: archive });
    expect(await decryptPack(file, "fjord 9 Uberlauf ☂")).toMatchObject({ problem: { code: "PACK_AUTH" } });
    const reader = new Decrypter();
    reader.addPassphrase("fjord 9 Überlauf ☂");
    expect(await reader.decrypt(file)).toStrictEqual(archive);
  }, 30_000);
});

/** Whether a byte belongs to the number at the end of the line `-> scrypt SALT NUMBER`. */
function isWorkFactor(file: Uint8Array, at: number): boolean {
  const text = new TextDecoder("latin1").decode(file);
  const [line = ""] = /^-> scrypt .*$/m.exec(text) ?? [];
  const end = text.indexOf(line) + line.length;
  return at < end && at > text.indexOf(line) + line.lastIndexOf(" ");
}
