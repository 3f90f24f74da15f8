import { beforeAll, describe, expect, it } from "vitest";
import { success } from "../../../shared/errors/problem.ts";
import type { Circle } from "../../../shared/journal/pilot-state.ts";
import type { JsonValue } from "../../../shared/json/json.ts";
import { pilotReport } from "../../../shared/report/pilot-report.ts";
import { membersReport } from "../../../shared/report/portfolio/members-report.ts";
import { copySuffix, hasCopies } from "../../../shared/report/report-copy.ts";
import type { ReportDocument } from "../../../shared/report/report-document.ts";
import { PILOT_REPORT_KINDS, type PilotReportKind } from "../../../shared/report/report-kinds.ts";
import { SAMPLE_CLOCK_MS } from "../../../shared/sample/build-sample-company.ts";
import { type BuiltCompany, built } from "../sample/sample-pilots.ts";

let velquist: BuiltCompany;
/** What stands in records of narrower circles alone. */
let secrets: readonly string[];

beforeAll(async () => {
  velquist = await built("velquist");
  const texts = (isNarrow: boolean): readonly string[] =>
    [...velquist.state.records.values()]
      .filter(({ circle }) => (circle !== "everyone") === isNarrow)
      .flatMap(({ fields }) => leavesOf(fields));
  const known = texts(false).join("\n");
  secrets = [...new Set(texts(true))].filter((text) => text.length >= 8 && !known.includes(text));
}, 60_000);

function leavesOf(value: JsonValue): readonly string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap((one: JsonValue) => leavesOf(one));
}

function report(kind: PilotReportKind, circle?: "everyone" | "leadership" | "partner"): ReportDocument {
  const request = { kind, asOfMs: SAMPLE_CLOCK_MS, circle };
  const made = pilotReport(velquist.state, velquist.prepared, request);
  if (!made.ok) throw new Error(made.problem.message);
  return made.value;
}

const copyOf = ({ control }: ReportDocument): string | undefined =>
  control.entries.find(({ label }) => label === "Copy")?.cell.text;

describe("the copies of a report", () => {
  it("for the room hold nothing that stands in narrower circles alone, and say how much is left out", () => {
    expect(secrets.length).toBeGreaterThan(3);
    // No question of the readiness questionnaire is answered there; a slip is of one person.
    const isOfCompany = (kind: PilotReportKind) => kind !== "slip" && kind !== "diligence";
    for (const kind of PILOT_REPORT_KINDS.filter((one) => hasCopies(one) && isOfCompany(one))) {
      const room = report(kind, "everyone");
      const words = JSON.stringify(room);
      expect({ kind, said: secrets.filter((secret) => words.includes(secret)) }).toEqual({ kind, said: [] });
      expect(copyOf(room)).toMatch(/^Room: \d+ records of narrower circles left out$/u);
      expect(copyOf(report(kind, "partner"))).toBe("Full");
      expect(copyOf(report(kind))).toBeUndefined();
    }
  });

  it("of a diligence are made for each circle too", async () => {
    const target = await built("ardlune");
    const copies = (["everyone", "partner"] as const).map((circle) => {
      const request = { kind: "diligence", asOfMs: SAMPLE_CLOCK_MS, circle } as const;
      const made = pilotReport(target.state, target.prepared, request);
      return made.ok ? copyOf(made.value) : made.problem.code;
    });
    expect(copies).toEqual(["Room: nothing of narrower circles left out", "Full"]);
    expect(hasCopies("diligence")).toBe(true);
  });

  it("leave out what the full one says", () => {
    expect(JSON.stringify(report("board", "everyone"))).toContain("withheld from this copy");
    const full = JSON.stringify(report("board", "partner"));
    expect(full).not.toContain("withheld from this copy");
    expect(full).toContain("against the method");
    expect(JSON.stringify(report("board", "leadership"))).toContain("against the method");
  });

  it("have the same figures", () => {
    for (const kind of ["baseline", "board", "exit", "phase"] as const) {
      expect(report(kind, "everyone").figures).toStrictEqual(report(kind).figures);
    }
  });

  it("of a portfolio are counted over its companies, and their files are called otherwise", () => {
    const members = [
      { pilot: velquist.state, read: () => success(velquist.prepared), asOfMs: SAMPLE_CLOCK_MS },
    ];
    const reportOf = (circle?: Circle): ReportDocument => {
      const made = membersReport(members, { asOfMs: SAMPLE_CLOCK_MS, circle });
      if (!made.ok) throw new Error(made.problem.message);
      return made.value;
    };
    const room = reportOf("everyone");
    expect(copyOf(room)).toMatch(/^Room: \d+ records of narrower circles left out$/u);
    expect(room.figures).toStrictEqual(reportOf().figures);
    expect([copySuffix("everyone"), copySuffix("leadership"), copySuffix("partner")]).toEqual([
      "-room",
      "-leadership",
      "",
    ]);
  });
});
