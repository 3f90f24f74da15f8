import { describe, expect, it } from "vitest";
import { mappingQuestions, withDateFormat } from "../../../../shared/intake/guess/mapping-questions.ts";
import type { MappingDocument } from "../../../../shared/intake/mapping-document.ts";
import { profileOf } from "./profiled.ts";

const interactions = (
  columns: MappingDocument["columns"],
  rest: Partial<MappingDocument> = {},
): MappingDocument => ({
  target: "interactions",
  columns,
  ...rest,
});

async function kindsOf(text: string, document: MappingDocument) {
  return mappingQuestions(document, await profileOf(text)).map(({ kind, id }) => `${kind}: ${id}`);
}

describe("questions that a mapping leaves open", () => {
  const times = "opened,closed,n\n3/4/2026 9:00,5/4/2026 9:00,1\n6/4/2026 9:00,7/4/2026 9:00,2\n";

  it("asks once for columns that are read alike, with real cells", async () => {
    const document = interactions({
      at: { from: "opened", zone: "pilot" },
      cycle_minutes: { minutesBetween: ["opened", "closed"] },
    });
    const questions = mappingQuestions(document, await profileOf(times));
    expect(questions).toMatchObject([
      {
        kind: "date",
        fields: ["at", "cycle_minutes"],
        columns: ["opened", "closed"],
        formats: ["D/M/YYYY H:mm", "M/D/YYYY H:mm"],
        samples: [{ line: 2, text: "3/4/2026 9:00" }, { line: 3 }, { line: 2, text: "5/4/2026 9:00" }],
      },
    ]);
    const [question] = questions;
    const answered = withDateFormat(
      document,
      question?.kind === "date" ? question.fields : [],
      "D/M/YYYY H:mm",
    );
    expect(answered.columns).toEqual({
      at: { from: "opened", zone: "pilot", date: "D/M/YYYY H:mm" },
      cycle_minutes: { minutesBetween: ["opened", "closed"], date: "D/M/YYYY H:mm" },
    });
    expect(mappingQuestions(answered, await profileOf(times))).toEqual([]);
  });

  it("asks nothing where one of a pair of times shows the format, or nothing is read as a date", async () => {
    const text = "opened,closed\n3/4/2026 9:00,25/4/2026 9:00\n6/4/2026 9:00,26/4/2026 9:00\n";
    expect(
      await kindsOf(text, interactions({ cycle_minutes: { minutesBetween: ["opened", "closed"] } })),
    ).toEqual([]);
    expect(await kindsOf(times, interactions({ id: { from: "opened" } }))).toEqual([]);
  });

  it("asks for the decimal mark once for the file, for the columns that need it", async () => {
    const text = "id,cost,other\na,1.234,5\nb,2.345,6\n";
    const both = interactions({ model_cost: { from: "cost" }, infra_cost: { from: "other" } });
    const [question] = mappingQuestions(both, await profileOf(text));
    expect(question).toMatchObject({ kind: "decimal", fields: ["model_cost"], columns: ["cost"] });
    expect(await kindsOf(text, interactions({ infra_cost: { from: "other" } }))).toEqual([]);
    expect(await kindsOf(text, { ...both, source: { decimal: "," } })).toEqual([]);
    expect(await kindsOf(text, interactions({ id: { from: "cost" } }))).toEqual([]);
  });

  it("asks for counts where a column holds percentages, and names where whole numbers are", async () => {
    const text = "day,rate,share,closed %,cases\n2026-01-05,45%,0.5,12.5,10\n2026-01-06,50%,0.25,13.5,12\n";
    const profile = await profileOf(text);
    const work = (from: string): MappingDocument => ({ target: "work", columns: { completed: { from } } });
    for (const column of ["rate", "share", "closed %"]) {
      expect(mappingQuestions(work(column), profile)).toMatchObject([
        { kind: "percentage", field: "completed", column, countColumns: ["cases"] },
      ]);
    }
    expect(mappingQuestions(work("cases"), profile)).toEqual([]);
    // A share of counts may be scaled by whoever knows what it is a share of.
    expect(
      mappingQuestions({ target: "work", columns: { completed: { from: "share", scale: 100 } } }, profile),
    ).toEqual([]);
  });
});
