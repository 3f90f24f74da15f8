import type { Paper } from "../html/page-css.ts";
import type { ReportDocument } from "../report-document.ts";
import { plainText, shortText } from "../text/plain-text.ts";
import { kpiSheet } from "./kpi-sheet.ts";
import { controlSheet, definitionsSheet, figuresSheet, formSheet, summarySheet } from "./own-sheets.ts";
import { sectionSheets } from "./section-sheets.ts";
import type { Sheet, WorkbookData, WorkbookWriter } from "./workbook-port.ts";

/** Length of the fingerprint at the foot of each page. */
const FINGERPRINT_HEAD = 12;

/** The report as a workbook: Control, Summary, KPIs, Figures, a sheet per section with tables, Definitions. */
export async function renderXlsx(
  document: ReportDocument,
  write: WorkbookWriter,
  paper: Paper = "A4",
): Promise<Uint8Array> {
  return write(workbookOf(document, paper));
}

/** The sheets of a report, as data. */
export function workbookOf(document: ReportDocument, paper: Paper): WorkbookData {
  const sections = document.parts.filter((part) => part.isCover !== true).flatMap((part) => part.sections);
  const names = new Set<string>();
  const { kpis = [], control } = document;
  const sheets: readonly Sheet[] = [
    controlSheet(document),
    summarySheet(document, sections),
    ...(kpis.length === 0 ? [] : [kpiSheet(kpis, document.currency)]),
    ...(document.form === undefined ? [] : [formSheet(document.form)]),
    figuresSheet(document),
    ...sectionSheets(sections),
    definitionsSheet(document),
  ];
  return {
    title: `${control.company}: ${control.title}`,
    creator: control.engine,
    date: control.asOfIso,
    head: `${shortText(control.company, 48)} · ${plainText(control.title)} · as of ${plainText(control.asOf)}`,
    foot: {
      left: plainText(control.confidentiality),
      centre: control.fingerprint === null ? "not sealed" : control.fingerprint.slice(0, FINGERPRINT_HEAD),
      right: plainText(control.engine),
    },
    paper,
    sheets: sheets
      // A list without a line says nothing.
      .filter(({ isList, rows }) => !isList || rows.length > 1)
      .map((sheet) => ({ ...sheet, name: sheetName(sheet.name, names) })),
  };
}

/** A name that Excel takes: at most 31 characters, none of `[]:*?/\`, not twice. */
function sheetName(name: string, taken: Set<string>): string {
  const base =
    plainText(name)
      .replace(/[[\]:*?/\\']/gu, " ")
      .slice(0, 28)
      .trim() || "Sheet";
  let candidate = base;
  for (let count = 2; taken.has(candidate.toLowerCase()); count += 1) candidate = `${base} ${count}`;
  taken.add(candidate.toLowerCase());
  return candidate;
}
