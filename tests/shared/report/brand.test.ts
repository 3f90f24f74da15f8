import { beforeAll, describe, expect, it } from "vitest";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import { renderDocx } from "../../../shared/report/docx/render-docx.ts";
import { renderHtml } from "../../../shared/report/html/render-html.tsx";
import { pilotReport } from "../../../shared/report/pilot-report.ts";
import { renderPptx } from "../../../shared/report/pptx/render-pptx.ts";
import type { ReportDocument } from "../../../shared/report/report-document.ts";
import { plainDay, workRows } from "../domain/test-data.ts";
import { TestPilot } from "../domain/test-pilot.ts";
import { officeFile } from "./office/office-file.ts";

/** A picture of one pixel. */
const PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
/** The first cannot be read on white, so that the second is the company's in reports. */
const COLOURS = ["#FFE14D", "#6A1B9A"];

let report: ReportDocument;

beforeAll(() => {
  const pilot = new TestPilot();
  pilot.import(workRows("2026-06-22", "2026-07-19", "Query", ["Small"], plainDay));
  pilot.now = "2026-07-23T12:00:00Z";
  pilot.run("baseline.seal", { date: "2026-07-19", waive: "test" });
  const logo = pilot.run("attachment.add", { name: "logo.png", mediaType: "image/png", bytes: PIXEL });
  const company = pilotRecord(pilot.state).company;
  pilot.run("company.edit", { id: company, logo, colours: COLOURS });
  const made = pilotReport(pilot.state, pilot.dataset(), { kind: "exit", asOfMs: Date.parse(pilot.now) });
  if (!made.ok) throw new Error(made.problem.message);
  report = made.value;
});

describe("a company's logo and colour", () => {
  it("stand in a page, on its first one, and touch no colour of a state", () => {
    const html = renderHtml(report, { paper: "A4", fonts: [] });
    expect(html).toContain(`src="data:image/png;base64,${PIXEL}"`);
    expect(html).toContain("--c-accent:#6A1B9A");
    expect(html).not.toContain("#FFE14D");
    const { brand, ...bare } = report;
    expect(brand?.logo).toMatchObject({ mediaType: "image/png", width: 1, height: 1 });
    const plain = renderHtml(bare, { paper: "A4", fonts: [] });
    for (const state of ["--c-good:", "--c-bad:", "--c-unsettled:"]) {
      const rule = (page: string): string => page.slice(page.indexOf(state)).split(";")[0] ?? "";
      expect(rule(html)).toBe(rule(plain));
    }
  });

  it("stand in Word and PowerPoint", async () => {
    const files = [
      officeFile(await renderDocx(report, { paper: "Letter" })),
      officeFile(await renderPptx(report)),
    ];
    for (const file of files) {
      expect(file.names.filter((name) => /media\/.+\.png$/u.test(name)).length).toBeGreaterThan(0);
    }
    const [word, deck] = files;
    // Letter is 12,240 twentieths of a point wide.
    expect(word?.text("word/document.xml")).toMatch(/<w:pgSz[^>]*w:w="12240"/u);
    expect(deck?.parts(/slideLayouts|slides\//u).join("")).toContain("6A1B9A");
    const [, width = "", height = ""] =
      /<p:sldSz cx="(\d+)" cy="(\d+)"/u.exec(deck?.text("ppt/presentation.xml") ?? "") ?? [];
    expect(Number(width) / Number(height)).toBeCloseTo(16 / 9, 3);
  });
});
