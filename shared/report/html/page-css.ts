import type { ReportControl, ReportPart } from "../report-document.ts";
import { shortText } from "../text/plain-text.ts";
import { cssString } from "./css-string.ts";

/** Paper of a printed report. */
export type Paper = "A4" | "Letter";

/** Length of the fingerprint in the foot of each page. */
const FINGERPRINT_HEAD = 12;

/** The CSS page name of a part. */
export function pageName(index: number): string {
  return `part-${index}`;
}

/**
 * `@page` rules: margins, running head (company · report · as of, and the part) and foot (confidentiality, fingerprint
 * and engine, page of pages), all in the letters of the body: a typeface that only a margin box asks for is not loaded, and
 * its words stay unseen. Margin boxes print the same from Chromium, from a browser's print dialog and in a PDF.
 */
export function pageCss(control: ReportControl, parts: readonly ReportPart[], paper: Paper): string {
  const head = `${shortText(control.company, 48)} · ${control.title} · as of ${control.asOf}`;
  const seal = control.fingerprint === null ? "not sealed" : control.fingerprint.slice(0, FINGERPRINT_HEAD);
  const text = "font:400 7.5pt/10pt Inter,Arial,sans-serif;color:#4B5463;white-space:nowrap";
  const foot = `vertical-align:top;padding-top:5mm;${text}`;
  const general = [
    `@page{size:${paper === "A4" ? "A4" : "letter"};margin:18mm 18mm 20mm 18mm;`,
    `@top-left{content:${cssString(head)};vertical-align:bottom;padding-bottom:5mm;${text}}`,
    `@bottom-left{content:${cssString(control.confidentiality)};${foot}}`,
    `@bottom-center{content:${cssString(seal)};${foot};letter-spacing:.02em}`,
    `@bottom-right{content:${cssString(`${control.engine} · `)} counter(page) " of " counter(pages);${foot}}}`,
  ].join("");
  const named = parts.map((part, index) =>
    part.isCover === true
      ? `@page ${pageName(index)}{@top-left{content:none}}`
      : `@page ${pageName(index)}{@top-right{content:${cssString(shortText(part.title, 40))};vertical-align:bottom;padding-bottom:5mm;${text};font-weight:600;color:#171B21}}`,
  );
  return [general, ...named].join("\n");
}
