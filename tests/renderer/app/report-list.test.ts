import { describe, expect, it } from "vitest";
import { reportFacts } from "../../../renderer/app/export/report-list.ts";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { formatsOfKind } from "../../../shared/report/file-formats.ts";
import { hasNothingFor } from "../../../shared/report/nothing-for.ts";
import { pilotReport } from "../../../shared/report/pilot-report.ts";
import {
  COMPANY_REPORT_KINDS,
  PILOT_REPORT_KINDS,
  type PilotReportKind,
} from "../../../shared/report/report-kinds.ts";
import { SAMPLE_CLOCK_MS } from "../../../shared/sample/build-sample-company.ts";
import { built } from "../../shared/sample/sample-pilots.ts";

/** The kinds that the window offers for a company, each with its formats. */
function offered(pilot: PilotState): readonly (readonly [PilotReportKind, readonly string[]])[] {
  return PILOT_REPORT_KINDS.filter((kind) => reportFacts(kind).lack(pilot) === null).map(
    (kind) => [kind, reportFacts(kind).formats] as const,
  );
}

/** The kinds that can be made of it, as the command line makes them. */
async function made(key: string): Promise<readonly (readonly [PilotReportKind, readonly string[]])[]> {
  const { state, prepared } = await built(key);
  return PILOT_REPORT_KINDS.filter((kind) => {
    const person = kind === "slip" ? recordsOf(state, "person")[0]?.id : undefined;
    const report = pilotReport(state, prepared, { kind, person, asOfMs: SAMPLE_CLOCK_MS });
    if (!report.ok && !hasNothingFor(report.problem)) throw new Error(report.problem.message);
    return report.ok;
  }).map((kind) => [kind, formatsOfKind(kind)] as const);
}

describe("the reports that the window offers", () => {
  // With all there is, without a baseline, and a target that runs no pilot.
  it.each(["tallowmere", "norrbex", "ardlune"])("of %s are those that can be made of it", async (key) => {
    const { state } = await built(key);
    const kinds = offered(state);
    expect(kinds.length).toBeGreaterThan(0);
    expect(kinds).toStrictEqual(await made(key));
  });

  it("as a full set are all but the slip, which is of one person", () => {
    expect(COMPANY_REPORT_KINDS).toStrictEqual(PILOT_REPORT_KINDS.filter((kind) => kind !== "slip"));
    expect(COMPANY_REPORT_KINDS).toHaveLength(7);
  });
});
