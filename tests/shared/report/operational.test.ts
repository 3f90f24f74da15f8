import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { metricName } from "../../../shared/domain/metric-words.ts";
import { pilotView } from "../../../shared/domain/pilot-view.ts";
import { success } from "../../../shared/errors/problem.ts";
import { renderCsv } from "../../../shared/report/csv/render-csv.ts";
import { pilotReport } from "../../../shared/report/pilot-report.ts";
import { membersReport } from "../../../shared/report/portfolio/members-report.ts";
import { renderPptx } from "../../../shared/report/pptx/render-pptx.ts";
import type { ReportDocument } from "../../../shared/report/report-document.ts";
import type { PilotReportKind } from "../../../shared/report/report-kinds.ts";
import { SAMPLE_CLOCK_MS } from "../../../shared/sample/build-sample-company.ts";
import { built } from "../sample/sample-pilots.ts";

type Company = Awaited<ReturnType<typeof built>>;

/** A company whose line on one metric was never drawn: the metric is before the leadership, and nobody would act on it. */
async function withoutLine(key: "tallowmere" | "norrbex", metric: string): Promise<Company> {
  const company = await built(key);
  const records = new Map(
    [...company.state.records].filter(
      ([, { type, fields }]) => type !== "threshold" || fields["metric"] !== metric,
    ),
  );
  return { ...company, state: { ...company.state, records } };
}

function report({ state, prepared }: Company, kind: PilotReportKind): ReportDocument {
  const made = pilotReport(state, prepared, { kind, asOfMs: SAMPLE_CLOCK_MS });
  if (!made.ok) throw new Error(made.problem.message);
  return made.value;
}

function operationalEntry(document: ReportDocument): string | undefined {
  return document.control.entries.find(({ label }) => label === "Operational share")?.cell.text;
}

/** The line of the share in a CSV of figures. */
const shareLine = (csv: string): string | undefined =>
  csv.split("\r\n").find((line) => line.includes("operational.share"));

let company: Company;
beforeAll(async () => {
  company = await withoutLine("tallowmere", "trust.acceptance");
}, 60_000);

describe("every report of a company that shows metrics", () => {
  it.each(["phase", "minutes", "reset", "board", "exit"] as const)(
    "%s: the share, and what is decorative by name",
    (kind) => {
      const { operational } = pilotView(company.state, company.prepared, SAMPLE_CLOCK_MS);
      expect(operational.decorative.map(({ metric }) => metric)).toStrictEqual(["trust.acceptance"]);
      expect(operational.share).toBe((operational.shown - 1) / operational.shown);
      const document = report(company, kind);
      const entry = operationalEntry(document);
      expect(entry).toBe("80\u202f%; decorative: Acceptance rate");
      expect(
        document.figures.filter(({ metric }) => metric === "trust.acceptance").map((row) => row.decorative),
      ).toSatisfy((all: readonly unknown[]) =>
        all.every((one) => one === "no threshold; no pre-committed action"),
      );
      expect(
        document.figures.filter(
          (row) => !["trust.acceptance", "operational.share"].includes(row.metric) && row.decorative,
        ),
      ).toStrictEqual([]);
      expect(document.figures.filter(({ metric }) => metric === "operational.share")).toMatchObject([
        {
          value: 0.8,
          n: 5,
          numerator: 4,
          denominator: 5,
          printed: "80\u202f%",
          to: document.control.asOfIso,
          decorative: "Acceptance rate (no threshold; no pre-committed action)",
        },
      ]);
      expect(document.definitions.filter(({ id }) => id === "operational.share")).toHaveLength(1);
    },
  );

  it.each(["phase", "board", "exit"] as const)(
    "%s: the word beside the metric, and beside no other",
    (kind) => {
      const cells = report(company, kind)
        .parts.flatMap(({ sections }) => sections.filter(({ id }) => id !== "definitions"))
        .flatMap(({ blocks }) => blocks)
        .flatMap((block) => (block.kind === "table" ? block.rows : []))
        .flatMap((row) => row.cells);
      const marked = cells.filter(({ detail = "" }) => detail.includes("decorative")).map(({ text }) => text);
      expect(new Set(marked)).toStrictEqual(new Set([metricName("trust.acceptance")]));
      expect(
        cells.filter(
          ({ text, detail = "" }) =>
            text === metricName("trust.acceptance") && !detail.includes("decorative"),
        ),
      ).toStrictEqual([]);
    },
  );

  it("says so of a sealed baseline by the records that were sealed", async () => {
    expect(operationalEntry(report(await built("tallowmere"), "baseline"))).toBe("100\u202f%");
  });

  it("reads it back in the CSV and in the text of the deck, of a slip and of the portfolio too", async () => {
    const [person] = [...company.state.records.values()].filter(({ type }) => type === "person");
    const slip = pilotReport(company.state, company.prepared, {
      kind: "slip",
      asOfMs: SAMPLE_CLOCK_MS,
      person: person?.id,
    });
    if (!slip.ok) throw new Error(slip.problem.message);
    expect(operationalEntry(slip.value)).toBe("80\u202f%; decorative: Acceptance rate");
    for (const kind of ["phase", "reset", "board", "exit"] as const) {
      expect({ kind, line: shareLine(renderCsv(report(company, kind))) }).toEqual({
        kind,
        line: expect.stringMatching(/,0\.8,,,5,4,5,rate,,80\u202f%,.*Acceptance rate \(no threshold; /u),
      });
    }
    for (const kind of ["board", "exit"] as const) {
      const slides = unzipSync(await renderPptx(report(company, kind)));
      expect(strFromU8(slides["ppt/slides/slide1.xml"] ?? new Uint8Array())).toContain(
        "Operational share 80\u202f%; decorative: Acceptance rate",
      );
    }
    const portfolio = membersReport(
      [{ pilot: company.state, read: () => success(company.prepared), asOfMs: SAMPLE_CLOCK_MS }],
      { asOfMs: SAMPLE_CLOCK_MS },
    );
    if (!portfolio.ok) throw new Error(portfolio.problem.message);
    expect(shareLine(renderCsv(portfolio.value))).toMatch(/^Tallowmere.*,0\.8,,,5,4,5,rate,,80\u202f%,/u);
    const deck = Object.entries(unzipSync(await renderPptx(portfolio.value)))
      .filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/u.test(name))
      .map(([, bytes]) => strFromU8(bytes));
    expect(
      deck.filter((slide) => slide.includes("80\u202f%; decorative: Acceptance rate")).length,
    ).toBeGreaterThan(0);
  });

  it("says nothing of a target, which nobody leads by metrics yet", async () => {
    const target = report(await built("ardlune"), "diligence");
    expect(operationalEntry(target)).toBeUndefined();
    expect(shareLine(renderCsv(target))).toBeUndefined();
  });

  it("says it in the diligence of a pilot that runs, once it has answered the questions", async () => {
    const answers = [...(await built("ardlune")).state.records].filter(
      ([, { type }]) => type === "readinessAnswer",
    );
    const records = new Map([...company.state.records, ...answers]);
    const running = report({ ...company, state: { ...company.state, records } }, "diligence");
    expect(operationalEntry(running)).toBe("80\u202f%; decorative: Acceptance rate");
    expect(shareLine(renderCsv(running))).toMatch(/,0\.8,,,5,4,5,rate,,80\u202f%,.*Acceptance rate \(/u);
    expect(running.definitions.filter(({ id }) => id === "operational.share")).toHaveLength(1);
    const findings = running.parts.flatMap(({ sections }) => sections.map(({ finding }) => finding));
    expect(findings).toContain("25 of 25 questions are answered, 14 with evidence");
    expect(findings).toContain(
      "Readiness for convergence is 38 of 100, and 2 of 5 sections rest on low confidence",
    );
    expect(running.control.entries.find(({ label }) => label === "As of")?.cell.text).toMatch(
      /^Day 151 of 180/u,
    );
  });

  it("names the first three", async () => {
    const norrbex = await withoutLine("norrbex", "avd.rate");
    expect(operationalEntry(report(norrbex, "phase"))).toBe(
      "40\u202f%; decorative: Autonomous value rate, Escalation rate, Cost per outcome",
    );
  });
});
