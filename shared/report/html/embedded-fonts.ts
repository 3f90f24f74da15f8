// Other layers that import this file find the declaration through it.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./woff2.d.ts" />
import mono from "@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-normal.woff2?inline";
import greek from "@fontsource-variable/inter/files/inter-greek-wght-normal.woff2?inline";
import latinExtended from "@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2?inline";
import latin from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?inline";
import type { ReportFontFace } from "./report-fonts.ts";

/** The fonts of every report, inlined by the build: Inter for text (Greek for Σ in formulas), JetBrains Mono for fingerprints. */
export const REPORT_FONTS: readonly ReportFontFace[] = [
  {
    family: "Inter",
    weight: "100 900",
    unicodeRange:
      "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
    base64: payload(latin),
  },
  {
    family: "Inter",
    weight: "100 900",
    unicodeRange:
      "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
    base64: payload(latinExtended),
  },
  { family: "Inter", weight: "100 900", unicodeRange: "U+0370-03FF", base64: payload(greek) },
  { family: "JetBrains Mono", weight: "400", unicodeRange: "U+0000-00FF", base64: payload(mono) },
];

/** What follows the comma of a data address. */
function payload(address: string): string {
  return address.slice(address.indexOf(",") + 1);
}
