/**
 * Maps a range of values to a range of pixels, straight, without ends: the arithmetic of d3's linear scale for two ends, so
 * that both place a value at the very same number. For what a start draws; whoever needs ticks takes d3's.
 */
export function linearScale(
  [from, to]: readonly [number, number],
  [first, last]: readonly [number, number],
): (value: number) => number {
  if (to < from) return linearScale([to, from], [last, first]);
  const span = to - from;
  return (value) => {
    const part = span === 0 ? 0.5 : (value - from) / span;
    return first * (1 - part) + last * part;
  };
}

/** The least and the greatest of some numbers; both ends of an empty list are those of `nothing`. */
export function extentOf(
  values: readonly number[],
  nothing: readonly [number, number] = [0, 1],
): readonly [number, number] {
  return values.length === 0 ? nothing : [Math.min(...values), Math.max(...values)];
}
