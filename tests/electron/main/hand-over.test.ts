import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { createHandOver, filesOnCommandLine } from "../../../electron/main/hand-over.ts";
import { createFileGrants } from "../../../electron/services/file-grants.ts";

it("takes the files that can be opened from a command line, and nothing else on it", () => {
  const argv = [
    "/opt/app.c180",
    ".",
    "--flag=x.csv",
    "-x.csv",
    "a.c180",
    "/abs/B.XLSX",
    "../c.csv",
    "d.md",
    "csv",
  ];
  expect(filesOnCommandLine(argv, "/data/me/work")).toStrictEqual([
    "/data/me/work/a.c180",
    "/abs/B.XLSX",
    "/data/me/c.csv",
  ]);
});

it("keeps files until the page listens, hands on later ones at once, and says why one cannot be read", async () => {
  const folder = mkdtempSync(join(tmpdir(), "converge180-hand-over-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of ["a.c180", "b.csv"]) writeFileSync(join(folder, name), name);
  const sent: string[][] = [];
  const opened: string[] = [];
  const handOver = createHandOver(
    createFileGrants(),
    ({ files, refused }) =>
      sent.push([
        ...files.map((file) => file.name),
        ...refused.map(({ name, error }) => `${name}: ${error.code}`),
      ]),
    (path) => opened.push(path),
  );
  handOver.offer([join(folder, "a.c180")]);
  handOver.offer([join(folder, "missing.csv"), join(folder, "b.csv")]);
  expect(sent).toStrictEqual([]);
  handOver.begin();
  await expect.poll(() => sent).toStrictEqual([["a.c180", "b.csv", "missing.csv: FILE_NOT_FOUND"]]);
  expect(opened).toStrictEqual([join(folder, "a.c180"), join(folder, "b.csv")]);
  handOver.offer([join(folder, "b.csv")]);
  await expect.poll(() => sent.at(-1)).toStrictEqual(["b.csv"]);
  expect(JSON.stringify(sent)).not.toContain(folder);
});

it("keeps files while the page is gone, for the next one", async () => {
  const folder = mkdtempSync(join(tmpdir(), "converge180-hand-over-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "a.c180"), "a");
  const sent: string[] = [];
  const handOver = createHandOver(createFileGrants(), ({ files }) =>
    sent.push(...files.map(({ name }) => name)),
  );
  handOver.begin();
  handOver.pause();
  handOver.offer([join(folder, "a.c180")]);
  handOver.begin();
  await expect.poll(() => sent).toStrictEqual(["a.c180"]);
});
