import type { CHANGE_KINDS } from "../../records/change.ts";

type ChangeKind = (typeof CHANGE_KINDS)[number];

/** What the kinds of change are called; prompts are policy, packaging is pricing. */
export const KIND_NAMES: Readonly<Record<ChangeKind, string>> = {
  ux: "Experience",
  policy: "Policy",
  routing: "Routing",
  pricing: "Pricing",
  other: "Other",
};

const LETTERS: Readonly<Record<ChangeKind, string>> = {
  ux: "U",
  policy: "P",
  routing: "R",
  pricing: "$",
  other: "O",
};

/** The letter of a change's flag: U, P, R, $ or O; a change of several kinds has that of the first. */
export function changeLetter(kinds: readonly string[]): string {
  return LETTERS[kindOf(kinds[0])];
}

/** What the letters of flags stand for, each once, in the order of the kinds: `["P", "Policy"]`. */
export function letterNames(letters: readonly string[]): readonly (readonly [string, string])[] {
  return KINDS.filter((kind) => letters.includes(LETTERS[kind])).map((kind) => [
    LETTERS[kind],
    KIND_NAMES[kind],
  ]);
}

const KINDS = Object.keys(LETTERS).map(kindOf);

function kindOf(name: string | undefined): ChangeKind {
  return name !== undefined && Object.hasOwn(LETTERS, name) ? (name as ChangeKind) : "other";
}
