const GRAPHEMES = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The characters of a text as people see them: an emoji of several code points is one. */
export function characters(text: string): readonly string[] {
  return Array.from(GRAPHEMES.segment(text), ({ segment }) => segment);
}
