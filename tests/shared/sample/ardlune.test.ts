import { beforeAll, describe, expect, it } from "vitest";
import { recordsOf } from "../../../shared/records/read-records.ts";
import type { BuiltCompany } from "./sample-pilots.ts";
import { built } from "./sample-pilots.ts";

let ardlune: BuiltCompany;
beforeAll(async () => {
  ardlune = await built("ardlune");
});

describe("Ardlune: a diligence target", () => {
  it("scores 2, 1, 1, 2 and 1.6 of 4 in its sections: 38 of 100", () => {
    const answers = recordsOf(ardlune.state, "readinessAnswer");
    const mean = (section: string) => {
      const own = answers.filter((answer) => answer.section === section);
      expect(own).toHaveLength(5);
      return own.reduce((sum, { level }) => sum + level, 0) / own.length;
    };
    const scores = ["drift", "ownership", "feedback", "autonomy", "coherence"].map(mean);
    expect(scores).toEqual([2, 1, 1, 2, 1.6]);
    // 7.6 of 20
    expect(Math.round((scores.reduce((sum, score) => sum + score, 0) / 20) * 100)).toBe(38);
  });

  it("gave evidence for 14 of 25 answers, so that confidence is low in two sections", () => {
    const answers = recordsOf(ardlune.state, "readinessAnswer");
    expect(answers.filter(({ evidence }) => evidence !== undefined)).toHaveLength(14);
    const low = new Set(
      answers.filter(({ confidence }) => confidence === "low").map(({ section }) => section),
    );
    expect([...low].toSorted()).toEqual(["feedback", "ownership"]);
  });

  it("has no start date, commercial data and nothing else", () => {
    expect(ardlune.view.moment).toMatchObject({ stage: "target", day: null, phase: null });
    expect(recordsOf(ardlune.state, "batch").map(({ input }) => input)).toEqual(["revenue", "customers"]);
    expect(ardlune.figure("revenue.nrr", "2026-10-01", "2026-10-31").value).toBeCloseTo(0.9989, 4);
    expect(ardlune.view.titleGate.state).toBe("locked");
  });
});
