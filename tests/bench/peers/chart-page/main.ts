import type { Dashboard } from "./chart-data.ts";
import { drawnState } from "./chart-data.ts";

/** Milliseconds: until the frame with the charts is through; the page's own script; that and the layout which it asks for. */
export interface ChartTimes {
  readonly mounted: number;
  readonly script: number;
  readonly work: number;
  readonly updateScript: number;
  readonly updateWork: number;
  /** Points or pixels that were drawn: nothing drawn is no time. */
  readonly drawn: number;
}

const DRAWERS: Readonly<Record<string, () => Promise<{ readonly dashboard: Dashboard }>>> = {
  ours: () => import("./ours.tsx"),
  bare: () => import("./bare.tsx"),
  echarts: () => import("./echarts.ts"),
  recharts: () => import("./recharts.tsx"),
};
const states = [drawnState(1), drawnState(2)] as const;

/** Through when the frame is drawn: a message comes after it. */
const frame = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener("message", () => resolve(), { once: true });
      port1.start();
      port2.postMessage(null);
    });
  });

/** Has style and layout worked out now: the screen's clock, for which a frame waits, is no part of it. */
function layOut(root: HTMLElement): void {
  if (root.getBoundingClientRect().height === 0) throw new Error("nothing was laid out");
}

/** Draws a dashboard once, changes it once and takes it away. */
async function chartTimes(name: string): Promise<ChartTimes> {
  const { dashboard } = (await DRAWERS[name]?.()) ?? { dashboard: null };
  if (dashboard === null) throw new Error(`nothing draws ${name}`);
  const root = document.createElement("div");
  document.body.replaceChildren(root);
  await frame();
  const start = performance.now();
  const mounted = dashboard.mount(root, states[0]);
  const script = performance.now() - start;
  layOut(root);
  const work = performance.now() - start;
  await frame();
  const shown = performance.now() - start;
  const drawn = root.querySelectorAll("path, rect, td, canvas").length;
  await frame();
  const changed = performance.now();
  mounted.update(states[1]);
  const updateScript = performance.now() - changed;
  layOut(root);
  const updateWork = performance.now() - changed;
  await frame();
  mounted.unmount();
  return { mounted: shown, script, work, updateScript, updateWork, drawn };
}

/** The wait for the screen's clock alone: what a dashboard takes that draws nothing at all. */
async function emptyTime(): Promise<number> {
  document.body.replaceChildren(document.createElement("div"));
  await frame();
  const start = performance.now();
  await frame();
  return performance.now() - start;
}

declare global {
  var chartTimes: (name: string) => Promise<ChartTimes>;
  var emptyTime: () => Promise<number>;
}

globalThis.chartTimes = chartTimes;
globalThis.emptyTime = emptyTime;
