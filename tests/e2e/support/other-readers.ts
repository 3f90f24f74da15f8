import { execFile, execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import * as xlsx from "@e965/xlsx";

const run = promisify(execFile);

/** Is LibreOffice there? Where it is not, what it would have read is skipped, and the reason said. */
export const hasOffice = (process.env["PATH"] ?? "")
  .split(delimiter)
  .some((folder) => folder !== "" && existsSync(join(folder, "soffice")));

if (!hasOffice) {
  process.stderr.write("No soffice (LibreOffice): what it reads back of office files is skipped.\n");
}

/** All cells of all sheets as they are shown. */
const AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,-1";

/** Converts files in one start of LibreOffice, with a profile of its own below `folder`. */
export async function converted(files: readonly string[], to: "pdf" | "csv", folder: string): Promise<void> {
  const profile = pathToFileURL(join(folder, "profile")).href;
  const what = to === "pdf" ? "pdf" : AS_CSV;
  await run(
    "soffice",
    [`-env:UserInstallation=${profile}`, "--headless", "--convert-to", what, "--outdir", folder, ...files],
    { timeout: 80_000 + 5_000 * files.length },
  );
}

/** The pages of a PDF in the order of their content, without white space: what stands together stays together. */
export function pagesOf(pdf: string): readonly string[] {
  const text = execFileSync("pdftotext", ["-raw", pdf, "-"], { encoding: "utf8", maxBuffer: 64 << 20 });
  return text
    .split("\f")
    .map(packed)
    .filter((page) => page !== "");
}

/** What `pdfinfo` says of a PDF, by its names. */
export function infoOf(pdf: string): Readonly<Record<string, string>> {
  const lines = execFileSync("pdfinfo", [pdf], { encoding: "utf8" }).split("\n");
  return Object.fromEntries(
    lines.flatMap((line) => {
      const [, name = "", value = ""] = /^([^:]+):\s*(.*)$/u.exec(line) ?? [];
      return name === "" ? [] : [[name, value]];
    }),
  );
}

/** The kinds of font that a PDF holds: `CID TrueType`; `Type 3` where letters are kept as drawings. */
export function fontKindsOf(pdf: string): ReadonlySet<string> {
  const [, , ...lines] = execFileSync("pdffonts", [pdf], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).split("\n");
  return new Set(lines.map((line) => line.slice(37, 54).trim()).filter((kind) => kind !== ""));
}

/** The kinds of element that the tags of a PDF know: `H1`, `Table`, `TH`. */
export function tagsOf(pdf: string): ReadonlySet<string> {
  const tree = execFileSync("pdfinfo", ["-struct", pdf], {
    encoding: "utf8",
    maxBuffer: 64 << 20,
    stdio: ["ignore", "pipe", "ignore"],
  });
  return new Set([...tree.matchAll(/^\s*([A-Z]\w*)/gmu)].map(([, tag = ""]) => tag));
}

/** How many entries the outline of a PDF has. */
export function outlineLength(pdf: string): number {
  const text = readFileSync(pdf, "latin1");
  // One title is that of the file itself.
  return /\/Outlines \d+ 0 R/u.test(text) ? text.split("/Title ").length - 2 : 0;
}

/** Text without white space: lines break where they like. */
export function packed(text: string): string {
  return text.normalize("NFKC").replaceAll("\u2212", "-").replace(/\s+/gu, "");
}

/** The rows of a sheet that LibreOffice wrote as CSV, each cell a text. */
export function sheetRows(folder: string, book: string, sheet: string): readonly Record<string, string>[] {
  const name = readdirSync(folder).find((one) => one === `${book}-${sheet}.csv`);
  if (name === undefined) throw new Error(`LibreOffice found no sheet ${sheet} in ${book}`);
  const read = xlsx.read(readFileSync(join(folder, name), "utf8"), { type: "string", raw: true });
  const table = read.Sheets[read.SheetNames[0] ?? ""];
  return table === undefined ? [] : xlsx.utils.sheet_to_json<Record<string, string>>(table, { raw: false });
}

/** Is a value the one that is shown, to the digits that are shown? `58.0%` shows 0.58, `9.0 days` 9.04. */
export function isShown(value: number, shown: string): boolean {
  const [, sign = "", digits = "", decimals = "", rest = ""] =
    /^([-+]?)\D*?([\d,]+)(?:\.(\d+))?(.*)$/u.exec(shown.replaceAll("\u2212", "-").trim()) ?? [];
  if (digits === "") return false;
  const number = Number(`${sign === "-" ? "-" : ""}${digits.replaceAll(",", "")}.${decimals || "0"}`);
  const scale = /^\s*(?:%|pts)/u.test(rest) ? 100 : 1;
  return Math.abs(value * scale - number) <= 0.500_001 * 10 ** -decimals.length;
}

/** How far down the words of each page reach that do not begin in its foot, in points from the top. */
export function lowestWords(pdf: string, footTop: number): readonly number[] {
  const html = execFileSync("pdftotext", ["-bbox", pdf, "-"], { encoding: "utf8", maxBuffer: 64 << 20 });
  return html
    .split("<page ")
    .slice(1)
    .map((page) =>
      Math.max(
        0,
        ...[...page.matchAll(/yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)"/gu)]
          .filter(([, top]) => Number(top) < footTop)
          .map(([, , bottom]) => Number(bottom)),
      ),
    );
}
