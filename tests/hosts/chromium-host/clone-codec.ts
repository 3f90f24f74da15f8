/** Writes structured clones as text and reads them back; large binaries go beside the text. */
export interface CloneCodec {
  readonly encode: (value: unknown, binaries: Uint8Array[]) => string;
  readonly decode: (text: string, binaries: readonly Uint8Array<ArrayBuffer>[]) => unknown;
}

/**
 * The codec of both sides. Its text is put into the page as it stands here, so it may use nothing outside itself. What it
 * is given must have passed structuredClone() already.
 */
export function createCloneCodec(): CloneCodec {
  const large = 64 * 1024;
  type Tagged = { readonly $: string; readonly v: unknown; readonly t?: string };
  const tag = ($: string, v: unknown, t?: string): Tagged => (t === undefined ? { $, v } : { $, v, t });

  function encodeBytes(kind: string, bytes: Uint8Array, binaries: Uint8Array[]): Tagged {
    if (bytes.byteLength < large) return tag("bytes", bytes.toBase64(), kind);
    binaries.push(bytes);
    return tag("binary", binaries.length - 1, kind);
  }

  function enc(value: unknown, binaries: Uint8Array[]): unknown {
    const inner = (each: unknown): unknown => enc(each, binaries);
    if (value === null || typeof value === "string" || typeof value === "boolean") return value;
    if (value === undefined) return tag("undefined", null);
    if (typeof value === "bigint") return tag("bigint", String(value));
    if (typeof value === "number") {
      if (Object.is(value, -0)) return tag("number", "-0");
      return Number.isFinite(value) ? value : tag("number", String(value));
    }
    if (Array.isArray(value)) return value.map(inner);
    if (value instanceof Date) return tag("date", value.getTime());
    if (value instanceof Map)
      return tag(
        "map",
        [...value].map(([key, each]) => [inner(key), inner(each)]),
      );
    if (value instanceof Set) return tag("set", [...value].map(inner));
    if (value instanceof ArrayBuffer) return encodeBytes("ArrayBuffer", new Uint8Array(value), binaries);
    if (ArrayBuffer.isView(value)) {
      const { name } = value.constructor;
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      return encodeBytes(name === "Buffer" ? "Uint8Array" : name, bytes, binaries);
    }
    const copy = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inner(each)]));
    return "$" in copy ? tag("object", copy) : copy;
  }

  function bytesAs(kind: string, bytes: Uint8Array<ArrayBuffer>): unknown {
    if (kind === "Uint8Array") return bytes;
    if (kind === "ArrayBuffer") return bytes.buffer;
    const View = (globalThis as unknown as Record<string, new (buffer: ArrayBuffer) => unknown>)[kind];
    if (View === undefined) throw new Error(`clone codec: ${kind}`);
    return new View(bytes.buffer);
  }

  function dec(value: unknown, binaries: readonly Uint8Array<ArrayBuffer>[]): unknown {
    const inner = (each: unknown): unknown => dec(each, binaries);
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(inner);
    const object = (from: object): unknown =>
      Object.fromEntries(Object.entries(from).map(([key, each]) => [key, inner(each)]));
    if (!("$" in value)) return object(value);
    const { $, v, t = "" } = value as Tagged;
    switch ($) {
      case "undefined":
        return undefined;
      case "bigint":
        return BigInt(v as string);
      case "number":
        return Number(v);
      case "date":
        return new Date(v as number);
      case "map":
        return new Map((v as [unknown, unknown][]).map(([key, each]) => [inner(key), inner(each)]));
      case "set":
        return new Set((v as unknown[]).map(inner));
      case "bytes":
        return bytesAs(t, Uint8Array.fromBase64(v as string));
      case "binary":
        return bytesAs(t, binaries[v as number] ?? new Uint8Array());
      default:
        return object(v as object);
    }
  }

  return {
    encode: (value, binaries) => JSON.stringify(enc(value, binaries)),
    decode: (text, binaries) => dec(JSON.parse(text), binaries),
  };
}
