import { describe, expect, it } from "vitest";
import type { TextEncodingName } from "../../../shared/intake/decode-text.ts";
import { decodeText, encodingNamed } from "../../../shared/intake/decode-text.ts";

const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

function decoded(bytes: Uint8Array, named: TextEncodingName | null = null) {
  const result = decodeText(bytes, named);
  if (!result.ok) return result.problem.code;
  const { encoding, isGuess, isMixed } = result.value;
  return { text: new TextDecoder().decode(result.value.bytes), encoding, isGuess, isMixed };
}

describe("the encoding of a text", () => {
  it("is windows-1252 where nothing speaks for UTF-8, accidental pairs of capitals and quotation marks aside", () => {
    expect(decoded(latin("caf\u00E9 \u0080"))).toEqual({
      text: "café €",
      encoding: "windows-1252",
      isGuess: true,
      isMixed: false,
    });
    // C9 94 (É and a closing quotation mark) happens to be valid UTF-8; the three other bytes are not.
    expect(decoded(latin("\u0093CAF\u00C9\u0094 \u0093\u00E9t\u00E9\u0094"))).toMatchObject({
      encoding: "windows-1252",
    });
  });

  it("is UTF-8 with foreign bytes where UTF-8 is plainly meant", () => {
    expect(decoded(latin("M\u00C3\u00BCller, M\u00FCller"))).toMatchObject({
      encoding: "utf-8",
      isMixed: true,
    });
    expect(decoded(latin("\u00E2\u0082\u00AC, \u00FC, \u00FC"))).toMatchObject({
      encoding: "utf-8",
      isMixed: true,
    });
  });

  it("may be named", () => {
    expect(decoded(latin("\u00C3\u00BC"), "windows-1252")).toMatchObject({ text: "Ã¼", isGuess: false });
    expect(decoded(latin("\u00FC"), "utf-8")).toMatchObject({ encoding: "utf-8", isMixed: true });
    expect(decoded(Uint8Array.of(0x41, 0x00), "utf-16le")).toMatchObject({ text: "A", encoding: "utf-16le" });
    // The mark knows the order of the bytes better.
    expect(decoded(Uint8Array.of(0xfe, 0xff, 0x00, 0x41), "utf-16le")).toMatchObject({
      text: "A",
      encoding: "utf-16be",
    });
    expect(["UTF8", "Latin1", " ISO-8859-1 ", "cp1252", "utf-16", "auto", "x"].map(encodingNamed)).toEqual([
      "utf-8",
      "windows-1252",
      "windows-1252",
      "windows-1252",
      "utf-16le",
      null,
      null,
    ]);
  });

  it("is refused where there is no text", () => {
    expect(decoded(new Uint8Array())).toBe("FILE_EMPTY");
    expect(decoded(Uint8Array.of(0x41, 0x00))).toBe("FILE_TYPE");
    expect(decoded(Uint8Array.of(0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00))).toBe("ENCODING");
  });
});
