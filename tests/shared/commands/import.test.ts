import { describe, expect, it } from "vitest";
import { tableToImport } from "../../../shared/commands/import-add.ts";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { verifyPilot } from "../../../shared/journal/verify-journal.ts";
import { digestOfText } from "../../../shared/json/digest.ts";
import { decodeBatch } from "../../../shared/observations/batch-csv.ts";
import { encodeAhead, encodedBatch } from "../../../shared/pilot-data/batch-tables.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { freshPilot, madeId, refusal, run } from "./test-pilot.ts";

const WORK =
  "line,date,workflow,segment,eligible,attempted\n2,2026-01-05,Claims,SMB,10,8\n3,2026-01-06,Claims,SMB,12,9\n";
const loops = (...rows: readonly string[]) =>
  ["line,id,workflow,title,detected_at,validated_at,verdict", ...rows, ""].join("\n");
const FIRST = loops(
  "2,L1,Claims,Wrong tariff,2026-01-07T09:00:00Z,,",
  "3,L2,Claims,Slow answers,2026-01-08T09:00:00Z,2026-01-20T12:00:00Z,improved",
);

function importing(pilot: WholePilot, input: string, rows: string) {
  return run(pilot, "import.add", { input, rows, file: `${input}.csv` });
}

function loopsOf(pilot: WholePilot) {
  return recordsOf(pilot, "loop").map(({ key, title, verdict }) => [key, title, verdict]);
}

describe("import.add", () => {
  it("keeps the batch, makes the workflows and segments, in one entry", () => {
    const imported = importing(freshPilot(), "work", WORK);
    expect(imported.state.entries).toHaveLength(2);
    expect(recordsOf(imported.state, "batch")).toMatchObject([
      {
        input: "work",
        file: "work.csv",
        rows: 2,
        added: 2,
        replaced: 0,
        unchanged: 0,
        digest: digestOfText(WORK),
      },
    ]);
    expect(imported.state.batches.get(digestOfText(WORK))).toEqual(new TextEncoder().encode(WORK));
    expect(recordsOf(imported.state, "workflow").map(({ name }) => name)).toEqual(["Claims"]);
    expect(recordsOf(imported.state, "segment").map(({ name }) => name)).toEqual(["SMB"]);
    expect(imported.notes).toEqual([
      "W_CREATED: 1 workflow is new: Claims",
      "W_CREATED: 1 segment is new: SMB",
    ]);
    expect(verifyPilot(imported.state)).toEqual([]);
  });

  it("takes the digest of what was encoded ahead, and the same bytes", async () => {
    const table = decodeBatch("work", new TextEncoder().encode(WORK));
    if (!table.ok) throw new Error(table.problem.message);
    const ahead = "f".repeat(64);
    await encodeAhead(table.value, () => Promise.resolve(ahead));
    const request = { command: "import.add", input: { rows: table.value } };
    expect(tableToImport(request)).toBe(table.value);
    const { bytes, digest } = encodedBatch(table.value);
    expect(new TextDecoder().decode(bytes)).toBe(WORK);
    expect(digest).toBe(ahead);
  });

  it("changes nothing the second time, and counts what is new or replaced", () => {
    const first = importing(freshPilot(), "work", WORK).state;
    expect(importing(first, "work", WORK)).toMatchObject({ state: first, entry: null });
    const more = WORK.replace("12,9", "12,10").concat("4,2026-01-07,Claims,SMB,9,9\n");
    const second = importing(first, "work", more).state;
    expect(recordsOf(second, "batch")[1]).toMatchObject({ added: 1, replaced: 1, unchanged: 1, rows: 3 });
  });

  it("sees through a rename: the old name means the same rows", () => {
    const first = importing(freshPilot(), "work", WORK).state;
    const id = recordsOf(first, "workflow")[0]?.id;
    const renamed = run(first, "workflow.rename", { id, name: "Claims handling" }).state;
    expect(importing(renamed, "work", WORK).entry).toBeNull();
    expect(importing(renamed, "work", WORK.replaceAll("Claims", "Claims handling")).entry).toBeNull();
  });

  it("refuses rows that are not a batch", () => {
    const refused = (rows: string) =>
      refusal(freshPilot(), "import.add", { input: "work", rows, file: "w.csv" }).code;
    expect(refused("")).toBe("PACK_FORMAT");
    expect(refused(WORK.replace("10,8", "ten,8"))).toBe("PACK_FORMAT");
    expect(refused(WORK.replaceAll("\n", "\r\n"))).not.toBe("");
    expect(refused(WORK.replace("10,8", "010,8"))).not.toBe("");
  });
});

describe("imports that feed records", () => {
  const first = importing(freshPilot(), "loops", FIRST);

  it("make the records with ids of their keys", () => {
    expect(loopsOf(first.state)).toEqual([
      ["L1", "Wrong tariff", undefined],
      ["L2", "Slow answers", "improved"],
    ]);
    const [loop] = recordsOf(first.state, "loop");
    expect(loop?.id).toMatch(/^lp-[0-9a-f]{24}$/);
    expect(loop?.workflow).toBe(recordsOf(first.state, "workflow")[0]?.id);
    expect(loop?.detectedAt).toBe("2026-01-07T09:00:00Z");
  });

  it("change a field only where the file's value differs from what was last imported there", () => {
    const [loop] = recordsOf(first.state, "loop");
    const edited = run(first.state, "loop.edit", { id: loop?.id, title: "Tariff table out of date" }).state;
    const more = FIRST.replace(
      "L1,Claims,Wrong tariff,2026-01-07T09:00:00Z,,",
      "L1,Claims,Wrong tariff,2026-01-07T09:00:00Z,,neutral",
    );
    expect(loopsOf(importing(edited, "loops", more).state)[0]).toEqual([
      "L1",
      "Tariff table out of date",
      "neutral",
    ]);
    const renamed = importing(edited, "loops", FIRST.replace("Wrong tariff", "Tariffs"));
    expect(loopsOf(renamed.state)[0]).toEqual(["L1", "Tariffs", undefined]);
  });

  it("leave fields of columns that are not there, and unset those that are empty now", () => {
    const columns = "line,id,detected_at,verdict\n2,L2,2026-01-08T09:00:00Z,\n";
    const second = importing(first.state, "loops", columns);
    expect(loopsOf(second.state)[1]).toEqual(["L2", "Slow answers", undefined]);
    expect(second.entry?.changes.filter(({ record }) => record.startsWith("lp-"))).toHaveLength(1);
  });

  it("take what people made before by hand", () => {
    const byHand = run(freshPilot(), "loop.add", { key: "L1", note: "seen by Ada" }).state;
    const [loop] = recordsOf(importing(byHand, "loops", FIRST).state, "loop");
    expect(loop).toMatchObject({ key: "L1", note: "seen by Ada", title: "Wrong tariff" });
  });
});

describe("import.takeBack", () => {
  const first = importing(freshPilot(), "loops", FIRST);
  const back = (pilot: WholePilot, id: string) => run(pilot, "import.takeBack", { id });

  it("brings back what was there before, and lets the file be imported again", () => {
    const taken = back(first.state, madeId(first));
    expect(loopsOf(taken.state)).toEqual([]);
    expect(refusal(taken.state, "import.takeBack", { id: madeId(first) }).code).toBe("RULE");
    const again = importing(taken.state, "loops", FIRST);
    expect(loopsOf(again.state)).toEqual(loopsOf(first.state));
    expect(verifyPilot(again.state)).toEqual([]);
  });

  it("keeps and lists fields that were changed since, and keeps their record", () => {
    const [loop] = recordsOf(first.state, "loop");
    const edited = run(first.state, "loop.edit", { id: loop?.id, title: "Tariff table" }).state;
    const taken = back(edited, madeId(first));
    expect(loopsOf(taken.state)).toEqual([["L1", "Tariff table", undefined]]);
    expect(recordsOf(taken.state, "loop")[0]?.detectedAt).toBeUndefined();
    expect(taken.notes).toEqual(["title of the loop L1 was changed since and stays as it is"]);
  });

  it("restores what a person had written before the import", () => {
    const byHand = run(freshPilot(), "loop.add", { key: "L1", title: "By hand" }).state;
    const imported = importing(byHand, "loops", FIRST);
    expect(loopsOf(back(imported.state, madeId(imported)).state)).toEqual([["L1", "By hand", undefined]]);
  });

  it("takes two imports back in either order to the same records", () => {
    const second = importing(
      first.state,
      "loops",
      FIRST.replace("Wrong tariff", "Tariffs").replace("improved", "neutral"),
    );
    const oldestFirst = back(back(second.state, madeId(first)).state, madeId(second)).state;
    const newestFirst = back(back(second.state, madeId(second)).state, madeId(first)).state;
    expect(loopsOf(newestFirst)).toEqual([]);
    expect(loopsOf(oldestFirst)).toEqual(loopsOf(newestFirst));
    expect(loopsOf(back(second.state, madeId(second)).state)).toEqual(loopsOf(first.state));
  });

  it("keeps what another import says too", () => {
    const second = importing(first.state, "loops", FIRST.concat("4,L3,Claims,New,2026-01-09T09:00:00Z,,\n"));
    const taken = back(second.state, madeId(first));
    expect(loopsOf(taken.state)).toEqual(loopsOf(second.state));
    expect(taken.notes).toEqual([]);
  });

  it("is what undo does to an import, and undoing that is redo", () => {
    const undone = run(first.state, "undo", {});
    expect(loopsOf(undone.state)).toEqual([]);
    expect(recordsOf(undone.state, "batch")).toMatchObject([{ takenBack: true }]);
    const redone = run(undone.state, "undo", { seq: undone.entry?.seq });
    expect(loopsOf(redone.state)).toEqual(loopsOf(first.state));
    expect(recordsOf(redone.state, "batch")[0]?.takenBack).toBeUndefined();
    expect(verifyPilot(redone.state)).toEqual([]);
  });
});
