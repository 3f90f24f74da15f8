import type { Circle } from "../../shared/journal/pilot-state.ts";
import {
  formatsOfKind,
  REPORT_FORMAT_NAMES,
  type ReportFormatName,
} from "../../shared/report/file-formats.ts";
import { localeOf, OFFERED_LOCALES } from "../../shared/report/format/locale.ts";
import type { Paper } from "../../shared/report/html/page-css.ts";
import type { ReportKind } from "../../shared/report/report-document.ts";
import { type Call, optionText, UsageError } from "./verb.ts";

const PAPERS: readonly Paper[] = ["A4", "Letter"];

/**
 * The formats of `--format`, each once: without it the usual one of the kind; `all`: every one that the kind has. Of several
 * kinds (`isOneOfSeveral`) each takes those that it has.
 */
export function formatsOf(call: Call, kind: ReportKind, isOneOfSeveral = false): readonly ReportFormatName[] {
  const known = formatsOfKind(kind);
  const asked = optionText(call, "format");
  if (asked === undefined) return [known[0]];
  const words = asked
    .split(",")
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== "");
  if (words.includes("all")) return known;
  const formats = words.flatMap((word) => {
    const format = known.find((one) => one === word);
    if (format !== undefined) return [format];
    const isFormat = REPORT_FORMAT_NAMES.some((one) => one === word);
    if (isFormat && isOneOfSeveral) return [];
    throw new UsageError(
      `--format knows ${known.join(", ")} for ${kind}; "${word}" is ${isFormat ? "not a format of this report" : "none of them"}`,
    );
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

/** The locale of `--locale`, such as `de-DE`: whose numbers and dates the reports have. Without it those of `en-GB`. */
export function localeOption(call: Call): string | undefined {
  const word = optionText(call, "locale");
  if (word === undefined) return undefined;
  const locale = localeOf(word);
  if (locale === null) {
    throw new UsageError(
      `--locale knows tags such as ${Object.keys(OFFERED_LOCALES).join(", ")}; "${word}" is none`,
    );
  }
  return locale;
}

const CIRCLES: readonly Circle[] = ["everyone", "leadership", "partner"];

/** The circle of `--circle`: for whom the report is. Without it nothing that the pack holds is left out. */
export function circleOption(call: Call): Circle | undefined {
  const word = optionText(call, "circle");
  if (word === undefined) return undefined;
  const circle = CIRCLES.find((known) => known === word.toLowerCase());
  if (circle === undefined)
    throw new UsageError(`--circle knows ${CIRCLES.join(", ")}; "${word}" is none of them`);
  return circle;
}
