import * as xlsx from "@e965/xlsx";
import { unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { buildBaselineReport } from "../../../../shared/report/baseline/build-baseline-report.ts";
import { renderDocx } from "../../../../shared/report/docx/render-docx.ts";
import { pilotReport } from "../../../../shared/report/pilot-report.ts";
import { renderPptx } from "../../../../shared/report/pptx/render-pptx.ts";
import type { ReportBlock, ReportDocument } from "../../../../shared/report/report-document.ts";
import { SAMPLE_CLOCK_MS } from "../../../../shared/sample/build-sample-company.ts";
import { built } from "../../sample/sample-pilots.ts";
import { richInput } from "../baseline/sample-input.ts";
import { type OfficeFile, officeFile, plain } from "./office-file.ts";

const baseline = buildBaselineReport(richInput());
let board: ReportDocument;
let exit: ReportDocument;
let word: OfficeFile;
let deck: OfficeFile;

beforeAll(async () => {
  const { state, prepared } = await built("tallowmere");
  const made = (kind: "board" | "exit"): ReportDocument => {
    const report = pilotReport(state, prepared, { kind, asOfMs: SAMPLE_CLOCK_MS });
    if (!report.ok) throw new Error(report.problem.message);
    return report.value;
  };
  board = made("board");
  exit = made("exit");
  word = officeFile(await renderDocx(board, { paper: "A4" }));
  deck = officeFile(await renderPptx(board));
}, 60_000);

function blocksOf(document: ReportDocument): readonly ReportBlock[] {
  const inside = (block: ReportBlock): readonly ReportBlock[] =>
    block.kind === "split" ? [...block.left, ...block.right].flatMap(inside) : [block];
  return document.parts
    .flatMap((part) => part.sections)
    .flatMap((section) => section.blocks)
    .flatMap(inside);
}

/** The first line of every cell of every table, and the words of its state. */
function cellsOf(document: ReportDocument): readonly string[] {
  return blocksOf(document).flatMap((block) =>
    block.kind === "table"
      ? block.rows.flatMap(({ cells }) => cells.flatMap(({ text, detail = "" }) => [text, detail]))
      : [],
  );
}

describe("the same figures in Word and PowerPoint", () => {
  it("prints every cell of every table", () => {
    const cells = [...new Set(cellsOf(board).map(plain))].filter((text) => text !== "");
    expect(cells.length).toBeGreaterThan(150);
    expect(cells.filter((text) => !word.words.includes(text))).toStrictEqual([]);
    // Definitions stay out of the deck, and reasons may be cut there; every figure and verdict is in it.
    const figures = board.figures
      .filter(({ period, segment }) => period === "now" && segment === "*")
      .map(({ printed }) => plain(printed));
    expect(figures.length).toBeGreaterThan(15);
    expect(figures.filter((text) => !deck.words.includes(text))).toStrictEqual([]);
  });

  it("carries the fingerprint, the confidentiality and the engine on every page", async () => {
    const { fingerprint, engine, confidentiality } = exit.control;
    expect(fingerprint).toMatch(/^[0-9a-f]{64}$/u);
    const pages = officeFile(await renderPptx(exit));
    const masters = pages
      .parts(/slideLayouts\/slideLayout\d+\.xml$/u)
      .map(plain)
      .join(" ");
    for (const text of [fingerprint?.slice(0, 12) ?? "", engine, confidentiality])
      expect(masters).toContain(text);
    const notes = pages.parts(/notesSlides\/notesSlide\d+\.xml$/u);
    expect(notes.length).toBeGreaterThan(5);
    for (const note of notes) expect(note).toContain(fingerprint);
    const foot = officeFile(await renderDocx(baseline, { paper: "Letter" })).parts(/footer\d+\.xml$/u);
    expect(foot.length).toBeGreaterThan(1);
    for (const one of foot) expect(one).toContain(baseline.control.fingerprint?.slice(0, 12));
  });

  it("names what every metric means", () => {
    expect(board.definitions.length).toBeGreaterThan(15);
    for (const { formula } of board.definitions) expect(word.words).toContain(plain(formula));
  });
});

describe("the deck", () => {
  it("is 16:9, and the title of every slide states the finding of its section", () => {
    expect(deck.text("ppt/presentation.xml")).toContain('<p:sldSz cx="12191695" cy="6858000"');
    const findings = board.parts.flatMap(({ sections }) => sections.map(({ finding }) => plain(finding)));
    const titles = deck
      .slides()
      .map((slide) => plain(/type="title"[\s\S]*?<p:txBody>([\s\S]*?)<\/p:txBody>/u.exec(slide)?.[1] ?? ""));
    expect(titles.length).toBeGreaterThan(12);
    expect(titles[0]).toBe("Tallowmere Payroll");
    const strange = titles
      .slice(1)
      .map((title) => title.replace(/ \(\d+ of \d+\)$/u, "").replace(/…$/u, ""))
      .filter((title) => !findings.some((finding) => finding.startsWith(title)));
    expect(strange).toStrictEqual([]);
  });

  it("has native charts whose workbooks hold the points of the report", () => {
    const specs = blocksOf(board).flatMap((block) =>
      block.kind === "chart" && block.spec.kind === "line" ? [block.spec] : [],
    );
    expect(specs.length).toBeGreaterThan(3);
    const sheets = deck.workbooks();
    expect(sheets).toHaveLength(deck.parts(/charts\/chart\d+\.xml$/u).length);
    expect(deck.parts(/charts\/chart\d+\.xml$/u).every((chart) => chart.includes("<c:externalData"))).toBe(
      true,
    );
    const known = sheets.map((bytes) => numbersOf(bytes));
    for (const { series } of specs) {
      const values = series[0]?.points.flatMap(({ value }) => value ?? []) ?? [];
      expect(known.some((numbers) => values.every((value) => numbers.has(value)))).toBe(true);
    }
    expect(deck.slides().join("")).not.toMatch(/<p:pic>|<a:blip/u);
  });

  it("keeps its items on the slide", () => {
    for (const slide of deck.slides()) {
      for (const [, x, y, cx, cy] of slide.matchAll(
        /<a:off x="(\d+)" y="(\d+)"\/><a:ext cx="(\d+)" cy="(\d+)"\/>/gu,
      )) {
        expect(Number(x) + Number(cx)).toBeLessThanOrEqual(12_192_000);
        expect(Number(y) + Number(cy)).toBeLessThanOrEqual(6_858_000);
      }
    }
  });
});

/** All numbers of a workbook, read by another library than the one that wrote it. */
function numbersOf(bytes: Uint8Array): ReadonlySet<number> {
  const book = xlsx.read(bytes, { type: "array" });
  return new Set(
    Object.values(book.Sheets).flatMap((sheet) =>
      xlsx.utils
        .sheet_to_json<readonly unknown[]>(sheet, { header: 1 })
        .flatMap((row) => row.filter((cell): cell is number => typeof cell === "number")),
    ),
  );
}

/** Without a list of every byte where they differ. */
function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, place) => byte === other[place]);
}

describe("office files", () => {
  it("are the same bytes for the same report, whatever was made before", async () => {
    expect(isSame(await renderDocx(board, { paper: "A4" }), word.bytes)).toBe(true);
    expect(isSame(await renderPptx(board), deck.bytes)).toBe(true);
  });

  it("hold nothing from outside and no macros, and say when they are of", () => {
    for (const file of [word, deck]) {
      expect(file.names.filter((name) => /vba|macro|externalLink|\.bin$/iu.test(name))).toStrictEqual([]);
      const relations = file.names.filter((name) => name.endsWith(".rels"));
      expect(relations.length).toBeGreaterThan(5);
      for (const name of relations) expect(file.text(name)).not.toMatch(/TargetMode="External"/u);
      expect(file.text("docProps/core.xml")).toContain("2026-11-20T00:00:00Z");
      expect(file.text("docProps/core.xml")).toContain("Tallowmere Payroll: Board synthesis");
      for (const sheet of file.workbooks()) {
        expect(Object.keys(unzipSync(sheet)).filter((name) => /vba|externalLink/iu.test(name))).toStrictEqual(
          [],
        );
      }
    }
  });

  it("lead to parts that are there, each of a named type", () => {
    for (const file of [word, deck]) {
      const types = file.text("[Content_Types].xml");
      for (const name of file.names.filter((one) => one.endsWith(".rels"))) {
        const folder = name.replace(/_rels\/[^/]+$/u, "");
        for (const [, target = ""] of file.text(name).matchAll(/Target="([^"]+)"/gu)) {
          const path = new URL(target, `file:///${folder}`).pathname.slice(1);
          expect({ name, target, isThere: file.names.includes(path) }).toStrictEqual({
            name,
            target,
            isThere: true,
          });
          const ending = path.slice(path.lastIndexOf(".") + 1);
          expect(types.includes(`"/${path}"`) || types.includes(`Extension="${ending}"`)).toBe(true);
        }
      }
    }
  });
});

const HOSTILE = [
  "<script>alert(1)</script>",
  '</w:t></w:r><w:r><w:t>"&amp;',
  '=HYPERLINK("http://evil","x")',
  "@SUM(1)",
  "\u202Egnp.exe\u0000\u0007\u000B\uFFFE",
  "مرحبا \u200F שלום",
  "👩‍👩‍👧‍👦".repeat(40),
  "\uD800 lone",
  "x".repeat(10_000),
] as const;

describe("hostile names", () => {
  it("are text, all of them in one report", async () => {
    const base = richInput({ workflows: [HOSTILE[0], "b"], segments: [...HOSTILE] });
    const at = (place: number): string => HOSTILE[place % HOSTILE.length] ?? "";
    const document = buildBaselineReport({
      ...base,
      company: { name: HOSTILE.slice(0, 3).join(" "), industry: at(4) },
      control: {
        ...base.control,
        sealedBy: at(1),
        confidentiality: at(1),
        engine: at(4),
        flags: [...HOSTILE],
      },
      conflicts: base.conflicts.map((one, place) => ({
        ...one,
        title: at(place),
        description: at(place + 3),
        owner: at(place + 6),
      })),
      people: HOSTILE.map((name) => ({ name, role: name })),
      changes: base.changes.map((change, place) => ({ ...change, title: at(place) })),
      agreement: {
        signers: HOSTILE.map((name) => ({ role: name, name })),
        dissent: HOSTILE.map((name) => ({ who: name, text: name })),
      },
    });
    for (const bytes of [await renderDocx(document, { paper: "A4" }), await renderPptx(document)]) {
      const file = officeFile(bytes);
      for (const part of file.names.filter((one) => /\.(xml|rels)$/u.test(one))) {
        const text = file.text(part);
        // oxlint-disable-next-line no-control-regex
        const hidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\u202E]/u.exec(text)?.[0] ?? null;
        expect({ part, hidden, faults: file.faults(part) }).toStrictEqual({ part, hidden: null, faults: [] });
        expect(text).not.toContain("<script");
      }
      expect(file.words).toContain("<script>alert(1)</script>");
      expect(file.words).toContain('=HYPERLINK("http://evil","x")');
      for (const sheet of file.workbooks()) {
        const cells = Object.values(xlsx.read(sheet, { type: "array" }).Sheets).flatMap(
          (one): readonly unknown[] => Object.values(one),
        );
        const isFormula = (cell: unknown): boolean => (cell as xlsx.CellObject).f !== undefined;
        expect(cells.filter(isFormula)).toStrictEqual([]);
      }
      expect(bytes.length).toBeLessThan(600_000);
    }
  }, 30_000);
});
