/** The letter of a change's flag: U, P, R, $ or O; a change of several kinds has that of the first. */
export function changeLetter(kinds: readonly string[]): string {
  return LETTERS[kinds[0] ?? ""] ?? "O";
}

const LETTERS: Readonly<Record<string, string>> = {
  ux: "U",
  policy: "P",
  routing: "R",
  pricing: "$",
  other: "O",
};
