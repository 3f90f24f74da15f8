import { describe, expect, it } from "vitest";
import { prepareImport } from "../../../shared/commands/prepare-import.ts";
import { readMapping } from "../../../shared/intake/mapping.ts";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import type { JsonObject } from "../../../shared/json/json.ts";
import { recordById, recordsOf } from "../../../shared/records/read-records.ts";
import { importSheet } from "../intake/import-text.ts";
import { freshPilot, refusal, run } from "./test-pilot.ts";

const mapping = (field: string): JsonObject => ({
  target: "work",
  columns: {
    date: { from: "day" },
    workflow: { const: "Claims" },
    segment: { const: "SMB" },
    [field]: { from: "n" },
  },
});

/** The pilot after an import of one row through a mapping. */
async function imported(
  pilot: PilotState,
  day: string,
  name: string,
  document: JsonObject,
): Promise<PilotState> {
  const sheet = await importSheet("export.csv", `day,n\n${day},5\n`, document);
  const origin = { file: "export.csv", fileDigest: "0".repeat(64), mapping: { name, document } };
  const { request } = prepareImport(pilot, sheet, origin);
  return run(pilot, request.command, request.input).state;
}

describe("a mapping that is remembered with an import", () => {
  it("becomes a record with the digest of the header row, in the same entry, and the import points at it", async () => {
    const before = freshPilot();
    const after = await imported(before, "2026-01-05", "Tickets", mapping("eligible"));
    expect(after.entries.length).toBe(before.entries.length + 1);
    const [record] = recordsOf(after, "mapping");
    expect(record).toMatchObject({ name: "Tickets", target: "work", document: mapping("eligible") });
    expect(record?.headerDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(recordsOf(after, "batch")[0]?.mapping).toBe(record?.id);
  });

  it("is used again where the document is the same, whatever its name", async () => {
    const first = await imported(freshPilot(), "2026-01-05", "Tickets", mapping("eligible"));
    const second = await imported(first, "2026-01-06", "Other name", mapping("eligible"));
    expect(recordsOf(second, "mapping").map(({ name }) => name)).toEqual(["Tickets"]);
    expect(new Set(recordsOf(second, "batch").map((batch) => batch.mapping)).size).toBe(1);
  });

  it("takes the place of one of its name, which its own imports still tell of", async () => {
    const first = await imported(freshPilot(), "2026-01-05", "Tickets", mapping("eligible"));
    const second = await imported(first, "2026-01-06", "Tickets", mapping("attempted"));
    expect(recordsOf(second, "mapping").map(({ document }) => document)).toEqual([mapping("attempted")]);
    const [old] = recordsOf(second, "batch");
    expect(recordById(second, "mapping", old?.mapping ?? "")).toBe(null);
    const document = second.records.get(old?.mapping ?? "")?.fields["document"];
    expect(document).toEqual(mapping("eligible"));
    expect(readMapping(document).ok).toBe(true);
  });

  it("stays remembered when the import is taken back", async () => {
    const pilot = await imported(freshPilot(), "2026-01-05", "Tickets", mapping("eligible"));
    const undone = run(pilot, "undo", {}).state;
    expect(recordsOf(undone, "batch")[0]?.takenBack).toBe(true);
    expect(recordsOf(undone, "mapping")).toHaveLength(1);
  });

  it("needs a name, and is not remembered where the import changes nothing", async () => {
    const pilot = await imported(freshPilot(), "2026-01-05", "Tickets", mapping("eligible"));
    const same = await imported(pilot, "2026-01-05", "Again", mapping("eligible"));
    expect(same).toBe(pilot);
    const rows = "line,date,workflow,segment\n2,2026-01-09,Claims,SMB\n";
    const remember = { name: " ", document: mapping("eligible"), headerDigest: "0".repeat(64) };
    expect(refusal(pilot, "import.add", { input: "work", rows, file: "x.csv", remember }).code).toBe(
      "COMMAND_INPUT",
    );
  });
});
