/** Turns what crosses between the page's world and the preload's into plain data, and back. */
export interface BridgeValues {
  readonly lower: (value: unknown) => unknown;
  readonly raise: (value: unknown) => unknown;
}

/** What a side does with what cannot cross by itself. */
export interface BridgeEnds {
  readonly keepFunction: (given: (...values: unknown[]) => unknown) => number;
  readonly keepPromise: (given: Promise<unknown>) => number;
  readonly makeFunction: (id: number) => unknown;
  readonly makePromise: (id: number) => unknown;
}

/**
 * Functions and promises cross as numbers, errors as their message alone (as over Electron's bridge); all else is for the
 * structured clone. Used as text in both worlds: it may use nothing outside itself.
 */
export function createBridgeValues(ends: BridgeEnds): BridgeValues {
  const key = "__bridge";
  const isPlain = (value: object): boolean => {
    const prototype: unknown = Object.getPrototypeOf(value);
    return prototype === Object.prototype || prototype === null;
  };
  const mapped = (value: object, change: (each: unknown) => unknown): unknown => {
    if (Array.isArray(value)) return value.map(change);
    if (!isPlain(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, change(each)]));
  };
  function lower(value: unknown): unknown {
    if (typeof value === "function") {
      return { [key]: "function", id: ends.keepFunction(value as (...values: unknown[]) => unknown) };
    }
    if (typeof value !== "object" || value === null) return value;
    if (value instanceof Promise) return { [key]: "promise", id: ends.keepPromise(value) };
    if (value instanceof Error) return { [key]: "error", message: value.message };
    return mapped(value, lower);
  }
  function raise(value: unknown): unknown {
    if (typeof value !== "object" || value === null) return value;
    const { [key]: kind, id, message } = value as { [key]?: string; id?: number; message?: string };
    if (kind === "function") return ends.makeFunction(id ?? 0);
    if (kind === "promise") return ends.makePromise(id ?? 0);
    if (kind === "error") return new Error(message);
    return mapped(value, raise);
  }
  return { lower, raise };
}
