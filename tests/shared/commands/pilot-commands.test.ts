import { describe, expect, it } from "vitest";
import { findByName } from "../../../shared/records/find-by-name.ts";
import { pilotRecord, recordsOf } from "../../../shared/records/read-records.ts";
import { freshPilot, madeId, refusal, run, testWorld } from "./test-pilot.ts";

describe("pilot.set", () => {
  const pilot = freshPilot();

  it("takes decimals as numbers and as texts; money becomes whole micros, half to even", () => {
    const set = run(pilot, "pilot.set", {
      workflows: {
        Claims: { unitValue: "12.5", confidenceFloor: 0.8, unknownQualityCounts: true },
        Billing: { unitValue: 0.0000005 },
        Returns: { unitValue: "0.0000015" },
      },
      confirmationHours: "48",
      dealFitBar: 65,
    }).state;
    expect(findByName(set, "workflow", "Claims")).toMatchObject({
      unitValueMicros: 12_500_000,
      confidenceFloor: 0.8,
      unknownQualityCounts: true,
    });
    // 0.5 micros go to 0, 1.5 micros to 2.
    expect(findByName(set, "workflow", "Billing")?.unitValueMicros).toBe(0);
    expect(findByName(set, "workflow", "Returns")?.unitValueMicros).toBe(2);
    expect(pilotRecord(set)).toMatchObject({ confirmationHours: 48, dealFitBar: 65 });
  });

  it("sets parts of the index and the objective and leaves the others", () => {
    const first = run(pilot, "pilot.set", {
      rqi: { nrr: { weight: 0.4, floor: "0.9" } },
      objective: { avd: { target: 60 } },
    });
    const second = run(first.state, "pilot.set", { rqi: { nrr: { floor: null }, grr: { target: 1 } } });
    expect(pilotRecord(second.state).rqi).toEqual({ nrr: { weight: 0.4 }, grr: { target: 1 } });
    expect(pilotRecord(second.state).objective).toEqual({ avd: { target: 60 } });
    const third = run(second.state, "pilot.set", { objective: { avd: { target: null } } });
    expect(pilotRecord(third.state).objective).toBeUndefined();
  });

  it("refuses other keys by name, and values outside their range", () => {
    const refused = (input: object) => refusal(pilot, "pilot.set", input);
    expect(refused({ colour: "red" })).toMatchObject({
      code: "SETTING_UNKNOWN",
      message: expect.stringContaining("colour"),
    });
    expect(refused({ rqi: { arr: {} } })).toMatchObject({ code: "SETTING_UNKNOWN", where: "/rqi" });
    expect(refused({ workflows: { Claims: { price: 1 } } })).toMatchObject({ code: "SETTING_UNKNOWN" });
    expect(refused({ dealFitBar: 101 })).toMatchObject({ code: "COMMAND_INPUT", where: "/dealFitBar" });
    expect(refused({ workflows: { Claims: { confidenceFloor: "1.5" } } }).code).toBe("COMMAND_INPUT");
    expect(refused({ workflows: { Claims: { unitValue: "12,5" } } }).code).toBe("COMMAND_INPUT");
    expect(refused({ workflows: { all: { unitValue: 1 } } }).code).toBe("COMMAND_INPUT");
    expect(refused({ confirmationHours: "soon" }).code).toBe("COMMAND_INPUT");
  });
});

describe("workflows", () => {
  it("keep the names that they had, which nobody else can get", () => {
    const pilot = run(freshPilot(), "workflow.add", { name: "Claims" }).state;
    const id = findByName(pilot, "workflow", "Claims")?.id ?? "";
    const renamed = run(pilot, "workflow.rename", { id, name: "Claims handling" }).state;
    expect(recordsOf(renamed, "workflow")).toMatchObject([
      { id, name: "Claims handling", aliases: ["Claims"] },
    ]);
    expect(findByName(renamed, "workflow", "Claims")?.id).toBe(id);
    expect(refusal(renamed, "workflow.add", { name: "Claims" }).code).toBe("RULE");
    const other = run(renamed, "workflow.add", { name: "Billing" });
    expect(refusal(other.state, "workflow.rename", { id: madeId(other), name: "Claims" }).code).toBe("RULE");
    const back = run(renamed, "workflow.rename", { id, name: "Claims" }).state;
    expect(recordsOf(back, "workflow")).toMatchObject([{ name: "Claims", aliases: ["Claims handling"] }]);
  });

  it("have the same id on two replicas, and one of segments beside", () => {
    const base = freshPilot();
    const one = run(base, "workflow.add", { name: "Claims" }, testWorld("aa01"));
    const other = run(base, "workflow.add", { name: " Claims" }, testWorld("bb02"));
    expect(madeId(one)).toBe(madeId(other));
    expect(madeId(run(base, "segment.add", { name: "Claims" }))).toMatch(/^sg-/);
  });

  it("cannot be called * or all", () => {
    expect(refusal(freshPilot(), "workflow.add", { name: "*" }).where).toBe("/name");
    expect(refusal(freshPilot(), "segment.add", { name: " all" }).code).toBe("COMMAND_INPUT");
  });
});

describe("attachment.add", () => {
  it("takes 25 MiB and not a byte more", () => {
    const pilot = freshPilot();
    const largest = new Uint8Array(26_214_400);
    expect(run(pilot, "attachment.add", { name: "a.bin", bytes: largest }).state.attachments.size).toBe(1);
    const larger = new Uint8Array(26_214_401);
    expect(refusal(pilot, "attachment.add", { name: "a.bin", bytes: larger }).code).toBe("FILE_TOO_LARGE");
    expect(refusal(pilot, "attachment.add", { name: "a.bin", bytes: "no base64!" }).code).toBe(
      "COMMAND_INPUT",
    );
  });
});
