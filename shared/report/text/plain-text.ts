import { characters } from "./characters.ts";

const SOFT_LIMIT = 400;

/**
 * A text as every report prints it: Unicode NFC, without control characters, bidirectional overrides and invisible
 * format characters (they could reorder or hide what stands beside them), runs of white space as one space, trimmed.
 * Lone surrogates become U+FFFD. Emoji joiners stay.
 */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFC")
    .replace(HIDDEN, "")
    .replace(/[\s\u0085]+/gu, (run) => (run.length === 1 && KEPT_SPACES.has(run) ? run : " "))
    .trim();
}

/** {@link plainText}, cut to `limit` characters (default 400) with an ellipsis, never inside a character. */
export function shortText(text: string, limit: number = SOFT_LIMIT): string {
  const plain = plainText(text);
  if (plain.length <= limit) return plain;
  // A cheap cut first: a text of megabytes is never split into characters.
  const head = plain.slice(0, limit * LONGEST_CHARACTER).toWellFormed();
  const shown = characters(head);
  if (shown.length <= limit && head.length === plain.length) return plain;
  return `${shown
    .slice(0, limit - 1)
    .join("")
    .trimEnd()}…`;
}

/** More code units than this make no single character that people use. */
const LONGEST_CHARACTER = 16;

/** No-break space, figure space, thin space and narrow no-break space: formats put them where they mean something. */
const KEPT_SPACES: ReadonlySet<string> = new Set(["\u00A0", "\u2007", "\u2009", "\u202F"]);

// C0 without tab, line feed, form feed and carriage return (these are white space), DEL and C1 without U+0085,
// soft hyphen, Arabic letter mark, zero-width space, left-to-right and right-to-left marks, embeddings, overrides and
// isolates, word joiner and invisible operators, byte-order mark, interlinear marks, noncharacters that XML refuses, tags.
const HIDDEN =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u0084\u0086-\u009F\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF\u{E0000}-\u{E007F}]/gu;
