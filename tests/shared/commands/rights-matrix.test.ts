import { describe, expect, it } from "vitest";
import { rightsGaps } from "../../../shared/domain/rights-check.ts";
import { rightsDifference } from "../../../shared/domain/rights-difference.ts";
import { RIGHTS_TEMPLATE } from "../../../shared/domain/rights-template.ts";
import { rightsInForce, rightsVersions } from "../../../shared/domain/rights-versions.ts";
import { verifyMatrix } from "../../../shared/journal/matrix-digest.ts";
import { verifyPilot } from "../../../shared/journal/verify-journal.ts";
import { addGuardrail, addLeaders, completeRows, draftMatrix, publishMatrix } from "../domain/test-matrix.ts";
import { TestPilot } from "../domain/test-pilot.ts";

function refusal(pilot: TestPilot, command: string, input: object): string {
  const done = pilot.try(command, input);
  if (done.ok) throw new Error(`${command} was not refused`);
  return done.problem.message;
}

function day(date: string): number {
  return Date.parse(date) / 86_400_000;
}

describe("the matrix as it is", () => {
  it("begins with the seventeen rows of the four categories, and adds each once", () => {
    const pilot = new TestPilot();
    pilot.run("decisionRight.add", { decisionType: "Prompt tuning", category: 3 });
    pilot.run("rightsMatrix.template", {});
    const [asIs] = rightsVersions(pilot.state);
    expect(asIs).toMatchObject({ version: 0, state: "as is", matrix: null });
    expect(asIs?.rows).toHaveLength(RIGHTS_TEMPLATE.length);
    const before = pilot.state;
    pilot.run("rightsMatrix.template", {});
    expect(pilot.state).toBe(before);
  });
});

describe("a complete matrix", () => {
  const broken: readonly (readonly [what: string, row: number, fields: object | null, gap: string])[] = [
    ["a row without an owner", 0, { accountable: null }, '"Privacy boundaries" has no accountable owner'],
    ["no category", 0, { category: null }, '"Privacy boundaries" has no category'],
    [
      "a delegated platform control",
      0,
      { delegates: "cpo" },
      '"Privacy boundaries" is a platform control: it cannot be delegated',
    ],
    [
      "a platform control as a domain",
      0,
      { domain: "Privacy" },
      '"Privacy boundaries" is a platform control: it cannot be a delegated domain',
    ],
    [
      "value-engine control of another owner",
      1,
      { accountable: "cto" },
      '"Autonomy thresholds" is a value-engine control: its owner is the converged executive',
    ],
    [
      "value-engine control that is not weekly",
      1,
      { cadence: "monthly" },
      '"Autonomy thresholds" is not calibrated weekly',
    ],
    ["squads without a guardrail", 2, { guardrails: null }, '"Prompts" names no guardrail to stay inside'],
    [
      "packaging without the revenue key",
      3,
      { revenueKey: null },
      '"Discounts" has nobody with the revenue key',
    ],
    ["both keys with one person", 3, { revenueKey: "cpo" }, 'both keys of "Discounts" are with one person'],
    ["an empty category", 3, null, "no decision type stands in 4, commercial packaging"],
  ];
  it.each(broken)("is not one with %s", (_, index, fields, gap) => {
    const pilot = new TestPilot();
    const people = addLeaders(pilot);
    const guardrail = addGuardrail(pilot, people.cto);
    const id = draftMatrix(pilot, people, guardrail);
    const rows = [...pilot.state.records.values()].filter(
      ({ type, removed }) => type === "decisionRight" && !removed,
    );
    const row = rows[index]?.id ?? "";
    if (fields === null) pilot.run("decisionRight.remove", { id: row });
    else {
      const resolved = Object.fromEntries(
        Object.entries(fields).map(([field, value]) => {
          const person =
            typeof value === "string" && value in people ? people[value as keyof typeof people] : value;
          return [field, field === "delegates" ? [person] : person];
        }),
      );
      pilot.run("decisionRight.edit", { id: row, ...resolved });
    }
    const before = pilot.state;
    const message = refusal(pilot, "rightsMatrix.publish", { id, effectiveFrom: "2026-07-01" });
    expect(message).toContain("version 1 cannot be published: ");
    expect(message).toContain(gap);
    expect(pilot.state).toBe(before);
  });

  it("has every decision type once, whatever its letters", () => {
    const pilot = new TestPilot();
    const people = addLeaders(pilot);
    const id = draftMatrix(pilot, people, addGuardrail(pilot, people.cto));
    pilot.run("decisionRight.add", {
      decisionType: "discounts",
      category: 4,
      accountable: people.cro,
      matrix: id,
    });
    const rows = rightsVersions(pilot.state).at(-1)?.rows ?? [];
    expect(rightsGaps(pilot.state, rows).map(({ text }) => text)).toContain('"Discounts" stands 2 times');
  });
});

describe("publishing", () => {
  it("seals the rows from a date on, freezes version 0, and is in force from then on", () => {
    const pilot = new TestPilot();
    pilot.run("decisionRight.add", { decisionType: "Discounts", category: 4, agreeing: 3, days: 8 });
    const { matrix } = publishMatrix(pilot, "2026-07-01");
    const [asIs, first, ...others] = rightsVersions(pilot.state);
    expect(others).toEqual([]);
    expect(asIs).toMatchObject({ version: 0, state: "as is" });
    expect(asIs?.digest).toMatch(/^[0-9a-f]{64}$/u);
    expect(first).toMatchObject({ version: 1, state: "published", matrix, effectiveFrom: day("2026-07-01") });
    expect(first?.rows.map(({ category }) => category)).toEqual([1, 2, 3, 4]);
    expect(first?.rows[0]?.accountable?.name).toBe("Tom Tech");
    expect(rightsInForce(pilot.state, day("2026-06-30")).version).toBe(0);
    expect(rightsInForce(pilot.state, day("2026-07-01")).version).toBe(1);
    expect(verifyPilot(pilot.state)).toEqual([]);
    // A name that changes later changes nothing that was sealed.
    const cto = first?.rows[0]?.accountable?.id ?? "";
    pilot.run("person.edit", { id: cto, name: "Tom Turing" });
    expect(rightsVersions(pilot.state)[1]?.rows[0]?.accountable?.name).toBe("Tom Tech");
  });

  it("never holds backwards", () => {
    const pilot = new TestPilot();
    const people = addLeaders(pilot);
    const id = draftMatrix(pilot, people, addGuardrail(pilot, people.cto));
    expect(refusal(pilot, "rightsMatrix.publish", { id, effectiveFrom: "2026-06-21" })).toContain(
      "the earliest date is today",
    );
    pilot.run("rightsMatrix.publish", { id, effectiveFrom: "2026-06-22" });
  });

  it("cannot be undone, changed or removed; rows of sealed versions stay", () => {
    const pilot = new TestPilot();
    pilot.run("decisionRight.add", { decisionType: "Discounts", category: 4 });
    const { matrix, cro } = publishMatrix(pilot, "2026-07-01");
    expect(refusal(pilot, "undo", {})).toBe("what was published stays: publish another version and say why");
    const rows = [...pilot.state.records.values()].filter(({ type }) => type === "decisionRight");
    const [asIs, sealed] = rows.map(({ id }) => id);
    expect(refusal(pilot, "decisionRight.edit", { id: asIs, days: 2 })).toContain("version 0 is sealed");
    expect(refusal(pilot, "decisionRight.edit", { id: sealed, accountable: cro })).toContain(
      "version 1 is sealed",
    );
    expect(refusal(pilot, "decisionRight.remove", { id: sealed })).toContain("version 1 is sealed");
    expect(refusal(pilot, "decisionRight.add", { decisionType: "More", matrix })).toContain(
      "version 1 is sealed",
    );
    expect(refusal(pilot, "decisionRight.add", { decisionType: "More" })).toContain("version 0 is sealed");
    expect(refusal(pilot, "rightsMatrix.discard", { id: matrix })).toContain("it stays");
    expect(refusal(pilot, "rightsMatrix.publish", { id: matrix, effectiveFrom: "2026-08-01" })).toContain(
      "it is published already",
    );
  });

  it("of a later version needs a reason, and its date does not come before the one in force", () => {
    const pilot = new TestPilot();
    const { matrix } = publishMatrix(pilot, "2026-07-10");
    const second = pilot.run("rightsMatrix.draft", {});
    expect(rightsVersions(pilot.state).at(-1)).toMatchObject({ version: 2, state: "draft" });
    expect(refusal(pilot, "rightsMatrix.draft", {})).toBe("version 2 is being drafted already");
    const early = refusal(pilot, "rightsMatrix.publish", { id: second, effectiveFrom: "2026-07-01" });
    expect(early).toContain("version 1 takes effect later than that");
    expect(early).toContain("it follows version 1: say in a sentence why");
    pilot.run("rightsMatrix.publish", {
      id: second,
      effectiveFrom: "2026-07-10",
      reason: "the pilot taught us",
    });
    expect(rightsInForce(pilot.state, day("2026-07-10")).version).toBe(2);
    expect(rightsVersions(pilot.state).map(({ matrix: id }) => id)).toContain(matrix);
  });

  it("shows a single byte that was changed afterwards, to the view and to verification", () => {
    const pilot = new TestPilot();
    const { matrix } = publishMatrix(pilot, "2026-07-01");
    const record = pilot.state.records.get(matrix);
    if (record === undefined) throw new Error("no matrix");
    expect(verifyMatrix(record)).toBeNull();
    const changed = { ...record, fields: { ...record.fields, effectiveFrom: "2026-06-30" } };
    pilot.state = { ...pilot.state, records: new Map(pilot.state.records).set(matrix, changed) };
    expect(verifyMatrix(changed)?.message).toBe(
      "version 1 of the decision-rights matrix differs from its seal",
    );
    expect(pilot.view("2026-07-02T08:00:00Z").findings.map(({ code }) => code)).toContain("matrix broken");
    expect(verifyPilot(pilot.state).map(({ code }) => code)).toContain("REPLAY");
  });

  it("gives up a draft with its rows", () => {
    const pilot = new TestPilot();
    const people = addLeaders(pilot);
    const id = draftMatrix(pilot, people, addGuardrail(pilot, people.cto));
    pilot.run("rightsMatrix.discard", { id });
    expect(rightsVersions(pilot.state)).toHaveLength(1);
    expect(pilot.view("2026-07-01T08:00:00Z").findings.map(({ code }) => code)).not.toContain(
      "ambiguous right",
    );
  });

  it("is frozen by a baseline that is sealed afterwards", () => {
    const pilot = new TestPilot();
    const { matrix } = publishMatrix(pilot, "2026-07-01");
    pilot.run("baseline.seal", { date: "2026-07-05" });
    const snapshot = [...pilot.state.records.values()].find(({ type }) => type === "snapshot");
    const content = snapshot?.fields["content"] as {
      readonly records: Record<string, readonly { readonly id: string }[]>;
    };
    expect(content.records["rightsMatrix"]?.map(({ id }) => id)).toContain(matrix);
    expect(content.records["decisionRight"]).toHaveLength(4);
  });
});

describe("the difference between two versions", () => {
  it("names what was added, left out and changed, in words", () => {
    const pilot = new TestPilot();
    const people = addLeaders(pilot);
    const guardrail = addGuardrail(pilot, people.cto);
    for (const row of completeRows(people, guardrail)) pilot.run("decisionRight.add", row);
    const id = pilot.run("rightsMatrix.draft", {});
    const rows = [...pilot.state.records.values()].filter(({ fields }) => fields["matrix"] === id);
    const [first, , third, fourth] = rows.map((row) => row.id);
    pilot.run("decisionRight.edit", { id: first, accountable: people.lead, days: 2 });
    pilot.run("decisionRight.edit", { id: third, delegates: null });
    pilot.run("decisionRight.remove", { id: fourth });
    pilot.run("decisionRight.add", { decisionType: "Usage policies", category: 4, matrix: id });
    const [before, after] = rightsVersions(pilot.state);
    const differences = rightsDifference(before?.rows ?? [], after?.rows ?? []);
    expect(differences.map(({ decisionType, kind }) => [decisionType, kind])).toEqual([
      ["Privacy boundaries", "changed"],
      ["Autonomy thresholds", "unchanged"],
      ["Prompts", "changed"],
      ["Usage policies", "added"],
      ["Discounts", "removed"],
    ]);
    expect(differences[0]?.fields).toEqual([
      { field: "accountable", before: "Tom Tech", after: "Lea Lead" },
      { field: "days", before: "–", after: "2" },
    ]);
    expect(differences[2]?.fields).toEqual([{ field: "delegates", before: "Pia Product", after: "–" }]);
    // The other way round it says the opposite, and against itself nothing.
    expect(rightsDifference(after?.rows ?? [], before?.rows ?? []).map(({ kind }) => kind)).toEqual([
      "changed",
      "unchanged",
      "changed",
      "added",
      "removed",
    ]);
    expect(
      rightsDifference(after?.rows ?? [], after?.rows ?? []).every(({ kind }) => kind === "unchanged"),
    ).toBe(true);
  });

  it("does not take a new name of a person for a change of rights", () => {
    const pilot = new TestPilot();
    const { cto } = publishMatrix(pilot, "2026-07-01");
    pilot.run("person.edit", { id: cto, name: "Tom Turing" });
    pilot.run("rightsMatrix.draft", {});
    const [, first, second] = rightsVersions(pilot.state);
    const kinds = rightsDifference(first?.rows ?? [], second?.rows ?? []).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(["unchanged"]));
  });
});
