import { describe, expect, it } from "vitest";
import { newsCount, previewLines } from "../../../../renderer/app/files/preview-words.ts";
import { withheldSentence } from "../../../../renderer/app/files/share-words.ts";
import type { PackArrival, PackPreview } from "../../../../renderer/data/workspace.ts";
import type { FileInHand } from "../../../../renderer/stores/arrivals-store.ts";
import { failure, success } from "../../../../shared/errors/problem.ts";

const clock = { nowMs: Date.parse("2026-11-27T10:00:00Z"), timeZone: "UTC" };
const facts = { pilotId: "a-1-0", company: "Norrbex" };

function given(arrival: PackArrival, withheld = 0): FileInHand {
  const preview: PackPreview = { arrival, changedAt: "2026-11-20T15:02:00Z", withheld };
  const take = async () => success([arrival]);
  return { kind: "read", file: "n.c180", pack: { previews: [preview], pilots: [], take } };
}

describe("what opening would bring", () => {
  it.each([
    [{ kind: "added", ...facts }, "new", "It is not here yet. Changed last Fri 20 Nov 15:02."],
    [
      { kind: "updated", ...facts, entries: 3 },
      "update",
      "It would bring 3 changes. Changed last Fri 20 Nov 15:02.",
    ],
    [
      { kind: "updated", ...facts, entries: 0 },
      "update",
      "It would bring files and values that are missing here.",
    ],
    [{ kind: "unchanged", ...facts }, "unchanged", "The pack holds exactly what is here."],
    [{ kind: "nothing to do", ...facts }, "older", "What is here is newer. Changed last Fri 20 Nov 15:02."],
    [{ kind: "forked", ...facts }, "to merge", "This copy and the pack were both changed since they parted."],
  ] as const)("%o", (arrival, word, why) => {
    expect(previewLines([given(arrival)], clock)).toMatchObject([
      { company: "Norrbex", word, why, withheld: null },
    ]);
  });

  it("counts what is news, keeps what cannot be opened beside it, and says what the copy does not hold", () => {
    const { problem } = failure("PACK_ENCRYPTED", "no passphrase was given");
    const files = [
      given({ kind: "updated", ...facts, entries: 1 }, 4),
      { kind: "set aside", file: "x.c180", problem },
    ] as const;
    expect(newsCount(files)).toBe(1);
    expect(previewLines(files, clock)).toMatchObject([
      {
        withheld:
          "Of 4 records the values are withheld from this copy: it was made for a wider circle. What is here of them stays here.",
      },
      { company: null, file: "x.c180", word: "set aside", why: "No passphrase was given (PACK_ENCRYPTED)." },
    ]);
  });
});

describe("what a copy withholds", () => {
  it("is said in one order, by its names, one or several", () => {
    const counts = new Map([
      ["shadowMetric", 2],
      ["incentive", 1],
      ["cadence", 1],
    ] as const);
    expect(withheldSentence(counts)).toBe("Withheld: 1 incentive, 2 hidden KPIs, 1 other record.");
    expect(withheldSentence(new Map())).toBe("Nothing is withheld.");
  });
});
