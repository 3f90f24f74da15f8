import process from "node:process";
import { median } from "./median.ts";

/** One way of doing a work, to be timed beside others. */
export interface Contender {
  readonly name: string;
  readonly run: () => unknown;
  /** How often it runs each time that its turn comes: more than once where a run is short. */
  readonly runs?: number;
  /** Puts back what a run changed; not timed. */
  readonly reset?: () => void;
}

/** Medians in milliseconds. CPU counts all threads of the process, also those that collect garbage and compile. */
export interface Timing {
  readonly cpu: number;
  readonly wall: number;
}

const ROUNDS = 5;

/**
 * Times contenders in turn, so that what else runs on the machine falls on all of them: one round to warm up, then five.
 * With `--expose-gc` each starts without garbage of the one before.
 */
export async function timeInTurn(
  contenders: readonly Contender[],
  rounds = ROUNDS,
): Promise<Map<string, Timing>> {
  const taken = new Map(contenders.map(({ name }) => [name, { cpu: [] as number[], wall: [] as number[] }]));
  for (let round = -1; round < rounds; round += 1) {
    for (const { name, run, runs = 1, reset } of contenders) {
      globalThis.gc?.();
      for (let turn = 0; turn < runs; turn += 1) {
        const before = process.cpuUsage();
        const start = performance.now();
        await run();
        const wall = performance.now() - start;
        const { user, system } = process.cpuUsage(before);
        reset?.();
        if (round < 0) continue;
        taken.get(name)?.cpu.push((user + system) / 1000);
        taken.get(name)?.wall.push(wall);
      }
    }
  }
  return new Map([...taken].map(([name, { cpu, wall }]) => [name, { cpu: median(cpu), wall: median(wall) }]));
}

/** The timing of a contender that took part. */
export function timingOf(timings: ReadonlyMap<string, Timing>, name: string): Timing {
  const timing = timings.get(name);
  if (timing === undefined) throw new Error(`${name} was not timed`);
  return timing;
}
