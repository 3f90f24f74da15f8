import { failure, type Problem, type Result, success } from "../errors/problem.ts";
import { isForbiddenKey } from "./forbidden-keys.ts";
import type { JsonValue } from "./json.ts";

/** Deepest nesting of arrays and objects. */
export const DEEPEST_JSON = 64;
/** Longest string, in UTF-16 units. Files that are kept as one string have limits of their own. */
export const LONGEST_JSON_STRING = 1_048_576;

/**
 * Reads one JSON text strictly: JSON.parse would take the last of two equal keys and set `__proto__`. Refuses syntax
 * errors, equal keys, forbidden keys, deep nesting, long strings, half characters, numbers that are not finite.
 * `where` is line:column in the text.
 */
export function parseJson(text: string): Result<JsonValue> {
  const reader = new JsonReader(text);
  try {
    return success(reader.readDocument());
  } catch (error) {
    if (error instanceof Refusal) {
      return { ok: false, problem: error.problem };
    }
    throw error;
  }
}

/** Carries a problem out of the recursion; never leaves this file. */
class Refusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

const SPACE = /[ \t\r\n]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// The ends of a string, and what may not stand in it as it is.
const STRING_STOP = /["\\\u0000-\u001f]/g;

class JsonReader {
  readonly #text: string;
  #position = 0;

  constructor(text: string) {
    this.#text = text;
  }

  readDocument(): JsonValue {
    this.#skipSpace();
    const value = this.#readValue(0);
    this.#skipSpace();
    if (this.#position < this.#text.length) {
      this.#refuse("JSON_SYNTAX", "there is something after the end of the JSON");
    }
    return value;
  }

  #readValue(depth: number): JsonValue {
    switch (this.#text[this.#position]) {
      case "{":
        return this.#readObject(depth + 1);
      case "[":
        return this.#readArray(depth + 1);
      case '"':
        return this.#readString();
      case "t":
        return this.#readWord("true", true);
      case "f":
        return this.#readWord("false", false);
      case "n":
        return this.#readWord("null", null);
      default:
        return this.#readNumber();
    }
  }

  #readObject(depth: number): JsonValue {
    this.#checkDepth(depth);
    const object: Record<string, JsonValue> = {};
    this.#position += 1;
    this.#skipSpace();
    if (this.#takes("}")) {
      return object;
    }
    do {
      this.#skipSpace();
      const start = this.#position;
      if (this.#text[start] !== '"') {
        this.#refuse("JSON_SYNTAX", "a key in quotation marks is expected");
      }
      const key = this.#readString();
      if (isForbiddenKey(key)) {
        this.#refuse("JSON_FORBIDDEN_KEY", `the key ${key} is not allowed`, start);
      }
      if (Object.hasOwn(object, key)) {
        this.#refuse("JSON_DUP_KEY", `the key ${key.slice(0, 40)} stands twice`, start);
      }
      this.#skipSpace();
      this.#expect(":");
      this.#skipSpace();
      object[key] = this.#readValue(depth);
      this.#skipSpace();
    } while (this.#takes(","));
    this.#expect("}");
    return object;
  }

  #readArray(depth: number): JsonValue {
    this.#checkDepth(depth);
    const array: JsonValue[] = [];
    this.#position += 1;
    this.#skipSpace();
    if (this.#takes("]")) {
      return array;
    }
    do {
      this.#skipSpace();
      array.push(this.#readValue(depth));
      this.#skipSpace();
    } while (this.#takes(","));
    this.#expect("]");
    return array;
  }

  #readString(): string {
    const start = this.#position;
    let end = start + 1;
    let escaped = false;
    for (;;) {
      STRING_STOP.lastIndex = end;
      const stop = STRING_STOP.exec(this.#text);
      if (stop === null) {
        this.#refuse("JSON_SYNTAX", "a text is not closed", start);
      }
      end = stop.index;
      if (stop[0] === '"') {
        break;
      }
      if (stop[0] !== "\\") {
        this.#refuse("JSON_SYNTAX", "a control character stands in a text", end);
      }
      escaped = true;
      end += 2;
    }
    const value = escaped ? this.#unescape(start, end) : this.#text.slice(start + 1, end);
    if (value.length > LONGEST_JSON_STRING) {
      this.#refuse("STRING_TOO_LONG", `a text is longer than ${LONGEST_JSON_STRING} characters`, start);
    }
    if (!value.isWellFormed()) {
      this.#refuse("ENCODING", "a text holds half a character", start);
    }
    this.#position = end + 1;
    return value;
  }

  #unescape(start: number, end: number): string {
    try {
      return JSON.parse(this.#text.slice(start, end + 1)) as string;
    } catch {
      return this.#refuse("JSON_SYNTAX", "an escape sequence does not exist", start);
    }
  }

  #readNumber(): number {
    NUMBER.lastIndex = this.#position;
    const match = NUMBER.exec(this.#text);
    if (match === null) {
      const found = this.#text.slice(this.#position, this.#position + 10);
      this.#refuse("JSON_SYNTAX", found === "" ? "the JSON ends too early" : `${found} is not JSON`);
    }
    const value = Number(match[0]);
    if (!Number.isFinite(value)) {
      this.#refuse("RANGE", `the number ${match[0].slice(0, 40)} is too large`);
    }
    this.#position = NUMBER.lastIndex;
    return value;
  }

  #readWord(word: string, value: JsonValue): JsonValue {
    if (!this.#text.startsWith(word, this.#position)) {
      this.#refuse("JSON_SYNTAX", `${this.#text.slice(this.#position, this.#position + 10)} is not JSON`);
    }
    this.#position += word.length;
    return value;
  }

  #skipSpace(): void {
    SPACE.lastIndex = this.#position;
    SPACE.exec(this.#text);
    this.#position = SPACE.lastIndex;
  }

  #takes(sign: string): boolean {
    if (this.#text[this.#position] !== sign) {
      return false;
    }
    this.#position += 1;
    return true;
  }

  #expect(sign: string): void {
    if (!this.#takes(sign)) {
      this.#refuse("JSON_SYNTAX", `${sign} is expected`);
    }
  }

  #checkDepth(depth: number): void {
    if (depth > DEEPEST_JSON) {
      this.#refuse("JSON_DEPTH", `it is more than ${DEEPEST_JSON} levels deep`);
    }
  }

  #refuse(code: Problem["code"], message: string, position = this.#position): never {
    const before = this.#text.slice(0, position);
    const line = before.split("\n").length;
    const column = position - before.lastIndexOf("\n");
    throw new Refusal(failure(code, message, { where: `${line}:${column}` }).problem);
  }
}
