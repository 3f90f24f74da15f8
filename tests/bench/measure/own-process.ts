import { fork } from "node:child_process";
import process from "node:process";
import { median } from "./median.ts";
import type { Timing } from "./timing.ts";

/** What a contender in a process of its own can do. */
export interface OwnContender {
  readonly run: () => unknown;
  /** What it comes to, by name: taken once, before any time counts. */
  readonly answers: () => ReadonlyMap<string, Float64Array>;
}

/** A contender as the one who times it sees it. */
export interface Apart {
  readonly answers: () => Promise<ReadonlyMap<string, Float64Array>>;
  readonly run: () => Promise<Timing>;
  readonly stop: () => void;
}

type Call = "answers" | "run";

/**
 * Starts a module in a process of its own, so that no contender carries the heap of another: a million objects of one would
 * make every collection of garbage of the other slow. The module calls {@link serveContender}.
 */
export function contenderApart(module: string, args: readonly string[]): Apart {
  const child = fork(module, args, {
    serialization: "advanced",
    execArgv: ["--expose-gc", "--max-old-space-size=6000"],
  });
  const call = <Answer>(what: Call): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const ended = (code: number | null): void =>
        reject(new Error(`${args.join(" ")} ended with ${String(code)}`));
      child.once("exit", ended);
      child.once("message", (answer) => {
        child.off("exit", ended);
        resolve(answer as Answer);
      });
      child.send(what);
    });
  return {
    answers: () => call("answers"),
    run: () => call("run"),
    stop: () => child.disconnect(),
  };
}

/** In the process of a contender: does what it is asked for until nobody asks any more. */
export function serveContender(contender: OwnContender): void {
  process.on("message", (call: Call) => {
    if (call === "answers") {
      process.send?.(contender.answers());
      return;
    }
    globalThis.gc?.();
    const before = process.cpuUsage();
    const start = performance.now();
    contender.run();
    const wall = performance.now() - start;
    const { user, system } = process.cpuUsage(before);
    process.send?.({ cpu: (user + system) / 1000, wall });
  });
}

const WARM_UP = 3;
const ROUNDS = 9;

/** Times contenders in turn, each in its own process: three rounds to warm up, then nine; medians. */
export async function timeApart(contenders: ReadonlyMap<string, Apart>): Promise<Map<string, Timing>> {
  const taken = new Map([...contenders.keys()].map((name) => [name, [] as Timing[]]));
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    for (const [name, contender] of contenders) {
      const timing = await contender.run();
      if (round >= 0) taken.get(name)?.push(timing);
    }
  }
  return new Map(
    [...taken].map(([name, timings]) => [
      name,
      { cpu: median(timings.map(({ cpu }) => cpu)), wall: median(timings.map(({ wall }) => wall)) },
    ]),
  );
}
