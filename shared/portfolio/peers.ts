import { quantileSorted } from "../statistics/quantile.ts";

/** Others from which quartiles are told; below, every company is a dot and nothing more (design brief 1b). */
export const LEAST_PEERS = 12;

/** One company on a strip. */
export interface PeerDot {
  readonly key: string;
  readonly name: string;
  readonly value: number | null;
}

/** One company among the others: each its own dot. Nothing here is a mean of companies. */
export interface PeerStrip {
  readonly own: PeerDot;
  /** The others that have a value, from the least. */
  readonly others: readonly PeerDot[];
  /** Others without a value at that day. */
  readonly without: number;
  /** Of the others; null: they are fewer than twelve. */
  readonly quartiles: { readonly low: number; readonly middle: number; readonly high: number } | null;
}

/** The strip of a company; null: it is not among them. */
export function peerStrip(dots: readonly PeerDot[], key: string): PeerStrip | null {
  const own = dots.find((dot) => dot.key === key);
  if (own === undefined) return null;
  const peers = dots.filter((dot) => dot.key !== key);
  const others = peers
    .filter(({ value }) => value !== null)
    .toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0));
  const sorted = Float64Array.from(others, ({ value }) => value ?? 0);
  const at = (q: number): number => quantileSorted(sorted, q);
  return {
    own,
    others,
    without: peers.length - others.length,
    quartiles: others.length < LEAST_PEERS ? null : { low: at(0.25), middle: at(0.5), high: at(0.75) },
  };
}
