import process from "node:process";
import { afterAll, describe, expect, it } from "vitest";
import { createPdfPrinter, findBrowser } from "../../../electron/services/pdf.ts";
import { buildBaselineReport } from "../../../shared/report/baseline/build-baseline-report.ts";
import { renderHtml } from "../../../shared/report/html/render-html.tsx";
import { richInput } from "../../shared/report/baseline/sample-input.ts";

const printer = createPdfPrinter(process.env);
afterAll(() => printer.close());

/** The pages' sizes in points, as the PDF's page tree names them; object streams may hide them. */
function text(pdf: Uint8Array): string {
  return new TextDecoder("latin1").decode(pdf);
}

/** Without what differs each time: the moment of printing, and the numbers of tags, whose length moves what follows. */
function withoutMoments(pdf: string): string {
  return pdf
    .replaceAll(/\/(?:CreationDate|ModDate) \([^)]*\)/gu, "")
    .replaceAll(/\(node\d+\)/gu, "")
    .replaceAll(/^\d{10} \d{5} n ?$/gmu, "");
}

describe("the PDF printer", () => {
  it("prints tagged PDFs with an outline on the paper that was asked for", { timeout: 60_000 }, async () => {
    const document = buildBaselineReport(richInput());
    const pages = await Promise.all(
      (["A4", "Letter"] as const).map(async (paper) => {
        const printed = await printer.print(renderHtml(document, { paper, fonts: [] }), { paper });
        return printed.ok ? text(printed.value) : printed.problem.code;
      }),
    );
    for (const pdf of pages) {
      expect(pdf.slice(0, 5)).toBe("%PDF-");
      expect(pdf).toContain("/StructTreeRoot");
      expect(pdf).toContain("/Outlines");
    }
    // A4 is 595 × 842 points, Letter 612 × 792.
    expect(pages[0]).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/u);
    expect(pages[1]).toMatch(/\/MediaBox \[0 0 612 792\]/u);
  });

  it("runs no script and loads nothing", { timeout: 60_000 }, async () => {
    const html =
      '<!doctype html><title>t</title><p>before</p><script>document.body.textContent = "x".repeat(100000)</script><img src="http://127.0.0.1:9/a.png">';
    const printed = await printer.print(html, { paper: "A4" });
    // A hundred thousand letters would need dozens of pages.
    expect(printed.ok ? (text(printed.value).match(/\/Type \/Page\b(?!s)/gu) ?? []).length : 0).toBe(1);
  });

  it("leaves nothing of a report to the next one", { timeout: 60_000 }, async () => {
    const plain = '<!doctype html><html lang="en"><title>Plain</title><h1>Plain</h1><p>One page.</p></html>';
    const full = renderHtml(buildBaselineReport(richInput()), { paper: "A4", fonts: [] });
    const printed: string[] = [];
    for (const html of [plain, full, plain]) {
      const pdf = await printer.print(html, { paper: "A4" });
      printed.push(pdf.ok ? withoutMoments(text(pdf.value)) : pdf.problem.code);
    }
    expect(printed[1]).toContain("/StructTreeRoot");
    expect(printed[2]).toBe(printed[0]);
  });

  it("says NO_BROWSER where there is none", async () => {
    const lonely = createPdfPrinter({ CHROMIUM_PATH: "/nowhere/chromium" });
    const printed = await lonely.print("<p>", { paper: "A4" });
    expect(printed).toMatchObject({ ok: false, problem: { code: "NO_BROWSER" } });
    expect(findBrowser({ CHROMIUM_PATH: "/nowhere/chromium" })).toBeNull();
  });
});
