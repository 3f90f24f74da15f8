import * as xlsx from "@e965/xlsx";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { BaselineInput } from "../../../../shared/report/baseline/baseline-input.ts";
import { buildBaselineReport } from "../../../../shared/report/baseline/build-baseline-report.ts";
import { renderCsv } from "../../../../shared/report/csv/render-csv.ts";
import { renderHtml } from "../../../../shared/report/html/render-html.tsx";
import { renderMarkdown } from "../../../../shared/report/markdown/render-markdown.ts";
import type { ReportBlock, ReportDocument } from "../../../../shared/report/report-document.ts";
import { writeWithExcelts } from "../../../../shared/report/xlsx/excelts-writer.ts";
import { renderXlsx } from "../../../../shared/report/xlsx/render-xlsx.ts";
import { emptyInput, richInput } from "./sample-input.ts";

const FONTS = [{ family: "Inter" as const, weight: "100 900", unicodeRange: "U+0000-00FF", base64: "AAAA" }];
const rich = buildBaselineReport(richInput());

function html(document: ReportDocument): string {
  return renderHtml(document, { paper: "A4", fonts: FONTS });
}

/** The words of a page, without tags. */
function words(page: string): string {
  return page
    .replace(/<style>[\s\S]*?<\/style>/u, "")
    .replace(/<[^>]*>/gu, " ")
    .replaceAll("&amp;", "&")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replace(/\s+/gu, " ");
}

function blocksOf(document: ReportDocument): readonly ReportBlock[] {
  const inside = (block: ReportBlock): readonly ReportBlock[] =>
    block.kind === "split" ? [...block.left, ...block.right].flatMap(inside) : [block];
  return document.parts
    .flatMap((part) => part.sections)
    .flatMap((section) => section.blocks)
    .flatMap(inside);
}

async function sheets(document: ReportDocument): Promise<xlsx.WorkBook> {
  return xlsx.read(await renderXlsx(document, writeWithExcelts), { type: "array", cellNF: true });
}

describe("the same figures in each format", () => {
  const totals = rich.figures.filter(
    (figure) => figure.workflow === "*" && figure.segment === "*" && figure.value !== null,
  );

  it("prints every total of the pillars alike", () => {
    const page = words(html(rich));
    const markdown = renderMarkdown(rich).replace(/\\/gu, "").replace(/\s+/gu, " ");
    expect(totals.length).toBeGreaterThan(30);
    const printed = totals.map((figure) => figure.printed.replace(/\s/gu, " "));
    expect(printed.filter((text) => !page.includes(text))).toStrictEqual([]);
    expect(printed.filter((text) => !markdown.includes(text))).toStrictEqual([]);
  });

  it("has the full numbers in CSV and XLSX", async () => {
    const book = await sheets(rich);
    const sheet = book.Sheets["Figures"];
    if (sheet === undefined) throw new Error("no sheet");
    const table = xlsx.utils.sheet_to_json<Record<string, unknown>>(sheet);
    const csv = xlsx.read(renderCsv(rich), { type: "string", raw: true }).Sheets["Sheet1"];
    if (csv === undefined) throw new Error("no CSV");
    const lines = xlsx.utils.sheet_to_json<Record<string, unknown>>(csv);
    expect(table).toHaveLength(rich.figures.length);
    expect(lines).toHaveLength(rich.figures.length);
    rich.figures.forEach((figure, index) => {
      expect(table[index]?.["Metric"]).toBe(figure.metric);
      expect(table[index]?.["Value"] ?? null).toBe(figure.value);
      expect(table[index]?.["As printed"]).toBe(figure.printed);
      expect(lines[index]?.["metric"]).toBe(figure.metric);
      expect(lines[index]?.["value"] ?? null).toBe(figure.value === null ? null : String(figure.value));
      expect(lines[index]?.["printed"]).toBe(figure.printed);
      expect(lines[index]?.["fingerprint"]).toBe(rich.control.fingerprint);
    });
  });

  it("carries the fingerprint", async () => {
    const fingerprint = rich.control.fingerprint ?? "";
    expect(html(rich)).toContain(fingerprint);
    expect(html(rich)).toContain(fingerprint.slice(0, 12));
    expect(renderMarkdown(rich)).toContain(fingerprint);
    expect(renderCsv(rich)).toContain(fingerprint);
    const control = (await sheets(rich)).Sheets["Control"];
    expect(JSON.stringify(control)).toContain(fingerprint);
  });

  it("freezes the header row and keeps number formats", async () => {
    const members = unzipSync(await renderXlsx(rich, writeWithExcelts));
    const first = strFromU8(members["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
    expect(first).toContain('state="frozen"');
    expect(Object.keys(members).filter((name) => name.includes("externalLink"))).toStrictEqual([]);
    const links = Object.entries(members).filter(([name]) => name.endsWith(".rels"));
    expect(links.length).toBeGreaterThan(1);
    for (const [, content] of links) expect(strFromU8(content)).not.toContain("TargetMode");
    const sheet = (await sheets(rich)).Sheets["Figures"];
    expect(JSON.stringify(sheet)).toContain("0.0%");
  });
});

describe("determinism", () => {
  it("gives equal bytes for equal input", async () => {
    const again = buildBaselineReport(richInput());
    expect(html(again)).toBe(html(rich));
    expect(renderMarkdown(again)).toBe(renderMarkdown(rich));
    expect(renderCsv(again)).toBe(renderCsv(rich));
    expect(await renderXlsx(again, writeWithExcelts)).toStrictEqual(await renderXlsx(rich, writeWithExcelts));
  });
});

describe("the HTML file", () => {
  it("forbids scripts and everything from outside", () => {
    const page = html(rich);
    expect(page).toContain(
      "default-src &#x27;none&#x27;; style-src &#x27;unsafe-inline&#x27;; img-src data:; font-src data:",
    );
    expect(page).not.toMatch(/<script|<link|<iframe|javascript:|https?:\/\//iu);
  });

  it("has an anchor for every entry of the contents and no id twice", () => {
    const page = html(rich);
    const ids = [...page.matchAll(/ id="([^"]+)"/gu)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const match of page.matchAll(/href="#([^"]+)"/gu)) expect(ids).toContain(match[1]);
  });

  it("names every chart and says what it shows", () => {
    const charts = blocksOf(rich).filter((block) => block.kind === "chart");
    expect(charts.length).toBeGreaterThan(8);
    for (const chart of charts) expect(chart.sentence).toMatch(/\.$/u);
  });
});

describe("titles are findings", () => {
  it("with a figure in every section that has records", () => {
    const sections = rich.parts.filter((part) => part.isCover !== true).flatMap((part) => part.sections);
    expect(sections.map((section) => section.id)).toStrictEqual([
      "answer",
      "scope",
      "evidence",
      "rights",
      "cadence",
      "pillar-avd",
      "pillar-trust",
      "pillar-cost",
      "pillar-revenue",
      "pillar-loop",
      "spread",
      "conflicts",
      "objective",
      "criteria",
      "signoff",
      "definitions",
      "figures",
      "sources",
    ]);
    expect(
      sections.filter((section) => !/\d/u.test(section.finding)).map((section) => section.id),
    ).toStrictEqual([]);
  });
});

describe("an empty pilot", () => {
  const empty = buildBaselineReport(emptyInput());

  it("says in every empty section what is missing", () => {
    const sections = empty.parts.flatMap((part) => part.sections).filter((section) => !section.hasContent);
    expect(sections.length).toBeGreaterThan(10);
    const silent = sections.filter((section) => !section.blocks.some((block) => block.kind === "note"));
    expect(silent.map((section) => section.id)).toStrictEqual([]);
  });

  it("prints in every format without inventing a figure", async () => {
    expect(words(html(empty))).toContain("0 of 5 pillars have a figure");
    expect(renderMarkdown(empty)).not.toMatch(/NaN|undefined|Infinity|null/u);
    expect(words(html(empty))).not.toMatch(/NaN|undefined|Infinity|\bnull\b/u);
    expect(renderCsv(empty).split("\r\n")).toHaveLength(2);
    expect((await sheets(empty)).SheetNames).toContain("Control");
  });
});

const HOSTILE = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "</style><script>alert(1)</script>",
  '=HYPERLINK("http://evil","x")',
  "@SUM(1)",
  "+1",
  "＝1",
  "\u202Egnp.exe\u0000\u0007",
  "[click](javascript:alert(1)) | `code`",
  "👩‍👩‍👧‍👦".repeat(40),
  "x".repeat(10_000),
] as const;

describe("hostile names are inert", () => {
  it.each(HOSTILE)("%j", async (name) => {
    const base = richInput({ workflows: [name, "b"], segments: [name, "c"] });
    const input: BaselineInput = {
      ...base,
      company: { name, industry: name },
      control: { ...base.control, sealedBy: name, confidentiality: name, engine: name, flags: [name] },
      conflicts: base.conflicts.map((conflict) => ({
        ...conflict,
        title: name,
        description: name,
        owner: name,
      })),
      imports: base.imports.map((one) => ({ ...one, file: name })),
      people: [{ name, role: name }],
      agreement: { signers: [{ role: name, name }], dissent: [{ who: name, text: name }] },
      changes: base.changes.map((change) => ({ ...change, title: name })),
    };
    const document = buildBaselineReport(input);
    const page = html(document);
    expect(page).not.toMatch(/<script|<img|javascript:alert\(1\)"|onerror=alert\(1\)>/iu);
    expect(page.match(/<\/style>/giu)).toHaveLength(1);
    expect(page).not.toMatch(/[\u0000\u0007\u202E]/u);
    expect(renderMarkdown(document)).not.toMatch(/<script|<img|[^\\]\]\(javascript|[\u0000\u0007\u202E]/u);
    for (const line of renderCsv(document).split("\r\n").slice(1)) {
      expect(line).not.toMatch(/(?:^|,)"?[=+@\-＝]/u);
    }
    const book = await sheets(document);
    const cells = Object.values(book.Sheets).flatMap((sheet) =>
      Object.entries(sheet).flatMap(([place, cell]) =>
        place.startsWith("!") ? [] : [cell as xlsx.CellObject],
      ),
    );
    expect(cells.length).toBeGreaterThan(500);
    expect(cells.filter(({ f }) => f !== undefined)).toStrictEqual([]);
    expect(cells.filter(({ t, v }) => t === "s" && /^\s*[=+@\-＝]/u.test(String(v)))).toStrictEqual([]);
    // No name may blow the report up: ten thousand characters still make a readable file.
    expect(page.length).toBeLessThan(1_500_000);
  });
});
