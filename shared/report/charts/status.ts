import type { ColourToken } from "./tokens.ts";

/** How sure we are: shown good or bad, said but not shown, straddling, shown to be nothing, or nothing to say. */
export type Certainty = "good" | "bad" | "said" | "straddle" | "nothing" | "cannotSay";

/** The words that a status mark stands beside; they are never varied. */
export const STATUS_WORDS = {
  proven: { certainty: "good", glyph: "tick" },
  holds: { certainty: "good", glyph: "tick" },
  active: { certainty: "good", glyph: "tick" },
  obeyed: { certainty: "good", glyph: "tick" },
  sealed: { certainty: "good", glyph: "tick" },
  complete: { certainty: "good", glyph: "tick" },
  held: { certainty: "good", glyph: "tick" },
  validated: { certainty: "good", glyph: "tick" },
  settled: { certainty: "good", glyph: "tick" },
  given: { certainty: "good", glyph: "tick" },
  answered: { certainty: "good", glyph: "tick" },
  operational: { certainty: "good", glyph: "tick" },
  improved: { certainty: "good", glyph: "up" },
  approved: { certainty: "good", glyph: "tick" },
  "carried out": { certainty: "good", glyph: "tick" },
  met: { certainty: "good", glyph: "tick" },
  turned: { certainty: "good", glyph: "tick" },
  late: { certainty: "bad", glyph: "exclamation" },
  breach: { certainty: "bad", glyph: "exclamation" },
  suspended: { certainty: "bad", glyph: "bars" },
  expired: { certainty: "bad", glyph: "exclamation" },
  broken: { certainty: "bad", glyph: "exclamation" },
  worse: { certainty: "bad", glyph: "down" },
  finding: { certainty: "bad", glyph: "exclamation" },
  missed: { certainty: "bad", glyph: "exclamation" },
  "not met": { certainty: "bad", glyph: "exclamation" },
  "came back": { certainty: "bad", glyph: "exclamation" },
  claimed: { certainty: "said", glyph: "tick" },
  overruled: { certainty: "said", glyph: "tick" },
  decorative: { certainty: "said", glyph: "tick" },
  waived: { certainty: "said", glyph: "tick" },
  "sealed late": { certainty: "said", glyph: "tick" },
  authorised: { certainty: "said", glyph: "tick" },
  "passed over": { certainty: "said", glyph: "tick" },
  overridden: { certainty: "said", glyph: "tick" },
  unproven: { certainty: "straddle", glyph: "none" },
  running: { certainty: "straddle", glyph: "none" },
  "late data": { certainty: "straddle", glyph: "none" },
  partial: { certainty: "straddle", glyph: "none" },
  deployed: { certainty: "straddle", glyph: "none" },
  waiting: { certainty: "straddle", glyph: "none" },
  "sent back": { certainty: "straddle", glyph: "none" },
  "over its limit": { certainty: "straddle", glyph: "none" },
  "over its budget": { certainty: "straddle", glyph: "none" },
  "not shown": { certainty: "straddle", glyph: "none" },
  "no detectable change": { certainty: "nothing", glyph: "equals" },
  withdrawn: { certainty: "nothing", glyph: "equals" },
  "rolled back": { certainty: "nothing", glyph: "equals" },
  "nothing follows": { certainty: "nothing", glyph: "equals" },
  rejected: { certainty: "nothing", glyph: "equals" },
  open: { certainty: "cannotSay", glyph: "none" },
  planned: { certainty: "cannotSay", glyph: "none" },
  detected: { certainty: "cannotSay", glyph: "none" },
  triaged: { certainty: "cannotSay", glyph: "none" },
  "no loop": { certainty: "cannotSay", glyph: "none" },
  due: { certainty: "cannotSay", glyph: "none" },
  unknown: { certainty: "cannotSay", glyph: "none" },
  draft: { certainty: "cannotSay", glyph: "none" },
  "no data": { certainty: "cannotSay", glyph: "none" },
  "not enough data": { certainty: "cannotSay", glyph: "none" },
  "not granted": { certainty: "cannotSay", glyph: "none" },
  "not sealed": { certainty: "cannotSay", glyph: "none" },
  "not set": { certainty: "cannotSay", glyph: "none" },
} as const satisfies Record<string, { readonly certainty: Certainty; readonly glyph: Glyph }>;

/** What the mark says; the fill says how sure, the colour repeats it. */
export type Glyph = "tick" | "exclamation" | "up" | "down" | "bars" | "equals" | "none";

export type StatusWord = keyof typeof STATUS_WORDS;

/** A status as reports carry it: the word, and for verdicts the direction in which the value went. */
export interface Status {
  readonly word: StatusWord;
  /** Direction of the value of `improved` and `worse`. */
  readonly direction?: "up" | "down";
}

export function certaintyOf(word: StatusWord): Certainty {
  return STATUS_WORDS[word].certainty;
}

/** The glyph of a status; improved and worse show the direction of the value. */
export function glyphOf(status: Status): Glyph {
  const { glyph } = STATUS_WORDS[status.word];
  if (glyph === "up" || glyph === "down") return status.direction ?? glyph;
  return glyph;
}

/** Colour of the mark (at least 3:1 on white). */
export function markToken(certainty: Certainty): ColourToken {
  switch (certainty) {
    case "good":
      return "good";
    case "bad":
      return "bad";
    case "said":
    case "straddle":
      return "unsettledMark";
    case "nothing":
    case "cannotSay":
      return "neutralMark";
  }
}

/** Colour of the word beside the mark (at least 4.5:1 on white). */
export function wordToken(certainty: Certainty): ColourToken {
  switch (certainty) {
    case "good":
      return "good";
    case "bad":
      return "bad";
    case "said":
    case "straddle":
      return "unsettled";
    case "nothing":
    case "cannotSay":
      return "neutral";
  }
}

/** The letter of the mark in board files: red, amber, green, or none. */
export function ragLetter(word: StatusWord): "R" | "A" | "G" | "–" {
  switch (certaintyOf(word)) {
    case "bad":
      return "R";
    case "said":
    case "straddle":
      return "A";
    case "good":
      return "G";
    case "nothing":
    case "cannotSay":
      return "–";
  }
}
