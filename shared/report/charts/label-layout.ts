import { characters } from "../text/characters.ts";

/** A text beside a line: where it would like to stand, and where it may. */
export interface EdgeLabel {
  readonly text: string;
  readonly y: number;
}

/**
 * Moves labels apart so that none overlaps another: at least `gap` between neighbours, all inside [top, bottom], each
 * as near to its line as the others allow. The order of the result is that of the input.
 */
export function spreadLabels<Label extends EdgeLabel>(
  labels: readonly Label[],
  gap: number,
  top: number,
  bottom: number,
): readonly (Label & { readonly labelY: number })[] {
  const order = labels.map((_, index) => index).sort((a, b) => yOf(labels, a) - yOf(labels, b) || a - b);
  const placed = new Map<number, number>();
  let least = top;
  for (const index of order) {
    const y = Math.max(least, yOf(labels, index));
    placed.set(index, y);
    least = y + gap;
  }
  // What was pushed below the bottom pushes its neighbours back up.
  let most = bottom;
  for (const index of order.toReversed()) {
    const y = Math.min(most, placed.get(index) ?? 0);
    placed.set(index, y);
    most = y - gap;
  }
  return labels.map((label, index) => ({ ...label, labelY: placed.get(index) ?? label.y }));
}

/** Room that a line of small text takes above and below its baseline. */
const TEXT_ABOVE = 11;
const TEXT_BELOW = 4;

/**
 * Where a line of text stands between horizontal lines without touching one: as low as it can above `bottom`, by its
 * baseline. Where there is no room below `top`, it stands at the bottom.
 */
export function clearBaseline(lines: readonly number[], top: number, bottom: number): number {
  const isClear = (y: number): boolean =>
    lines.every((line) => line <= y - TEXT_ABOVE || line >= y + TEXT_BELOW);
  const above = lines.map((line) => line - TEXT_BELOW).filter((y) => y < bottom && y - TEXT_ABOVE >= top);
  return [bottom, ...above.toSorted((a, b) => b - a)].find(isClear) ?? bottom;
}

function yOf(labels: readonly EdgeLabel[], index: number): number {
  return labels[index]?.y ?? 0;
}

/** Width in pixels that a text of Inter takes, near enough to place labels: 0.56 em a character. */
export function textWidth(text: string, fontSize: number): number {
  return characters(text).length * fontSize * 0.56;
}
