import { describe, expect, it } from "vitest";
import { shareOut } from "../../../renderer/workers/share-out.ts";
import { failure, type Result, success } from "../../../shared/errors/problem.ts";

/** Takers whose work ends when the test says so. */
function deferredWork() {
  const begun: string[] = [];
  const ends = new Map<string, (done: Result<null>) => void>();
  return {
    begun,
    work: (taker: string, item: number): Promise<Result<null>> => {
      begun.push(`${taker} ${item}`);
      return new Promise((resolve) => ends.set(`${taker} ${item}`, resolve));
    },
    async end(name: string, done: Result<null> = success(null)): Promise<void> {
      const end = ends.get(name);
      if (end === undefined) throw new Error(`${name} was not begun: ${begun.join(", ")}`);
      end(done);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

const free = () => true;

describe("sharing out", () => {
  it("gives the next item to whoever comes to an end, two in hand each", async () => {
    const { begun, work, end } = deferredWork();
    const all = shareOut({ items: [1, 2, 3, 4, 5, 6, 7], takers: ["a", "b"], mayTake: free, work });
    expect(begun).toStrictEqual(["a 1", "b 2", "a 3", "b 4"]);
    // One taker has a large item: the other takes what is left.
    for (const name of ["b 2", "b 4", "b 5"]) await end(name);
    expect(begun.slice(4)).toStrictEqual(["b 5", "b 6", "b 7"]);
    for (const name of ["a 1", "b 6", "b 7", "a 3"]) await end(name);
    expect(await all).toStrictEqual(success(null));
  });

  it("leaves to each what is its own", async () => {
    const { begun, work, end } = deferredWork();
    const mayTake = (taker: string, item: number): boolean => item !== 1 || taker === "b";
    const all = shareOut({ items: [1, 2], takers: ["a", "b"], mayTake, work });
    expect(begun).toStrictEqual(["a 2", "b 1"]);
    await end("a 2");
    await end("b 1");
    expect(await all).toStrictEqual(success(null));
  });

  it("begins nothing after a failure, waits for what is under way, and says the first", async () => {
    const { begun, work, end } = deferredWork();
    let isThrough = false;
    const all = shareOut({ items: [1, 2, 3, 4, 5], takers: ["a", "b"], mayTake: free, work }).finally(() => {
      isThrough = true;
    });
    const first = failure("ABORTED_BY_CRASH", "it died");
    await end("a 1", first);
    await end("b 2", failure("MEMORY", "too much"));
    await end("a 3");
    expect(isThrough).toBe(false);
    await end("b 4");
    expect(await all).toStrictEqual(first);
    expect(begun).toStrictEqual(["a 1", "b 2", "a 3", "b 4"]);
  });

  it("has nothing to do with nothing", async () => {
    const done = await shareOut({
      items: [],
      takers: ["a"],
      mayTake: free,
      work: () => new Promise(() => 0),
    });
    expect(done).toStrictEqual(success(null));
  });
});
