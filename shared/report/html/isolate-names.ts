const LETTER = String.raw`[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]`;
const HAS_LETTER = new RegExp(LETTER, "u");
/** A tag with its attributes, a style sheet or a script whole, or the text between. */
const PIECES = /<(style|script|title)\b[\s\S]*?<\/\1>|<[^>]*>|[^<]+/gu;
/** What is an isolate already, or letters from right to left with all that stands between them. */
const RUNS = new RegExp(
  String.raw`\u2068[^\u2069]*\u2069|${LETTER}(?:[^<>&"“”·;\p{Script=Latin}]*${LETTER})*\p{M}*`,
  "gu",
);
/** A text that is a name as a whole: it begins from right to left and has no Latin letters. */
const WHOLE = new RegExp(String.raw`^\s*${LETTER}[^\p{Script=Latin}\u2068&]*$`, "u");

/**
 * Keeps names that are written from right to left together in the English text of a page, so that they do not turn around
 * the figures and marks beside them. A page without such names is left as it is.
 */
export function isolateNames(html: string): string {
  if (!HAS_LETTER.test(html)) return html;
  let drawings = 0;
  return html.replaceAll(PIECES, (piece) => {
    if (piece.startsWith("<")) {
      if (/^<svg\b/u.test(piece)) drawings += 1;
      if (piece.startsWith("</svg")) drawings -= 1;
      return piece;
    }
    if (!HAS_LETTER.test(piece)) return piece;
    // In a drawing marks of direction do what an element does elsewhere.
    const isolated = (text: string): string => (drawings > 0 ? `\u2068${text}\u2069` : `<bdi>${text}</bdi>`);
    if (WHOLE.test(piece)) return isolated(piece);
    return piece.replaceAll(RUNS, (run) => (run.startsWith("\u2068") ? run : isolated(run)));
  });
}
