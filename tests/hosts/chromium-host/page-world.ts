import type { BridgeEnds, BridgeValues } from "./bridge-values.ts";

/**
 * Runs in the page's own world before any script of the page: makes the preload's object of what the preload's world tells
 * it. The worlds talk by synchronous events of a name nobody can guess, whose `detail` Chromium clones on the way.
 */
export function installPageWorld(
  token: string,
  createBridgeValues: (ends: BridgeEnds) => BridgeValues,
): void {
  if (window !== window.top) return;
  interface Answer {
    readonly value?: unknown;
    readonly thrown?: string;
  }
  const target = document;
  const Event = CustomEvent;
  const functions = new Map<number, (...values: unknown[]) => unknown>();
  const promises = new Map<number, PromiseWithResolvers<unknown>>();
  let last = 0;
  let answer: Answer | null = null;

  const fire = (kind: string, detail: unknown): void => {
    target.dispatchEvent(new Event(token + kind, { detail }));
  };
  const hear = <Detail>(kind: string, listener: (detail: Detail) => void): void => {
    target.addEventListener(token + kind, (event) => {
      event.stopImmediatePropagation();
      listener((event as CustomEvent<Detail>).detail);
    });
  };
  const { lower, raise } = createBridgeValues({
    keepFunction(given) {
      last += 1;
      functions.set(last, given);
      return last;
    },
    // A promise cannot be an argument over Electron's bridge either.
    keepPromise: () => 0,
    makeFunction: (id) => preloadFunction(id),
    makePromise(id) {
      const promise = Promise.withResolvers<unknown>();
      promises.set(id, promise);
      return promise.promise;
    },
  });

  function preloadFunction(id: number): (...values: unknown[]) => unknown {
    return (...values) => {
      const lowered = lower(values);
      // What cannot be cloned is refused here, as by Electron.
      structuredClone(lowered);
      answer = null;
      fire("call", { id, values: lowered });
      // The event above has set it: the compiler cannot know.
      const { value, thrown } = (answer as Answer | null) ?? { value: null, thrown: "the preload is silent" };
      answer = null;
      if (thrown !== undefined) throw new Error(thrown);
      return raise(value);
    };
  }

  function freeze(value: unknown): unknown {
    if (typeof value !== "object" || value === null) return value;
    Object.values(value).forEach(freeze);
    return Object.freeze(value);
  }

  hear<Answer>("answer", (detail) => {
    answer = detail;
  });
  hear<{ id: number; value?: unknown; failed?: unknown }>("settle", (detail) => {
    const promise = promises.get(detail.id);
    promises.delete(detail.id);
    if ("failed" in detail) promise?.reject(raise(detail.failed));
    else promise?.resolve(raise(detail.value));
  });
  hear<{ id: number; values: unknown[] }>("callback", ({ id, values }) => {
    functions.get(id)?.(...values.map(raise));
  });
  hear<{ name: string; value: unknown }>("expose", ({ name, value }) => {
    Object.defineProperty(window, name, { value: freeze(raise(value)), enumerable: true });
  });
}
