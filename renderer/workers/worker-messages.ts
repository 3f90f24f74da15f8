import type { Result } from "../../shared/errors/problem.ts";

/** What a worker can be asked for: by name, what goes in, what is told underway, what comes out. */
export type CallTable = {
  readonly [name: string]: { readonly input: unknown; readonly progress: unknown; readonly output: unknown };
};

/** From the window to a worker. */
export type ToWorker =
  /** Hold the lock of this name for as long as you live: its release says that you are gone. */
  | { readonly kind: "hold"; readonly lock: string }
  | { readonly kind: "call"; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly kind: "cancel"; readonly id: number };

/** From a worker to the window. */
export type FromWorker =
  /** The lock of its life is held. */
  | { readonly kind: "alive" }
  | { readonly kind: "progress"; readonly id: number; readonly progress: unknown }
  | { readonly kind: "done"; readonly id: number; readonly result: Result<unknown> };
