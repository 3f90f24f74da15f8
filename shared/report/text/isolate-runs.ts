const LETTER = String.raw`[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]`;
const HAS_LETTER = new RegExp(LETTER, "u");
/** What is an isolate already, or letters from right to left with all that stands between them. */
const RUNS = new RegExp(
  String.raw`\u2068[^\u2069]*\u2069|${LETTER}(?:[^<>&"“”·;\p{Script=Latin}]*${LETTER})*\p{M}*`,
  "gu",
);
/** A text that is a name as a whole: it begins from right to left and has no Latin letters. */
const WHOLE = new RegExp(String.raw`^\s*${LETTER}[^\p{Script=Latin}\u2068&]*$`, "u");

/** Whether a text has letters that are written from right to left. */
export function hasRightToLeft(text: string): boolean {
  return HAS_LETTER.test(text);
}

/** Whether a text is one name from right to left and nothing else. */
export function isWholeName(text: string): boolean {
  return WHOLE.test(text);
}

/** A text with its names from right to left each in the isolate that `isolated` makes of it; those that are isolates already stay. */
export function isolateRuns(text: string, isolated: (name: string) => string = inMarks): string {
  if (!hasRightToLeft(text)) return text;
  if (isWholeName(text)) return isolated(text);
  return text.replaceAll(RUNS, (run) => (run.startsWith("\u2068") ? run : isolated(run)));
}

/** A name between the marks that keep it together where there are no elements. */
function inMarks(name: string): string {
  return `\u2068${name}\u2069`;
}
