// Other layers that import this file find the declaration through it.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./woff2.d.ts" />

import greek from "@fontsource/inter/files/inter-greek-400-normal.woff2?inline";
import greekBold from "@fontsource/inter/files/inter-greek-600-normal.woff2?inline";
import latin from "@fontsource/inter/files/inter-latin-400-normal.woff2?inline";
import latinBold from "@fontsource/inter/files/inter-latin-600-normal.woff2?inline";
import latinExtended from "@fontsource/inter/files/inter-latin-ext-400-normal.woff2?inline";
import latinExtendedBold from "@fontsource/inter/files/inter-latin-ext-600-normal.woff2?inline";
import mono from "@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-normal.woff2?inline";
import type { ReportFontFace } from "./report-fonts.ts";

const LATIN =
  "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD";
const LATIN_EXTENDED =
  "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF";
const GREEK = "U+0370-03FF";

/**
 * The fonts of every report, inlined by the build: Inter for text (Greek for Σ in formulas), JetBrains Mono for
 * fingerprints. One file a weight: of a variable font a PDF keeps drawings of letters (Type 3) instead of the font, which
 * is large, slow and blurred in some readers.
 */
export const REPORT_FONTS: readonly ReportFontFace[] = [
  inter("400", LATIN, latin),
  inter("600", LATIN, latinBold),
  inter("400", LATIN_EXTENDED, latinExtended),
  inter("600", LATIN_EXTENDED, latinExtendedBold),
  inter("400", GREEK, greek),
  inter("600", GREEK, greekBold),
  { family: "JetBrains Mono", weight: "400", unicodeRange: "U+0000-00FF", base64: payload(mono) },
];

function inter(weight: "400" | "600", unicodeRange: string, address: string): ReportFontFace {
  return { family: "Inter", weight, unicodeRange, base64: payload(address) };
}

/** What follows the comma of a data address. */
function payload(address: string): string {
  return address.slice(address.indexOf(",") + 1);
}
