import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import * as xlsx from "@e965/xlsx";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { writeReports } from "../../electron/cli/report-set.ts";
import { createPdfPrinter } from "../../electron/services/pdf.ts";
import { reportDocument } from "../../electron/services/report-files.ts";
import type { WholePilot } from "../../shared/journal/pilot-state.ts";
import { readPack } from "../../shared/pack/read-pack.ts";
import { formatsOfKind } from "../../shared/report/file-formats.ts";
import type { FigureRow } from "../../shared/report/report-document.ts";
import { SAMPLE_CLOCK_MS } from "../../shared/sample/build-sample-company.ts";
import { samplePacks } from "../shared/sample/sample-packs.ts";
import { notOfEngine } from "./support/demo-reports.ts";
import { makeTemporaryFolder } from "./support/temporary-folder.ts";

const KINDS = ["baseline", "exit"] as const;

/** The text of a file, its figures with plain spaces and a plain minus. */
function textOf(path: string): string {
  const bytes = readFileSync(path);
  if (/\.(docx|pptx)$/u.test(path)) {
    const members = Object.entries(unzipSync(bytes)).filter(([name]) =>
      /^(word\/document|ppt\/slides\/slide\d+)\.xml$/u.test(name),
    );
    return plain(members.map(([, xml]) => withoutTags(strFromU8(xml))).join("\n"));
  }
  if (path.endsWith(".xlsx")) {
    const book = xlsx.read(bytes);
    const cells = book.SheetNames.flatMap((name) =>
      Object.values(book.Sheets[name] ?? {}).flatMap((cell: { t?: string; v?: unknown }) =>
        cell.t === "s" ? [String(cell.v)] : [],
      ),
    );
    return plain(cells.join("\n"));
  }
  const text = bytes.toString("utf8");
  return plain(
    path.endsWith(".html") ? withoutTags(text.replaceAll(/<(style|script)[\s\S]*?<\/\1>/gu, "")) : text,
  );
}

function withoutTags(xml: string): string {
  return xml.replaceAll(/<\/(?:w:p|a:p|td|th|p|li|dd|dt)>/gu, "\n").replaceAll(/<[^>]*>/gu, "");
}

function plain(text: string): string {
  return text.replaceAll(/[\u2009\u00A0\u202F]/gu, " ").replaceAll("−", "-");
}

const GERMAN = new Intl.NumberFormat("de-DE", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const ENGLISH = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

describe("a report for another region than one's own", () => {
  it("has the engine's figures in German notation in every format, and one CSV for all", async () => {
    const folder = makeTemporaryFolder();
    const [pack = new Uint8Array()] = await samplePacks("Velquist");
    const opened = readPack(pack);
    const pilot = opened.ok ? opened.value.pilots[0] : undefined;
    if (pilot === undefined) throw new Error("the sample's pack cannot be read");
    const printer = createPdfPrinter(process.env);
    const write = async (name: string, locale: string | undefined): Promise<void> => {
      const written = await writeReports(
        {
          pilots: [pilot],
          kinds: KINDS,
          request: { asOfMs: SAMPLE_CLOCK_MS, locale },
          formatsOf: (kind) => formatsOfKind(kind).filter((format) => format !== "pdf"),
          isAllThereIs: false,
        },
        { folder: join(folder, name), paper: "A4", printer },
      );
      expect(written.ok).toBe(true);
    };
    await write("german", "de-DE");
    await write("english", undefined);

    for (const kind of KINDS) {
      const figures = ratesOf(pilot, kind);
      expect(notOfEngine(pilot, figures.map(shownRow))).toEqual([]);
      const csv = ["german", "english"].map((one) => readFileSync(join(folder, one, `${kind}.csv`)));
      expect(csv[0]).toEqual(csv[1]);
      for (const format of formatsOfKind(kind).filter((one) => one !== "pdf" && one !== "csv")) {
        const file = `${kind}.${format}`;
        const [german, english] = ["german", "english"].map((one) => textOf(join(folder, one, file)));
        const shown = figures.filter(({ value }) =>
          english?.includes(`${ENGLISH.format((value ?? 0) * 100)} %`),
        );
        const missing = shown.filter(
          ({ value }) => german?.includes(`${GERMAN.format((value ?? 0) * 100)} %`) !== true,
        );
        const inEnglish = german?.match(/.{0,60}\d\.\d+ ?(?:%|pts|days).{0,20}/gu) ?? [];
        const isShown = shown.length > (format === "xlsx" ? 0 : 2);
        expect({ file, isShown, missing, inEnglish }).toEqual({
          file,
          isShown: true,
          missing: [],
          inEnglish: [],
        });
      }
      const book = xlsx.read(readFileSync(join(folder, "german", `${kind}.xlsx`)));
      const numbers = new Set(numbersOf(book));
      const absent = figures.filter(({ value }) => value !== null && !numbers.has(value));
      expect({ kind, absent }).toEqual({ kind, absent: [] });
    }
  });
});

/** The rates of a report that have a value, as they are in no locale. */
function ratesOf(pilot: WholePilot, kind: (typeof KINDS)[number]): readonly FigureRow[] {
  const document = reportDocument(pilot, { kind, asOfMs: SAMPLE_CLOCK_MS });
  if (!document.ok) throw new Error(document.problem.message);
  return document.value.figures.filter(
    ({ unit, value, from }) => unit === "rate" && value !== null && from !== null,
  );
}

function shownRow({ metric, workflow, segment, from, to, value }: FigureRow) {
  const row = { Metric: metric, Workflow: workflow, Segment: segment, From: from ?? "", To: to ?? "" };
  return { ...row, Value: `${ENGLISH.format((value ?? 0) * 100)} %` };
}

function numbersOf(book: xlsx.WorkBook): readonly number[] {
  return book.SheetNames.flatMap((name) =>
    Object.values(book.Sheets[name] ?? {}).flatMap((cell: { t?: string; v?: unknown }) =>
      cell.t === "n" ? [Number(cell.v)] : [],
    ),
  );
}
