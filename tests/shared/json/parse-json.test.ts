import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../../shared/json/canonical-json.ts";
import { parseJson } from "../../../shared/json/parse-json.ts";
import { problemOf, valueOf } from "../commands/test-pilot.ts";

describe("parseJson", () => {
  it("reads what JSON.parse reads (seed 42)", () => {
    fc.assert(
      fc.property(fc.json({ depthSize: "small" }), (text) => {
        const parsed = parseJson(text);
        const isRefusedOnPurpose =
          !parsed.ok && ["JSON_FORBIDDEN_KEY", "ENCODING"].includes(parsed.problem.code);
        expect(parsed.ok ? parsed.value : isRefusedOnPurpose).toEqual(parsed.ok ? JSON.parse(text) : true);
      }),
      { seed: 42, numRuns: 300 },
    );
  });

  it("refuses what JSON.parse refuses (seed 42)", () => {
    const piece = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"a"',
      "1",
      "-",
      ".5",
      "e1",
      "true",
      "nul",
      " ",
      "\\",
      '"',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join("");
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        const parsed = parseJson(text);
        expect(parsed.ok || parsed.problem.code === "JSON_DUP_KEY").toBe(isJson);
      }),
      { seed: 42, numRuns: 2000 },
    );
  });

  it.each([
    ["", "JSON_SYNTAX", "1:1"],
    ['{"a":1,}', "JSON_SYNTAX", "1:8"],
    ['{"a":1,\n "a":2}', "JSON_DUP_KEY", "2:2"],
    ['{"\\u0061":1,"a":2}', "JSON_DUP_KEY", "1:13"],
    ['{"__proto__":1}', "JSON_FORBIDDEN_KEY", "1:2"],
    ['{"a":{"constructor":1}}', "JSON_FORBIDDEN_KEY", "1:7"],
    ['"\\ud800"', "ENCODING", "1:1"],
    ['"a\tb"', "JSON_SYNTAX", "1:3"],
    ["1e999", "RANGE", "1:1"],
    ["[1] 2", "JSON_SYNTAX", "1:5"],
  ])("refuses %j with %s at %s", (text, code, where) => {
    expect(problemOf(parseJson(text))).toMatchObject({ code, where });
  });

  it("goes 64 levels deep and not 65", () => {
    const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
    expect(parseJson(nested(64)).ok).toBe(true);
    expect(problemOf(parseJson(nested(65))).code).toBe("JSON_DEPTH");
    expect(problemOf(parseJson("[".repeat(1_000_000))).code).toBe("JSON_DEPTH");
  });

  it("reads texts of 1 MiB and no longer ones", () => {
    expect(parseJson(JSON.stringify("x".repeat(1_048_576))).ok).toBe(true);
    expect(problemOf(parseJson(JSON.stringify("x".repeat(1_048_577)))).code).toBe("STRING_TOO_LONG");
  });
});

describe("canonicalJson", () => {
  it("orders keys by UTF-16 units and writes numbers in one way", () => {
    const value = valueOf(parseJson('{"b":1.0,"a":[1e2,-0],"\\u20ac":"\\u000a","A":null}'));
    expect(canonicalJson(value)).toBe('{"A":null,"a":[100,0],"b":1,"€":"\\n"}');
  });

  it("is read back as itself (seed 42)", () => {
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: "small" }), (value) => {
        const parsed = parseJson(JSON.stringify(value));
        const text = parsed.ok ? canonicalJson(parsed.value) : "null";
        expect(canonicalJson(valueOf(parseJson(text)))).toBe(text);
      }),
      { seed: 42, numRuns: 200 },
    );
  });
});
