import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { createHandOver, filesOnCommandLine } from "../../../electron/main/hand-over.ts";
import { createFileGrants } from "../../../electron/services/file-grants.ts";
import type { GrantedFile } from "../../../shared/ipc/ipc-contract.ts";

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

it("keeps files until the page listens, and hands on later ones at once", async () => {
  const folder = mkdtempSync(join(tmpdir(), "converge180-hand-over-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of ["a.c180", "b.csv"]) writeFileSync(join(folder, name), name);
  const sent: string[][] = [];
  const handOver = createHandOver(createFileGrants(), (files: readonly GrantedFile[]) =>
    sent.push(files.map((file) => file.name)),
  );
  handOver.offer([join(folder, "a.c180")]);
  handOver.offer([join(folder, "missing.csv"), join(folder, "b.csv")]);
  expect(sent).toStrictEqual([]);
  handOver.begin();
  await expect.poll(() => sent).toStrictEqual([["a.c180", "b.csv"]]);
  handOver.offer([join(folder, "b.csv")]);
  await expect.poll(() => sent).toStrictEqual([["a.c180", "b.csv"], ["b.csv"]]);
});
