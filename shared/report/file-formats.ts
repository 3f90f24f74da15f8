import type { ReportKind } from "./report-document.ts";

/** The formats of report files, with their names for people and their media types. */
export const REPORT_FORMATS = {
  pdf: { name: "PDF", mediaType: "application/pdf" },
  pptx: {
    name: "PowerPoint deck",
    mediaType: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  },
  docx: {
    name: "Word document",
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  },
  html: { name: "HTML, one file", mediaType: "text/html" },
  xlsx: {
    name: "Excel workbook",
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  },
  md: { name: "Markdown", mediaType: "text/markdown" },
  csv: { name: "CSV", mediaType: "text/csv" },
} as const;

/** A format of a report file; also the end of its name. */
export type ReportFormatName = keyof typeof REPORT_FORMATS;

/** Every format that there is, in the order in which they are offered. */
export const REPORT_FORMAT_NAMES = Object.keys(REPORT_FORMATS) as readonly ReportFormatName[];

/** The formats of each kind of report, the usual one first. */
export const KIND_FORMATS = {
  baseline: ["pdf", "docx", "html", "xlsx", "md", "csv"],
  phase: ["pdf", "html", "xlsx", "md", "csv"],
  minutes: ["pdf", "html", "md", "xlsx", "csv"],
  reset: ["pdf", "xlsx", "html", "md", "csv"],
  board: ["pptx", "pdf", "docx", "html", "xlsx", "md", "csv"],
  portfolio: ["pdf", "pptx", "xlsx", "html", "md", "csv"],
  slip: ["pdf", "html", "md", "xlsx", "csv"],
  diligence: ["pdf", "docx", "html", "xlsx", "md", "csv"],
  exit: ["pdf", "pptx", "html", "xlsx", "md", "csv"],
} as const satisfies Readonly<Record<ReportKind, readonly [ReportFormatName, ...ReportFormatName[]]>>;

/** The formats of a kind of report, the usual one first. */
export function formatsOfKind(kind: ReportKind): readonly [ReportFormatName, ...ReportFormatName[]] {
  return KIND_FORMATS[kind];
}
