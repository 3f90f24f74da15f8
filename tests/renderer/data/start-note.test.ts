import { describe, expect, it } from "vitest";
import { readStartNote, writeStartNote } from "../../../renderer/data/start-note.ts";

function storage(): Pick<Storage, "getItem" | "setItem" | "removeItem"> {
  const items = new Map<string, string>();
  return {
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, text) => void items.set(name, text),
    removeItem: (name) => void items.delete(name),
  };
}

describe("the note of the last start", () => {
  it("says which database was opened, until one was not", () => {
    const kept = storage();
    expect(readStartNote(kept)).toBeNull();
    writeStartNote(kept, "converge180-1");
    expect(readStartNote(kept)).toBe("converge180-1");
    writeStartNote(kept, null);
    expect(readStartNote(kept)).toBeNull();
  });

  it("is nothing where the storage refuses", () => {
    const refuses = (): never => {
      throw new DOMException("no", "SecurityError");
    };
    expect(readStartNote({ getItem: refuses })).toBeNull();
    expect(() => writeStartNote({ setItem: refuses, removeItem: refuses }, "converge180")).not.toThrow();
  });
});
