import { describe, expect, it } from "vitest";
import type { PilotRecord } from "../../../shared/journal/pilot-state.ts";
import { digestOfText } from "../../../shared/json/digest.ts";
import { findByName } from "../../../shared/records/find-by-name.ts";
import { pilotRecord, recordById, recordsOf } from "../../../shared/records/read-records.ts";
import { keyedId } from "../../../shared/records/record-keys.ts";
import { referencePaths, referencesOf } from "../../../shared/records/record-references.ts";
import { RECORD_TYPE_NAMES, RECORD_TYPES } from "../../../shared/records/record-types.ts";

function record(id: string, type: string, fields: PilotRecord["fields"], removed = false): PilotRecord {
  return { id, type, circle: "everyone", removed, fields, withheld: [] };
}

function holder(...records: readonly PilotRecord[]) {
  return { records: new Map(records.map((one) => [one.id, one])) };
}

describe("record types", () => {
  it("have references to types that exist, and no field that every record has", () => {
    const targets = RECORD_TYPE_NAMES.flatMap((type) => referencePaths(type).map(({ to }) => to));
    expect(targets).toContain("person");
    for (const type of RECORD_TYPE_NAMES) {
      const fields = Object.keys(RECORD_TYPES[type].fields.shape);
      expect(
        fields.filter((field) => ["id", "type", "circle", "removed", "withheld"].includes(field)),
      ).toEqual([]);
    }
  });

  it("start in a narrower circle where the method says so", () => {
    const narrow = RECORD_TYPE_NAMES.filter((type) => RECORD_TYPES[type].circle !== "everyone");
    expect(narrow).toEqual(["shadowMetric", "incentive", "structureDecision", "titleChange", "assessment"]);
  });

  it("refuse an approved decision with an empty lens", () => {
    const lens = { effect: 1, sentence: "better" };
    const { rule } = RECORD_TYPES.decision;
    const decision = { title: "Route to the small model", status: "approved" as const };
    expect(rule?.({ ...decision, lenses: { outcome: lens, revenue: lens } })).toContain("three lenses");
    expect(rule?.({ ...decision, lenses: { outcome: lens, reliability: lens, revenue: lens } })).toBeNull();
    expect(rule?.({ ...decision, status: "draft" })).toBeNull();
  });
});

describe("referencesOf", () => {
  it("finds references at any depth with their pointers", () => {
    const versions = [
      { version: 1, direction: "below", breach: 0.5, owner: "p1", appliesFrom: "2026-01-05" },
    ];
    expect(referencesOf("threshold", { metric: "avd.rate", segment: "s1", versions })).toEqual([
      { pointer: "/segment", id: "s1", to: "segment" },
      { pointer: "/versions/0/owner", id: "p1", to: "person" },
    ]);
    expect(referencesOf("note", { text: "x", about: "r1" })).toEqual([
      { pointer: "/about", id: "r1", to: "any" },
    ]);
  });
});

describe("readers of records", () => {
  const pilot = holder(
    record("p-1-1", "pilot", { company: "c", status: "active", timeZone: "UTC", currency: "EUR" }),
    record("b-10-1", "person", { name: "Bea" }),
    record("b-9-1", "person", { name: "Ada" }, true),
    record("a-2-1", "person", { name: "Cid" }),
  );

  it("give what is not removed in the order in which it was made, and the same array again", () => {
    expect(recordsOf(pilot, "person").map(({ name }) => name)).toEqual(["Bea", "Cid"]);
    expect(recordsOf(pilot, "person")).toBe(recordsOf({ records: pilot.records }, "person"));
    expect(recordsOf(pilot, "company")).toEqual([]);
  });

  it("find by id, type and not removed", () => {
    expect(recordById(pilot, "person", "a-2-1")).toEqual({
      id: "a-2-1",
      circle: "everyone",
      withheld: [],
      name: "Cid",
    });
    expect(recordById(pilot, "workflow", "a-2-1")).toBeNull();
    expect(recordById(pilot, "person", "b-9-1")).toBeNull();
    expect(pilotRecord(pilot).currency).toBe("EUR");
  });
});

describe("keys and names", () => {
  it("make one id of all ways to write a name", () => {
    // SHA-256 of the canonical JSON ["p-1-1","workflow","Café"], shortened to 24 hex digits.
    const expected = `wf-${digestOfText('["p-1-1","workflow","Caf\u00e9"]').slice(0, 24)}`;
    expect(keyedId("workflow", "p-1-1", "  Cafe\u0301 ")).toBe(expected);
    expect(keyedId("segment", "p-1-1", "Café")).not.toContain(expected.slice(3));
    expect(keyedId("workflow", "p-1-1", "café")).not.toBe(expected);
  });

  it("find a workflow by its name and by names that it had", () => {
    const pilot = holder(record("wf-1", "workflow", { name: "Claims", aliases: ["Claims handling"] }));
    expect(findByName(pilot, "workflow", " Claims ")?.id).toBe("wf-1");
    expect(findByName(pilot, "workflow", "Claims handling")?.id).toBe("wf-1");
    expect(findByName(pilot, "workflow", "claims")).toBeNull();
    expect(findByName(pilot, "segment", "Claims")).toBeNull();
  });
});
