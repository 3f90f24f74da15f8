const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);

/** Keys that mean something to JavaScript objects: no JSON of the product may have them. */
export function isForbiddenKey(key: string): boolean {
  return FORBIDDEN.has(key);
}
