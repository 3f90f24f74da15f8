import { join } from "node:path";
import type { Rolldown } from "vite";
import { beforeAll, describe, expect, it } from "vitest";
import { buildWindowChunks, startScripts } from "../bench/window/start-path.ts";
import { projectRoot } from "../house/project-files.ts";

/** Bytes after gzip of all scripts of the page that are loaded until its first screen stands; its workers' are apart. */
const BUDGET = 300_000;
/** What is loaded when it is needed: pickers, validators, archives, workbooks, reports. */
const LATER = /node_modules\/(zod|fflate|react-remove-scroll|@cj-tech-master|age-encryption)\//;

let chunks: readonly Rolldown.OutputChunk[];

beforeAll(async () => {
  chunks = await buildWindowChunks();
}, 120_000);

describe("the scripts that are loaded before the first screen stands", () => {
  it.each([
    ["Today of a company", "renderer/features/today/today-place.tsx"],
    ["the portfolio", "renderer/features/portfolio/portfolio-place.tsx"],
  ])("stay within their budget: %s", (_, place) => {
    const scripts = startScripts(chunks, place);
    const bytes = scripts.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0);
    expect(bytes).toBeLessThanOrEqual(BUDGET);
    // Too little would mean that the start is not what is looked at.
    expect(bytes).toBeGreaterThan(BUDGET / 3);
    const early = scripts
      .flatMap(({ modules }) => modules.map(({ module }) => module))
      .filter((module) => LATER.test(module));
    expect(early).toStrictEqual([]);
  });

  it("are begun by one that waits for none of the window's code", () => {
    const scripts = startScripts(chunks, null);
    const modules = scripts.flatMap((script) => script.modules.map(({ module }) => module));
    expect(modules).toContain(join(projectRoot, "renderer/data/first-look.ts"));
    expect(
      modules.filter((module) => /node_modules\/(react|dexie|@mantine|@tanstack)/.test(module)),
    ).toStrictEqual([]);
    expect(scripts.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0)).toBeLessThan(15_000);
  });

  it("hold neither the database's library nor what commands need", () => {
    const modules = startScripts(chunks, "renderer/features/today/today-place.tsx").flatMap((script) =>
      script.modules.map(({ module }) => module),
    );
    expect(modules.filter((module) => /node_modules\/dexie|execute-command/.test(module))).toStrictEqual([]);
  });
});
