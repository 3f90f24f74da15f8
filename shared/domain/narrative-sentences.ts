import { isMetricId } from "../metrics/registry.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import type { FrozenFigure, ScopeNames } from "./frozen-figure.ts";
import { currentFigure } from "./lens-readings.ts";
import type { PilotFigures } from "./pilot-figures.ts";

type Sentence = NonNullable<RecordOf<"narrative">["sentences"]>[number];
type Chip = NonNullable<Sentence["figures"]>[number];

/** One figure of a sentence: as it read when the sentence was written, and as it reads now. */
export interface ChipState {
  readonly written: Chip;
  readonly now: FrozenFigure;
  /** The figure is another one now: the sentence is to be read again. */
  readonly isOlder: boolean;
}

/** One sentence with its figures. */
export interface SentenceState {
  /** Its place, from 0. */
  readonly place: number;
  readonly text: string;
  readonly parts: readonly SentencePart[];
  readonly chips: readonly ChipState[];
  /** At least one of its figures is another one now. */
  readonly isOlder: boolean;
}

/** Words, or the place (from 0) of a figure among those of the sentence. */
export type SentencePart =
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "chip"; readonly place: number };

const MARK = /\{([1-9]\d?)\}/gu;

/** Splits a text at its marks `{1}`, `{2}` …; a mark that stands for no figure stays as it was typed. */
export function sentenceParts(text: string, figures: number): readonly SentencePart[] {
  const parts: SentencePart[] = [];
  let from = 0;
  const words = (to: number): void => {
    if (to > from) parts.push({ kind: "words", text: text.slice(from, to) });
  };
  for (const match of text.matchAll(MARK)) {
    const place = Number(match[1]) - 1;
    if (place < 0 || place >= figures) continue;
    words(match.index);
    parts.push({ kind: "chip", place });
    from = match.index + match[0].length;
  }
  words(text.length);
  return parts;
}

/** The sentences of a narrative as they stand at a moment. What was published is read as it was frozen. */
export function sentenceStates(
  pilot: RecordsHolder,
  figures: PilotFigures,
  narrative: RecordOf<"narrative">,
  asOfMs: number,
): readonly SentenceState[] {
  return (narrative.sentences ?? []).map((sentence, place) => {
    const chips = (sentence.figures ?? []).map((written): ChipState => {
      const now = chipNow(pilot, figures, written, asOfMs);
      return { written, now, isOlder: now.value !== written.value };
    });
    return {
      place,
      text: sentence.text,
      parts: sentenceParts(sentence.text, chips.length),
      chips,
      isOlder: chips.some(({ isOlder }) => isOlder),
    };
  });
}

/** A figure of the current window in a scope by name, as a chip reads it. */
export function chipNow(
  pilot: RecordsHolder,
  figures: PilotFigures,
  { metric, workflow, segment }: { readonly metric: string } & ScopeNames,
  asOfMs: number,
): FrozenFigure {
  const none = { value: null, low: null, high: null, n: null, from: null, to: null };
  if (!isMetricId(metric)) return { metric, workflow, segment, ...none };
  const ids = { ...idOf(pilot, "workflow", workflow), ...idOf(pilot, "segment", segment) };
  const isKnown = (workflow === "*" || "workflow" in ids) && (segment === "*" || "segment" in ids);
  return isKnown
    ? currentFigure(pilot, figures, metric, ids, asOfMs)
    : { metric, workflow, segment, ...none };
}

function idOf(
  pilot: RecordsHolder,
  type: "workflow" | "segment",
  name: string,
): { readonly workflow?: string; readonly segment?: string } {
  const found = name === "*" ? undefined : recordsOf(pilot, type).find((record) => record.name === name);
  return found === undefined ? {} : { [type]: found.id };
}
