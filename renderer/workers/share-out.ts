import { type Result, success } from "../../shared/errors/problem.ts";

/** Items that a taker has in hand: while it works on one the next is on its way. */
const IN_HAND = 2;

/** How items are given out. */
export interface SharingOut<Item, Taker> {
  readonly items: readonly Item[];
  readonly takers: readonly Taker[];
  /** Whether an item is this taker's, or free for all. */
  readonly mayTake: (taker: Taker, item: Item) => boolean;
  /** What a taker does with an item that was given to it. */
  readonly work: (taker: Taker, item: Item) => Promise<Result<unknown>>;
}

/**
 * Gives items out in their order, each to whoever comes to an end first, so that all end at about the same time however
 * much there is to an item. The first failure ends it; what is under way then is waited for.
 */
export async function shareOut<Item, Taker>(sharing: SharingOut<Item, Taker>): Promise<Result<null>> {
  const { takers, mayTake, work } = sharing;
  const left = [...sharing.items];
  let failed: (Result<unknown> & { readonly ok: false }) | null = null;
  const drain = async (taker: Taker): Promise<void> => {
    while (failed === null) {
      const place = left.findIndex((item) => mayTake(taker, item));
      const [item] = place < 0 ? [] : left.splice(place, 1);
      if (item === undefined) return;
      const done = await work(taker, item);
      if (!done.ok) failed ??= done;
    }
  };
  const hands = Array.from({ length: IN_HAND }, () => takers).flat();
  await Promise.all(hands.map(drain));
  return failed ?? success(null);
}
