import { hasRightToLeft, isolateRuns } from "../text/isolate-runs.ts";

/** A tag with its attributes, a style sheet or a script whole, or the text between. */
const PIECES = /<(style|script|title)\b[\s\S]*?<\/\1>|<[^>]*>|[^<]+/gu;

/**
 * Keeps names that are written from right to left together in the English text of a page, so that they do not turn around
 * the figures and marks beside them. A page without such names is left as it is.
 */
export function isolateNames(html: string): string {
  if (!hasRightToLeft(html)) return html;
  let drawings = 0;
  return html.replaceAll(PIECES, (piece) => {
    if (piece.startsWith("<")) {
      if (/^<svg\b/u.test(piece)) drawings += 1;
      if (piece.startsWith("</svg")) drawings -= 1;
      return piece;
    }
    // In a drawing marks of direction do what an element does elsewhere.
    return drawings > 0 ? isolateRuns(piece) : isolateRuns(piece, (name) => `<bdi>${name}</bdi>`);
  });
}
