import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";
import { projectRoot } from "../house/project-files.ts";
import { type BenchLine, printLines } from "./measure/bench-lines.ts";
import { median } from "./measure/median.ts";
import type { ChartTimes } from "./peers/chart-page/main.ts";
import { installPeers } from "./peers/install-peers.ts";
import { benchBrowser, benchPage } from "./window/bench-window.ts";

/** A dashboard of 12 lines of 180 points and a heatmap, all with what is said when one points: the app's charts beside others. */
const NAMES = ["ours", "bare", "echarts", "recharts"] as const;
const ROUNDS = 9;

installPeers();
const served = await benchPage("tests/bench/peers/chart-page");
const context = await benchBrowser();
const page = await context.newPage();
await page.goto(served.address);
await page.waitForFunction(() => "chartTimes" in globalThis);
const taken = new Map<string, ChartTimes[]>(NAMES.map((name) => [name, []]));
for (let round = -2; round < ROUNDS; round += 1) {
  for (const name of NAMES) {
    const times = await page.evaluate((who) => globalThis.chartTimes(who), name);
    if (times.drawn < 13) throw new Error(`${name} drew ${times.drawn} things`);
    if (round >= 0) taken.get(name)?.push(times);
  }
}
await context.close();
served.close();

const middle = (name: string, of: (times: ChartTimes) => number): number =>
  median((taken.get(name) ?? []).map(of));
const beside = (
  name: string,
  what: string,
  target: { readonly limit: number } | { readonly atLeast: number },
): BenchLine => ({
  what: "dashboard of 12 charts × 180 points and a heatmap: until the frame is through",
  value: middle("ours", ({ mounted }) => mounted),
  unit: "ms",
  against: { what, value: middle(name, ({ mounted }) => mounted) },
  limit: null,
  ...target,
});
const scripts = (
  text: string,
  of: (times: ChartTimes) => number,
  other: string,
  name: string,
): BenchLine => ({
  what: `  ${text}`,
  value: middle("ours", of),
  unit: "ms",
  against: { what: other, value: middle(name, of) },
  limit: null,
});
printLines([
  beside("bare", "bare React and SVG by hand", { limit: 1.3 }),
  beside("echarts", "ECharts", { atLeast: 4 }),
  beside("recharts", "Recharts", { atLeast: 7 }),
  scripts("of it the page's own work", ({ script }) => script, "bare React", "bare"),
  scripts(
    "all values changed: the page's own work",
    ({ updateScript }) => updateScript,
    "bare React",
    "bare",
  ),
  scripts("  the same", ({ updateScript }) => updateScript, "ECharts", "echarts"),
  {
    what: "chart code of our own, gzip: lines, heatmap and what they import, without React and d3",
    value: (await chartCodeBytes()) / 1000,
    unit: "KB",
    against: null,
    limit: 20,
  },
]);

async function chartCodeBytes(): Promise<number> {
  const output = (await build({
    configFile: false,
    root: projectRoot,
    logLevel: "error",
    publicDir: false,
    oxc: { jsx: { runtime: "automatic", development: false } },
    build: {
      write: false,
      target: "esnext",
      minify: true,
      rolldownOptions: {
        external: /^(react|d3-)/u,
        input: {
          course: join(projectRoot, "renderer/components/course-chart.tsx"),
          chart: join(projectRoot, "shared/report/charts/chart-view.tsx"),
        },
        preserveEntrySignatures: "strict",
      },
    },
  })) as Rolldown.RolldownOutput;
  const code = output.output.map((file) => (file.type === "chunk" ? file.code : "")).join("\n");
  return gzipSync(code, { level: 9 }).length;
}
