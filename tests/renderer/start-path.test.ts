import type { Rolldown } from "vite";
import { beforeAll, describe, expect, it } from "vitest";
import { buildWindowChunks, startScripts } from "../bench/window/start-path.ts";

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
});
