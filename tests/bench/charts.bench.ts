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
const PEERS: Readonly<Record<string, string>> = {
  bare: "bare React and SVG by hand",
  echarts: "ECharts",
  recharts: "Recharts",
};

installPeers();
const served = await benchPage("tests/bench/peers/chart-page");
const context = await benchBrowser();
const page = await context.newPage();
await page.goto(served.address);
await page.waitForFunction(() => "chartTimes" in globalThis);
const empty: number[] = [];
const taken = new Map<string, ChartTimes[]>(NAMES.map((name) => [name, []]));
for (let round = -2; round < ROUNDS; round += 1) {
  for (const name of NAMES) {
    const times = await page.evaluate((who) => globalThis.chartTimes(who), name);
    if (times.drawn < 13) throw new Error(`${name} drew ${times.drawn} things`);
    if (round >= 0) taken.get(name)?.push(times);
  }
  const wait = await page.evaluate(() => globalThis.emptyTime());
  if (round >= 0) empty.push(wait);
}
await context.close();
served.close();

const middle = (name: string, of: (times: ChartTimes) => number): number =>
  median((taken.get(name) ?? []).map(of));
type Target = { readonly limit: number } | { readonly atLeast: number };
const beside = (
  what: string,
  of: (times: ChartTimes) => number,
  name: string,
  target: Target | null = null,
): BenchLine => ({
  what,
  value: middle("ours", of),
  unit: "ms",
  against: { what: PEERS[name] ?? name, value: middle(name, of) },
  limit: null,
  ...target,
});
const all = (what: string, of: (times: ChartTimes) => number): readonly BenchLine[] => [
  beside(what, of, "bare", { limit: 1.3 }),
  beside(what, of, "echarts", { atLeast: 4 }),
  beside(what, of, "recharts", { atLeast: 7 }),
];
const dashboard = "dashboard of 12 charts × 180 points and a heatmap";
printLines([
  ...all(
    `${dashboard}: until the frame is through, the wait for the screen's clock included`,
    ({ mounted }) => mounted,
  ),
  ...(["echarts", "recharts"] as const).map(
    (name): BenchLine => ({
      what: "  that wait alone, with nothing drawn: no dashboard takes less",
      value: median(empty),
      unit: "ms",
      against: { what: PEERS[name] ?? name, value: middle(name, ({ mounted }) => mounted) },
      limit: null,
    }),
  ),
  ...all(`${dashboard}: script and layout, without that wait`, ({ work }) => work),
  beside("  of it the script", ({ script }) => script, "bare"),
  beside("all values changed: script and layout", ({ updateWork }) => updateWork, "bare"),
  beside("  the same", ({ updateWork }) => updateWork, "echarts"),
  beside("  of it the script", ({ updateScript }) => updateScript, "bare"),
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
