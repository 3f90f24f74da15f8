import { describe, expect, it } from "vitest";
import {
  notSavedSentence,
  notSavedWords,
  readOnlySentence,
  readOnlyWords,
  refusedWords,
  startSentence,
} from "../../../renderer/app/trouble/trouble-words.ts";
import { storageProblem } from "../../../renderer/data/storage-problem.ts";
import type { StartVerdict } from "../../../renderer/data/workspace.ts";

const CUT = "Converge180 was cut off last time (a power cut, a crash, a restart).";

describe("what a start says", () => {
  const verdicts: readonly (readonly [StartVerdict, string | null])[] = [
    [{ kind: "first run" }, null],
    [{ kind: "equal" }, null],
    [{ kind: "replayed", entries: 1 }, "The database lacked 1 change that the journal had. Now it has it."],
    [{ kind: "replayed", entries: 0 }, "The database lacked something that the journal had. Now it has it."],
    [
      { kind: "mended", entries: 2 },
      "The journal lacked 2 changes that the database had. They were written to it again.",
    ],
    [
      { kind: "rebuilt", pilots: 2, why: "damaged" },
      "The database was damaged. It was made again from the journal: 2 companies, to the last saved change. Nothing is lost.",
    ],
  ];

  it.each(verdicts)(
    "%j is said as it is, and after a session that was cut off with that before it",
    (verdict, said) => {
      expect(startSentence(verdict, false)).toBe(said);
      const after =
        said ??
        "Everything shown as saved is here; what was still being typed or imported is to be done again.";
      expect(startSentence(verdict, true)).toBe(`${CUT} ${after}`);
    },
  );
});

describe("while changes cannot be saved", () => {
  it("what is safe and what to do is said", () => {
    expect(notSavedSentence({ kind: "failed", code: "DISK_FULL", reason: "the disk is full" })).toBe(
      "Your last change was not saved: the disk is full. Everything before it is. Free some space, then try again.",
    );
    expect(
      readOnlySentence({ kind: "read-only", code: "DISK_FULL", reason: "there is no room left on the disk" }),
    ).toBe("Read only: there is no room left on the disk. What was saved before is kept.");
  });

  it("nothing is promised of homes that are damaged", () => {
    const damaged = { kind: "read-only", code: "STORE_DAMAGED", reason: "the database is missing" } as const;
    expect(readOnlySentence(damaged)).toBe("Read only: the database is missing. Nothing was overwritten.");
    const { toDo } = readOnlyWords(damaged);
    expect(toDo[0]).toContain("Save everything that is shown as a pack");
    expect(toDo.at(-1)).toContain("restore the last verified backup");
  });

  it("what the browser calls its error stands under Details, and in no sentence", () => {
    const thrown = Object.assign(new Error("Internal error opening backing store"), { name: "UnknownError" });
    const { code, message, detail } = storageProblem({ name: "OpenFailedError", inner: thrown });
    const notSaved = { kind: "failed", code, reason: message, detail } as const;
    const readOnly = {
      kind: "read-only",
      code: "STORE_DAMAGED",
      reason: `the database is damaged (${message}), and the journal ends before the last change`,
      detail,
    } as const;
    expect(notSavedSentence(notSaved)).toBe(
      "Your last change was not saved: the storage of the browser failed. Everything before it is. Check the disk and the folder, then try again.",
    );
    expect(readOnlySentence(readOnly)).toBe(
      "Read only: the database is damaged (the storage of the browser failed), and the journal ends before the last change. Nothing was overwritten.",
    );
    for (const words of [notSavedWords(notSaved), readOnlyWords(readOnly)]) {
      const { details, ...said } = words;
      expect(details).toBe("OpenFailedError: UnknownError");
      expect(JSON.stringify(said)).not.toMatch(/Error/u);
    }
  });

  it.each(["STORE_BUSY", "SCHEMA_TOO_NEW", "BROWSER_OLDER", "READ_ONLY"] as const)(
    "%s says what happened, what was done and what to do",
    (code) => {
      const words = refusedWords({ kind: "refused", code, reason: "a reason" });
      for (const text of [words.title, words.happened, words.done, ...words.toDo]) expect(text).not.toBe("");
      expect(words.done).toMatch(/^Nothing was (?:opened|changed)/u);
      expect(words.toDo.length).toBeGreaterThan(1);
    },
  );
});
