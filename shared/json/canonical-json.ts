import canonicalize from "canonicalize";
import type { JsonValue } from "./json.ts";

/**
 * The canonical JSON (RFC 8785) of a value: keys in the order of their UTF-16 units, no space, one way to write each
 * number. Every digest of the product is taken over this text. Lone surrogates and numbers that are not finite are
 * bugs of the caller and throw.
 */
export function canonicalJson(value: JsonValue): string {
  const text = canonicalize(value);
  if (text === undefined) {
    throw new TypeError("not a JSON value");
  }
  return text;
}

/** Are the two values the same JSON? */
export function sameJson(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  if (one === other) {
    return true;
  }
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) {
    return false;
  }
  return canonicalJson(one) === canonicalJson(other);
}
