/** One face of an embedded font; the caller reads the file, shared code has no files. */
export interface ReportFontFace {
  readonly family: "Inter" | "JetBrains Mono";
  /** CSS weight or range: `400`, `100 900`. */
  readonly weight: string;
  /** Characters that the file holds, as CSS `unicode-range`. */
  readonly unicodeRange: string;
  /** The woff2 file in base64. */
  readonly base64: string;
}

/** `@font-face` rules with the fonts inside them. */
export function fontFaceCss(fonts: readonly ReportFontFace[]): string {
  return fonts
    .map(
      (font) =>
        `@font-face{font-family:"${font.family}";font-style:normal;font-weight:${font.weight};font-display:block;` +
        `src:url(data:font/woff2;base64,${font.base64.replace(/[^A-Za-z0-9+/=]/gu, "")}) format("woff2");` +
        `unicode-range:${font.unicodeRange}}`,
    )
    .join("\n");
}
