import { type ColourToken, LIGHT } from "../charts/tokens.ts";
import type { ReportDocument } from "../report-document.ts";

/** The typeface of office files: what every machine that opens them has. */
export const OFFICE_FONT = "Calibri";

/** A colour as office files write it: six hex digits without `#`. */
export function hex(colour: string): string {
  return colour.replace("#", "").toUpperCase();
}

/** A token of the light palette as office files write it. */
export function tokenHex(token: ColourToken): string {
  return hex(LIGHT[token]);
}

/** The company's main colour where it has one that can be read on white, else the accent. */
export function accentOf(document: ReportDocument): string {
  return hex(document.brand?.accent ?? LIGHT.accent);
}
