import * as xlsx from "@e965/xlsx";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { success } from "../../../shared/errors/problem.ts";
import { freeText } from "../../../shared/report/baseline/blocks.ts";
import { formatsOfKind } from "../../../shared/report/file-formats.ts";
import { pilotReport } from "../../../shared/report/pilot-report.ts";
import { membersReport } from "../../../shared/report/portfolio/members-report.ts";
import { renderReport } from "../../../shared/report/render-report.ts";
import type { ReportDocument } from "../../../shared/report/report-document.ts";
import { PILOT_REPORT_KINDS } from "../../../shared/report/report-kinds.ts";
import { SAMPLE_CLOCK_MS } from "../../../shared/sample/build-sample-company.ts";
import { built } from "../sample/sample-pilots.ts";
import { officeFile } from "./office/office-file.ts";

const HOSTILE = [
  "<script>alert(1)</script>",
  '</w:t></w:r><w:r><w:t>"&amp;',
  '=HYPERLINK("http://evil","x")',
  "@SUM(1)",
  "\u202Egnp.exe\u0000\u0007\u000B\uFFFE",
  "[x](javascript:alert(1))",
  "مرحبا \u200F שלום",
  "👩‍👩‍👧‍👦".repeat(40),
  "\uD800 lone",
  "x".repeat(10_000),
] as const;

/** What people typed stands under these names in a report. */
const TYPED = new Set([
  "text",
  "detail",
  "title",
  "subtitle",
  "finding",
  "caption",
  "head",
  "label",
  "company",
  "confidentiality",
  "version",
  "workflow",
  "segment",
  "sentence",
  "action",
  "owner",
]);
/** Characters that hide or turn what stands beside them. */
// oxlint-disable-next-line no-control-regex
const HIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\u202E]/u;

/** The same report in which everything that people may have typed is hostile. */
function poisoned(document: ReportDocument): ReportDocument {
  let place = 0;
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      return value.map((one) => (typeof one === "string" ? next() : walk(one)));
    }
    if (value === null || typeof value !== "object" || value instanceof Uint8Array) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [
        key,
        typeof one === "string" && TYPED.has(key) ? next() : walk(one),
      ]),
    );
  };
  const next = (): string => {
    place += 1;
    // Hidden characters and length are what the model takes away from whatever people typed; markup and formulas stay.
    return freeText(HOSTILE[place % HOSTILE.length] ?? "");
  };
  // Figures keep their places in charts; words of states are the report's own.
  return {
    ...document,
    ...(walk({
      control: document.control,
      parts: document.parts,
      figures: document.figures,
    }) as Partial<ReportDocument>),
  };
}

let reports: readonly ReportDocument[];
beforeAll(async () => {
  const [tallowmere, ardlune] = await Promise.all([built("tallowmere"), built("ardlune")]);
  const ofKinds = PILOT_REPORT_KINDS.filter((kind) => kind !== "baseline").map((kind) => {
    const { state, prepared } = kind === "diligence" ? ardlune : tallowmere;
    return pilotReport(state, prepared, { kind, asOfMs: SAMPLE_CLOCK_MS, person: "CRO" });
  });
  const members = [{ pilot: tallowmere.state, read: () => success(tallowmere.prepared) }];
  reports = [...ofKinds, membersReport(members, { asOfMs: SAMPLE_CLOCK_MS })].map((made) => {
    if (!made.ok) throw new Error(made.problem.message);
    return poisoned(made.value);
  });
}, 120_000);

describe("hostile texts in a report of every kind", () => {
  it("are text in every format", { timeout: 240_000 }, async () => {
    expect(reports).toHaveLength(PILOT_REPORT_KINDS.length);
    for (const report of reports) {
      for (const format of formatsOfKind(report.kind)) {
        if (format === "pdf") continue;
        const bytes = await renderReport(report, format, { paper: "A4" });
        const faults =
          bytes[0] === 0x50 ? packedFaults(bytes, format) : plainFaults(strFromU8(bytes), format);
        expect({ kind: report.kind, format, faults }).toStrictEqual({
          kind: report.kind,
          format,
          faults: [],
        });
        expect(bytes.length).toBeLessThan(8_000_000);
      }
    }
  });
});

function plainFaults(text: string, format: string): readonly string[] {
  const faults = [
    ...(/<script/iu.test(text) ? ["a script"] : []),
    ...(HIDDEN.test(text) ? ["a hidden character"] : []),
    ...(format === "md" && /[^\\]\]\(javascript/u.test(text) ? ["a link"] : []),
  ];
  if (format !== "csv") return faults;
  const sheet = Object.values(xlsx.read(text, { type: "string", raw: true }).Sheets)[0] ?? {};
  const cells = Object.values(sheet).flatMap((cell: unknown) =>
    String((cell as xlsx.CellObject | null)?.v ?? ""),
  );
  return [...faults.filter((fault) => fault !== "a script"), ...cells.filter((cell) => /^[=@]/u.test(cell))];
}

function packedFaults(bytes: Uint8Array, format: string): readonly string[] {
  const members = unzipSync(bytes);
  const names = Object.keys(members);
  const own = names.filter((name) => /vba|macro|externalLink|\.bin$/iu.test(name));
  const outside = names.filter(
    (name) =>
      name.endsWith(".rels") && /TargetMode="External"/u.test(strFromU8(members[name] ?? new Uint8Array())),
  );
  if (format === "xlsx") {
    const cells = Object.values(xlsx.read(bytes, { type: "array" }).Sheets).flatMap((sheet) =>
      Object.values(sheet).flatMap((cell: unknown) => (cell as xlsx.CellObject | null)?.f ?? []),
    );
    return [...own, ...outside, ...cells.filter((formula) => /evil|SUM\(1\)|alert/iu.test(formula))];
  }
  const file = officeFile(bytes);
  const broken = file.names.filter(
    (name) => /\.(xml|rels)$/u.test(name) && (file.faults(name).length > 0 || HIDDEN.test(file.text(name))),
  );
  return [...own, ...outside, ...broken];
}
