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
  /** Ends it, and waits until it is gone. */
  readonly stop: () => Promise<void>;
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
    stop: () =>
      new Promise((resolve) => {
        child.once("exit", () => resolve());
        child.disconnect();
      }),
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
const TURNS = 2;
const RUNS_A_TURN = 5;

/**
 * Times contenders in turn, each in a process of its own that is alone: one that only holds its data beside makes another a
 * third slower here. Each has two turns of three runs to warm up and five that count; medians.
 * @param check is handed what a contender comes to, before any of its times counts
 */
export async function timeAlone(
  names: readonly string[],
  start: (name: string) => Apart,
  check: (name: string, answers: ReadonlyMap<string, Float64Array>) => void,
): Promise<Map<string, Timing>> {
  const taken = new Map(names.map((name) => [name, [] as Timing[]]));
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const [name, timings] of taken) {
      const contender = start(name);
      try {
        if (turn === 0) check(name, await contender.answers());
        for (let run = -WARM_UP; run < RUNS_A_TURN; run += 1) {
          const timing = await contender.run();
          if (run >= 0) timings.push(timing);
        }
      } finally {
        await contender.stop();
      }
    }
  }
  return new Map(
    [...taken].map(([name, timings]) => [
      name,
      { cpu: median(timings.map(({ cpu }) => cpu)), wall: median(timings.map(({ wall }) => wall)) },
    ]),
  );
}
