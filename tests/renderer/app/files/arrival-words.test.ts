import { describe, expect, it } from "vitest";
import { arrivalLines, arrivalsSentence } from "../../../../renderer/app/files/arrival-words.ts";
import type { PackArrival } from "../../../../renderer/data/workspace.ts";
import type { FileOutcome } from "../../../../renderer/stores/arrivals-store.ts";
import type { Problem } from "../../../../shared/errors/problem.ts";

const of = (kind: "added" | "unchanged" | "nothing to do" | "forked", company: string): PackArrival => ({
  kind,
  pilotId: company,
  company,
});
const updated = (company: string, entries: number): PackArrival => ({
  kind: "updated",
  pilotId: company,
  company,
  entries,
});
const opened = (...pilots: readonly PackArrival[]): FileOutcome => ({
  kind: "opened",
  file: "p.c180",
  pilots,
});
const aside = (code: Problem["code"], message = "it is so"): FileOutcome => ({
  kind: "set aside",
  file: "q.c180",
  problem: { code, message },
});
const sentence = (...outcomes: readonly FileOutcome[]): string => arrivalsSentence(arrivalLines(outcomes));

describe("the sentence about what arrived", () => {
  it.each([
    [
      "6 updates, 1 new, 1 unchanged, 1 set aside: seal does not match",
      [
        opened(...["A", "B", "C", "D", "E", "F"].map((name) => updated(name, 2)), of("added", "G")),
        opened(of("unchanged", "H")),
        aside("SEAL"),
      ],
    ],
    ["1 new: Norrbex", [opened(of("added", "Norrbex"))]],
    ["1 update: Norrbex", [opened(updated("Norrbex", 3))]],
    ["1 unchanged: Norrbex · nothing to do", [opened(of("nothing to do", "Norrbex"))]],
    ["2 unchanged · nothing to do", [opened(of("unchanged", "A"), of("nothing to do", "B"))]],
    ["1 new, 1 unchanged", [opened(of("unchanged", "A"), of("added", "B"))]],
    ["2 new", [opened(of("added", "A"), of("added", "B"))]],
    ["1 to merge: Norrbex", [opened(of("forked", "Norrbex"))]],
    ["2 set aside", [aside("SEAL"), aside("PACK_NOT_A_PACK")]],
    ["2 set aside: not a pack", [aside("PACK_NOT_A_PACK"), aside("PACK_NOT_A_PACK")]],
  ] as const)("%s", (said, outcomes) => {
    expect(sentence(...outcomes)).toBe(said);
  });
});

describe("the lines of what arrived", () => {
  it("say what each pack brought, and for what was set aside that nothing was changed", () => {
    const full: PackArrival = {
      kind: "failed",
      pilotId: "x",
      company: "Velta",
      problem: { code: "DISK_FULL", message: "there is no room left on the disk" },
    };
    const lines = arrivalLines([opened(updated("A", 1), updated("B", 0), of("forked", "C"), full)]);
    expect(lines.map(({ why }) => why)).toStrictEqual([
      "It brought 1 change.",
      "It brought files that were missing here.",
      "This copy and the pack were both changed since they parted.",
      "There is no room left on the disk (DISK_FULL).",
    ]);
    expect(lines.slice(2).map(({ remedy }) => remedy)).toStrictEqual([
      "A merge puts the two together: it shows what comes, and asks about what collides.",
      "Nothing of this company was changed. Free some space, then try again.",
    ]);
  });

  it("offer no remedy of the command line alone", () => {
    const [line] = arrivalLines([aside("PACK_ENCRYPTED")]);
    expect(line?.remedy).toContain("Open it again and give its passphrase");
  });

  it("have keys of their own, also where one file was given twice", () => {
    const lines = arrivalLines([
      aside("SEAL"),
      aside("SEAL"),
      opened(of("added", "A")),
      opened(of("unchanged", "A")),
    ]);
    expect(new Set(lines.map(({ key }) => key)).size).toBe(4);
  });
});
