import { describe, expect, it } from "vitest";
import {
  guessedDraft,
  lookedAt,
  missingFields,
  openQuestions,
  rememberedDraft,
  wholeDocument,
  withColumn,
  withReading,
} from "../../../../../renderer/features/data/import/draft.ts";
import { readMapping } from "../../../../../shared/intake/mapping.ts";
import { profileOf } from "../../../../shared/intake/guess/profiled.ts";

const TEXT = "Ticket;Opened at;Plan;Amount\n1;13.2.2026 10:00;SMB;1,5\n2;14.2.2026 10:00;SMB;?\n";

async function fresh() {
  const profile = await profileOf(TEXT);
  return { profile, draft: guessedDraft("interactions", profile, { workflow: "Claims" }, "tickets") };
}

describe("a mapping that is being made", () => {
  it("marks what was guessed until somebody has looked at it", async () => {
    const { draft } = await fresh();
    expect([...draft.guessed].toSorted()).toEqual(["at", "id", "segment", "workflow"]);
    const looked = lookedAt(draft, "at");
    expect([...looked.guessed]).not.toContain("at");
    expect(lookedAt(looked, "at")).toBe(looked);
    expect(looked.document).toBe(draft.document);
  });

  it("misses what is required and not filled, an empty fixed value included", async () => {
    const { draft, profile } = await fresh();
    expect(missingFields(draft)).toEqual(["mode"]);
    expect(missingFields(withColumn(draft, "mode", { const: " " }, profile))).toEqual(["mode"]);
    expect(missingFields(withColumn(draft, "mode", { const: "manual" }, profile))).toEqual([]);
    expect(missingFields(withColumn(draft, "id", null, profile))).toEqual(["id", "mode"]);
  });

  it("guesses how numbers are written as soon as a column needs it, until a person says so", async () => {
    const { draft, profile } = await fresh();
    expect(draft.document.source).toBeUndefined();
    const priced = withColumn(draft, "model_cost", { from: "Amount" }, profile);
    expect(priced.document.source).toEqual({ decimal: ",", nulls: ["?"] });
    expect(priced.guessed.has("decimal")).toBe(true);
    expect(withColumn(priced, "model_cost", null, profile).document.source).toBeUndefined();
    const said = withReading(priced, { decimal: "." });
    expect(said.guessed.has("decimal")).toBe(false);
    expect(withColumn(said, "infra_cost", { from: "Amount" }, profile).document.source).toEqual({
      decimal: ".",
    });
  });

  it("keeps what is said of the file apart, and puts both together in the document", async () => {
    const document = {
      target: "corrections" as const,
      source: { encoding: "windows-1252", delimiter: ";" as const, decimal: "," as const, nulls: ["?"] },
      columns: {
        id: { from: "Ticket" },
        at: { from: "Opened at", date: "D.M.YYYY HH:mm", zone: "pilot" },
        workflow: { const: "w" },
        segment: { from: "Plan" },
      },
    };
    const { draft, source } = rememberedDraft("Tickets", document);
    expect(source).toEqual({ encoding: "windows-1252", delimiter: ";" });
    expect(draft).toMatchObject({ name: "Tickets", isRemembered: true });
    expect(draft.guessed.size).toBe(0);
    expect(wholeDocument(draft, source)).toEqual(document);
    expect(readMapping(wholeDocument(draft, source)).ok).toBe(true);
    const changed = withColumn(draft, "minutes", { from: "Amount" }, await profileOf(TEXT));
    expect(changed).toMatchObject({
      isRemembered: false,
      document: { source: { decimal: ",", nulls: ["?"] } },
    });
  });

  it("leaves out questions that were settled", async () => {
    const profile = await profileOf("day,cases,closed %\n2026-01-05,5,50.5\n");
    const draft = guessedDraft("work", profile, { workflow: null }, "daily");
    const asked = withColumn(draft, "completed", { from: "closed %" }, profile);
    const [question] = openQuestions(asked, profile);
    expect(question?.kind).toBe("percentage");
    const settled = { ...asked, settled: new Set([question?.id ?? ""]) };
    expect(openQuestions(settled, profile)).toEqual([]);
  });
});
