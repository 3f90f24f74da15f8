import type { Paper } from "../../shared/report/html/page-css.ts";
import { REPORT_FORMATS, type ReportFileFormat } from "../services/report-files.ts";
import { type Call, optionText, requiredOption, UsageError } from "./verb.ts";

const PAPERS: readonly Paper[] = ["A4", "Letter"];

/** The formats of `--format`, each once. */
export function formatsOf(call: Call): readonly ReportFileFormat[] {
  const words = requiredOption(call, "format")
    .split(",")
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== "");
  const formats = words.map((word) => {
    const format = REPORT_FORMATS.find((known) => known === word);
    if (format === undefined) {
      throw new UsageError(`--format knows ${REPORT_FORMATS.join(", ")}; "${word}" is none of them`);
    }
    return format;
  });
  return [...new Set(formats)];
}

/** The paper of `--paper`; A4 where it is not given. */
export function paperOf(call: Call): Paper {
  const word = optionText(call, "paper") ?? "A4";
  const paper = PAPERS.find((known) => known.toLowerCase() === word.toLowerCase());
  if (paper === undefined) throw new UsageError(`--paper knows A4, Letter; "${word}" is neither`);
  return paper;
}
