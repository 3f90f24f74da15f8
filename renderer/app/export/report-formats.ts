/** The formats of reports, with their media types. */
export const REPORT_FORMATS = {
  pdf: { name: "PDF", mediaType: "application/pdf" },
  html: { name: "HTML, one file", mediaType: "text/html" },
  xlsx: {
    name: "Excel workbook",
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  },
  md: { name: "Markdown", mediaType: "text/markdown" },
  csv: { name: "CSV", mediaType: "text/csv" },
} as const;

export type ReportFormatName = keyof typeof REPORT_FORMATS;
