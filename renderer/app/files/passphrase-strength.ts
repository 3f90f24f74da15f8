/** How hard a passphrase is to guess. */
export interface PassphraseStrength {
  readonly level: 0 | 1 | 2 | 3;
  readonly word: "too weak" | "weak" | "good" | "strong";
  /** What it would take, in a sentence. */
  readonly sentence: string;
}

/** Passphrases and words that are tried first, whatever their length. */
const COMMON = new Set(
  (
    "password passwort passphrase secret geheim letmein welcome willkommen admin login master monkey dragon " +
    "sunshine princess football baseball iloveyou qwerty qwertz azerty asdf abc hello hallo test company " +
    "converge pilot baseline portfolio spring summer autumn winter january february march april june july " +
    "august september october november december monday friday"
  ).split(" "),
);
const ROWS = ["abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "yxcvbnm", "zxcvbnm", "0123456789"];

/** A word of a language, or something that reads like one: one of a few thousand. */
const WORD_BITS = 12;
/** Something of the lists above. */
const COMMON_BITS = 5;
/** From these on: weak, good, strong. Scrypt makes one guess cost a machine about a second. */
const LEVELS = [28, 44, 60] as const;

const FACTS = [
  { word: "too weak", sentence: "It would be guessed within hours." },
  { word: "weak", sentence: "Somebody who wants it guesses it within months." },
  { word: "good", sentence: "Guessing it would keep many machines busy for years." },
  { word: "strong", sentence: "Nobody guesses it." },
] as const;

/** Judges a passphrase by what a guesser would try first: common words, words, rows of keys, repetitions, years. */
export function strengthOf(passphrase: string): PassphraseStrength {
  const bits = bitsOf(passphrase);
  const level = bits >= LEVELS[2] ? 3 : bits >= LEVELS[1] ? 2 : bits >= LEVELS[0] ? 1 : 0;
  return { level, ...FACTS[level] };
}

/** About as many bits as a guesser needs who knows how people make passphrases; it is rather too low than too high. */
export function bitsOf(passphrase: string): number {
  const seen = new Set<string>();
  let bits = 0;
  for (const part of passphrase.normalize("NFC").match(/\p{L}+|\p{N}+|[^\p{L}\p{N}]+/gu) ?? []) {
    const key = part.toLowerCase();
    // What stands there already, or turned round, is tried at once.
    const isRepeated = seen.has(key) || seen.has(lettersOf(key).toReversed().join(""));
    bits += isRepeated ? 1 : partBits(part);
    seen.add(key);
  }
  return bits;
}

function partBits(part: string): number {
  const key = part.toLowerCase();
  const length = lettersOf(part).length;
  if (new Set(key).size === 1) return 2 + Math.log2(length);
  if (COMMON.has(key) || isRow(key)) return COMMON_BITS + caseBits(part);
  if (/^\p{L}/u.test(part)) {
    const letters = length * 4.2;
    // Long runs of letters are words run together: each five letters more are another one.
    return Math.min(letters, WORD_BITS * Math.max(1, length / 6)) + caseBits(part);
  }
  if (/^(?:19|20)\d\d$/u.test(part)) return 6;
  if (/^\p{N}/u.test(part)) return length * 3;
  return 3 + (length - 1) * 2;
}

/** A capital at the beginning is tried first; capitals anywhere cost a little. */
function caseBits(part: string): number {
  const capitals = lettersOf(part.slice(1)).filter((letter) => letter !== letter.toLowerCase()).length;
  return Math.min(4, capitals) + (part.slice(0, 1) === part.slice(0, 1).toLowerCase() ? 0 : 1);
}

function isRow(key: string): boolean {
  if (key.length < 3) return false;
  const turned = lettersOf(key).toReversed().join("");
  return ROWS.some((row) => row.includes(key) || row.includes(turned));
}

/** The signs of a text, each by itself. */
function lettersOf(text: string): readonly string[] {
  return Array.from(text);
}

const CONSONANTS = "bdfghjklmnprstvz";
const VOWELS = "aiou";
const GROUPS = 6;

/** A passphrase to read out: six groups of two syllables, 72 bits. `random` gives that many random bytes. */
export function suggestedPassphrase(random: (count: number) => Uint8Array): string {
  const syllables = [...random(GROUPS * 2)].map(
    (byte) => `${CONSONANTS[byte & 15] ?? ""}${VOWELS[(byte >> 4) & 3] ?? ""}`,
  );
  return Array.from({ length: GROUPS }, (_, at) => syllables.slice(at * 2, at * 2 + 2).join("")).join("-");
}
