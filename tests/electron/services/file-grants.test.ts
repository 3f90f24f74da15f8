import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { createFileGrants, type FileGrants } from "../../../electron/services/file-grants.ts";

let folder: string;
let grants: FileGrants;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "converge180-grants-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  grants = createFileGrants();
});

async function granted(name: string, text: string): Promise<string> {
  writeFileSync(join(folder, name), text);
  const result = await grants.grantReading(join(folder, name));
  if (!result.ok) throw new Error(result.problem.code);
  expect(result.value).toMatchObject({ name, sizeBytes: Buffer.byteLength(text) });
  return result.value.grant;
}

async function text(grant: string, offset: number, length: number): Promise<string> {
  const read = await grants.read(grant, offset, length);
  return read.ok ? Buffer.from(read.value).toString("utf8") : read.problem.code;
}

describe("grants", () => {
  it("give slices of the file, shorter at its end alone", async () => {
    const grant = await granted("a.csv", "0123456789");
    expect(await text(grant, 0, 4)).toBe("0123");
    expect(await text(grant, 8, 4)).toBe("89");
    expect(await text(grant, 10, 4)).toBe("");
    expect(await text(grant, 99, 4)).toBe("");
  });

  it("give bytes in a buffer of their own", async () => {
    const read = await grants.read(await granted("a.csv", "0123456789"), 2, 3);
    expect(read.ok && read.value.buffer.byteLength).toBe(3);
  });

  it("end where the file is another, or gone", async () => {
    const grant = await granted("a.csv", "before");
    writeFileSync(join(folder, "a.csv"), "and after");
    expect(await text(grant, 0, 9)).toBe("FILE_CHANGED");
    rmSync(join(folder, "a.csv"));
    expect(await text(grant, 0, 9)).toBe("FILE_NOT_FOUND");
  });

  it("are needed: an id that was not given, or was given for showing, reads nothing", async () => {
    writeFileSync(join(folder, "saved.csv"), "x");
    const { grant } = await grants.grantShowing(join(folder, "saved.csv"));
    expect(await text(grant, 0, 1)).toBe("FILE_DENIED");
    expect(grants.pathOf(grant)).toStrictEqual({ ok: true, value: join(folder, "saved.csv") });
    expect(await text("0".repeat(32), 0, 1)).toBe("FILE_DENIED");
    expect(grants.pathOf("0".repeat(32))).toMatchObject({ ok: false });
  });

  it("of a saved file let it be opened as long as it is what was saved; those for reading never do", async () => {
    const path = join(folder, "saved.pdf");
    writeFileSync(path, "%PDF");
    const { grant } = await grants.grantShowing(path);
    expect(await grants.savedPath(grant)).toStrictEqual({ ok: true, value: path });
    writeFileSync(path, "something else");
    expect(await grants.savedPath(grant)).toMatchObject({ ok: false, problem: { code: "FILE_CHANGED" } });
    rmSync(path);
    expect(await grants.savedPath(grant)).toMatchObject({ ok: false, problem: { code: "FILE_NOT_FOUND" } });
    expect(await grants.savedPath(await granted("a.csv", "x"))).toMatchObject({
      ok: false,
      problem: { code: "FILE_DENIED" },
    });
  });

  it("are for files alone", async () => {
    expect(await grants.grantReading(folder)).toMatchObject({ problem: { code: "FILE_NOT_REGULAR" } });
    expect(await grants.grantReading(join(folder, "none"))).toMatchObject({
      problem: { code: "FILE_NOT_FOUND" },
    });
  });

  it("the oldest ends after a thousand others", async () => {
    const first = await granted("a.csv", "x");
    for (let count = 0; count < 999; count++) await grants.grantShowing(join(folder, "b.csv"));
    expect(await text(first, 0, 1)).toBe("x");
    await grants.grantShowing(join(folder, "b.csv"));
    expect(await text(first, 0, 1)).toBe("FILE_DENIED");
  });
});
