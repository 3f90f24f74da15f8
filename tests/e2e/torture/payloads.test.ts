import { afterAll, beforeAll, expect, it } from "vitest";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { prepareDataset } from "../../../shared/metrics/prepared-dataset.ts";
import { createDatasetReader } from "../../../shared/pilot-data/dataset-reader.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { pilotReport } from "../../../shared/report/pilot-report.ts";
import { renderReport } from "../../../shared/report/render-report.ts";
import { PILOT_REPORT_KINDS } from "../../../shared/report/report-kinds.ts";
import { SAMPLE_CLOCK_MS } from "../../../shared/sample/build-sample-company.ts";
import { built } from "../../shared/sample/sample-pilots.ts";
import { ROUNDS_TIMEOUT_MS, rounds, tell } from "../../torture/rounds.ts";
import { openPilots } from "../window/support/dropped-packs.ts";
import { startWindowBrowser, type WindowBrowser } from "../window/support/window-page.ts";
import { FRAMES, hostilePilot, PAYLOADS } from "./hostile-pilot.ts";

let browser: WindowBrowser;
beforeAll(async () => {
  browser = await startWindowBrowser();
});
afterAll(() => browser.close());

const PLACES = [
  [
    "today",
    "plan",
    "plan?tab=Gates",
    "metrics",
    "metrics?tab=All metrics",
    "metrics?tab=Ownership",
    "metrics?tab=Ledger",
  ],
  [
    "metrics?tab=Shadow metrics",
    "metrics?tab=Customers",
    "metrics/trust.acceptance",
    "decisions",
    "decisions?tab=Rights",
  ],
  [
    "decisions?tab=Guardrails",
    "decisions?tab=Escalations",
    "decisions?tab=Promises",
    "changes",
    "changes?tab=Incidents and loops",
  ],
  [
    "reviews",
    "reviews?tab=Monthly",
    "reviews?tab=Board",
    "reviews?tab=Minutes",
    "organisation",
    "organisation?tab=Charters",
  ],
  [
    "organisation?tab=Forums",
    "organisation?tab=Incentives",
    "organisation?tab=Structure",
    "company",
    "company?tab=Conflicts",
  ],
  [
    "company?tab=Workflows",
    "company?tab=Objective",
    "company?tab=Cadence",
    "data",
    "data?tab=Baseline",
    "data?tab=Journal",
  ],
].flat();

it(
  "texts that would be programs are texts on every screen and in every report",
  async () => {
    const { state } = await built("tallowmere");
    const seen = {
      payloads: 0,
      fields: 0,
      screens: 0,
      reports: 0,
    };
    for (const round of rounds(1, FRAMES.length)) {
      const { pilot, fields } = hostilePilot(state, round);
      expect(fields).toBeGreaterThan(200);
      seen.payloads += PAYLOADS.length;
      seen.fields += fields;
      seen.screens += await walkScreens(pilot);
      seen.reports += await openReports(pilot);
    }
    tell("payloads × text fields × screens and reports", seen);
  },
  ROUNDS_TIMEOUT_MS,
);

async function walkScreens(pilot: WholePilot): Promise<number> {
  const { page, complaints, close } = await browser.open();
  const foreign: string[] = [];
  const origin = new URL(page.url()).origin;
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(?:blob|data):/u.test(url)) foreign.push(url);
  });
  page.on("dialog", (dialog) => void dialog.dismiss().then(() => foreign.push("a dialog")));
  await openPilots(page, pilot);
  const own = (type: "decision" | "narrative"): string => recordsOf(pilot, type)[0]?.id ?? "";
  const places = [...PLACES, `decisions/${own("decision")}`, `reviews/board/${own("narrative")}`];
  let shown = 0;
  let standing = 0;
  for (const place of places) {
    await page.evaluate((hash) => location.assign(hash), `#/c/${pilot.pilotId}/${place}`);
    await page.locator("main").waitFor();
    await expect.poll(() => page.getByRole("status", { name: /^Loading/ }).count()).toBe(0);
    if (/payloadRan|evil\.example/iu.test(await page.locator("main").innerText())) standing += 1;
    shown += 1;
  }
  // The payloads did stand on screens, as they were written; texts of one line take none that has several.
  expect(standing).toBeGreaterThan(0);
  expect(await page.evaluate(() => (globalThis as { payloadRan?: number }).payloadRan)).toBeUndefined();
  expect(
    await page.locator("main script, main iframe, main object, main [onerror], main [onload]").count(),
  ).toBe(0);
  expect(foreign).toStrictEqual([]);
  expect(complaints).toStrictEqual([]);
  await close();
  return shown;
}

async function openReports(pilot: WholePilot): Promise<number> {
  const dataset = createDatasetReader().datasetOf(pilot);
  if (!dataset.ok) throw new Error(dataset.problem.message);
  const prepared = prepareDataset(dataset.value);
  const { page, close } = await browser.open({ isAlone: true });
  await page.goto("about:blank");
  const asked: string[] = [];
  page.on("request", (request) => {
    if (!/^(?:data|about|blob):/u.test(request.url())) asked.push(request.url());
  });
  let made = 0;
  for (const kind of PILOT_REPORT_KINDS) {
    const person = recordsOf(pilot, "person")[0]?.id;
    const report = pilotReport(pilot, prepared, { kind, asOfMs: SAMPLE_CLOCK_MS, person });
    if (!report.ok) continue;
    const html = new TextDecoder().decode(await renderReport(report.value, "html", { paper: "A4" }));
    // Without its policy: nothing in it may rely on that alone.
    await page.setContent(html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/u, ""));
    expect({
      kind,
      hit: await page.evaluate(() => (globalThis as { payloadRan?: number }).payloadRan),
    }).toEqual({
      kind,
      hit: undefined,
    });
    expect(
      await page
        .locator(
          "script, iframe, object, base, link[rel=stylesheet], [onerror], [onload], a[href^=javascript]",
        )
        .count(),
    ).toBe(0);
    expect({ kind, asked }).toEqual({ kind, asked: [] });
    made += 1;
  }
  expect(made).toBeGreaterThan(5);
  await close();
  return made;
}
