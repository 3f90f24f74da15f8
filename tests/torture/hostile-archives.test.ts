import { spawnSync } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { ERROR_CODES } from "../../shared/errors/error-codes.ts";
import type { ArchiveReading } from "./archive-reader.ts";
import { hostileArchives } from "./hostile-archives.ts";
import { tell } from "./rounds.ts";

const reader = fileURLToPath(new URL("./archive-reader.ts", import.meta.url));

it("every hostile archive is refused with a code; what it took is printed", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [reader], { encoding: "utf8" });
  expect({ status, stderr }).toMatchObject({ status: 0 });
  const readings = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as ArchiveReading);
  expect(readings.map(({ name }) => name)).toStrictEqual(hostileArchives().map(({ name }) => name));
  expect(readings.length).toBeGreaterThanOrEqual(60);
  expect(readings.filter(({ code }) => code === null)).toStrictEqual([]);
  for (const { code } of readings) expect(Object.keys(ERROR_CODES)).toContain(code);
  tell("hostile archives", {
    refused: readings.length,
    "kinds of refusal": new Set(readings.map(({ code }) => code)).size,
    "ms the slowest (limit 1000)": Math.ceil(Math.max(...readings.map(({ ms }) => ms))),
    "MiB the hungriest (limit 64)": Math.ceil(Math.max(...readings.map(({ grownMib }) => grownMib))),
  });
});
