import { beforeAll, describe, expect, it } from "vitest";
import { renderCsv } from "../../../shared/report/csv/render-csv.ts";
import { diligenceReport } from "../../../shared/report/diligence/diligence-report.ts";
import { renderHtml } from "../../../shared/report/html/render-html.tsx";
import { renderMarkdown } from "../../../shared/report/markdown/render-markdown.ts";
import type { ReportDocument } from "../../../shared/report/report-document.ts";
import { TestPilot } from "../domain/test-pilot.ts";
import { built } from "../sample/sample-pilots.ts";

let ardlune: ReportDocument;
beforeAll(async () => {
  const { state, view } = await built("ardlune");
  ardlune = diligenceReport(state, view);
}, 60_000);

describe("the diligence report", () => {
  it("of Ardlune says its score, its gaps and what day one must do", () => {
    const findings = ardlune.parts.flatMap(({ sections }) => sections.map(({ finding }) => finding));
    expect(findings).toEqual([
      "",
      "Readiness for convergence is 38 of 100, and 2 of 5 sections rest on low confidence",
      "12 answers at level 0 or 1",
      "The plan from day one has 9 lines, the first by Day 7",
      "No workflow has signals of all four families",
      "25 of 25 questions are answered, 14 with evidence",
    ]);
  });

  it("says the same in Markdown, HTML and CSV", () => {
    const markdown = renderMarkdown(ardlune);
    const html = renderHtml(ardlune, { paper: "A4", fonts: [] });
    for (const text of [markdown, html]) {
      expect(text).toContain("Readiness for convergence is 38 of 100");
      expect(text).toContain("Release policy: a committee of seven.");
      expect(text).toContain("Ardlune Property");
    }
    const rows = renderCsv(ardlune).split("\n");
    expect(rows.filter((line) => line.includes("readiness."))).toHaveLength(6);
  });

  it("of a company that answered nothing says so, and breaks nowhere", () => {
    const pilot = new TestPilot(null);
    const report = diligenceReport(pilot.state, pilot.view("2026-10-01T12:00:00Z"));
    const readiness = report.parts[0]?.sections.find(({ id }) => id === "readiness");
    expect(readiness?.finding).toBe("Readiness cannot be said yet: 0 of 25 questions are answered");
    expect(renderMarkdown(report)).toContain("Import work, interactions or revenue");
  });
});
