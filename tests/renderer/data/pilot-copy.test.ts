import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { copyOfPilot, pilotOfCopy } from "../../../renderer/data/pilot-copy.ts";
import { standOf } from "../../../renderer/figures/kept-answers.ts";
import { type PilotState, withoutRows } from "../../../shared/journal/pilot-state.ts";
import { verifyPilot } from "../../../shared/journal/verify-journal.ts";
import { withholdFor } from "../../../shared/journal/withhold.ts";
import { after, freshPilot, person } from "../../e2e/browser/support/pilots.ts";

const pilot = after(after(freshPilot("Norrbex"), "a1", person("Ada")), "a1", {
  command: "shadowMetric.add",
  input: { function: "revenue", name: "Calls", decision: "retire" },
});

function roundTrip(state: PilotState): PilotState {
  return pilotOfCopy(state.pilotId, copyOfPilot(state), state.attachments);
}

describe("a copy of a pilot", () => {
  it.each([
    ["with its confidential values", pilot],
    ["without those that were withheld", withholdFor(pilot, "everyone")],
  ])("is the pilot that was copied, %s", (_, whole) => {
    const state = withoutRows(whole);
    const read = roundTrip(state);
    expect(read).toStrictEqual(state);
    expect([...read.records.keys()]).toStrictEqual([...state.records.keys()]);
    expect(verifyPilot({ ...whole, ...read })).toStrictEqual([]);
    expect(copyOfPilot(read)).toStrictEqual(copyOfPilot(state));
    expect(copyOfPilot(state).stand).toBe(standOf(state));
  });

  it("holds whatever fields and values hold (seed 180)", () => {
    const stored = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as never);
    const property = fc.property(
      fc.dictionary(fc.string({ unit: "binary" }), stored, { noNullPrototype: true }),
      fc.array(fc.tuple(fc.string(), stored)),
      fc.uint8Array(),
      (fields, values, bytes) => {
        const [first] = [...pilot.records.values()];
        const state: PilotState = {
          ...pilot,
          records: new Map([...pilot.records, ["of fields", { ...first, id: "of fields", fields } as never]]),
          confidential: new Map(values.map(([name, value]) => [name, { value, salt: name }])),
          attachments: new Map([["digest", bytes]]),
        };
        const read = roundTrip(state);
        expect(read.records).toStrictEqual(state.records);
        expect(read.confidential).toStrictEqual(state.confidential);
        expect(read.attachments).toBe(state.attachments);
      },
    );
    fc.assert(property, { seed: 180, numRuns: 200 });
  });
});
