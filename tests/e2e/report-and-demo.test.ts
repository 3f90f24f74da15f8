import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isMetricId } from "../../shared/metrics/registry.ts";
import { writePack } from "../../shared/pack/write-pack.ts";
import { APP } from "../../shared/product-version.ts";
import { formatsOfKind, type ReportFormatName } from "../../shared/report/file-formats.ts";
import type { ReportKind } from "../../shared/report/report-document.ts";
import { buildSampleCompany } from "../../shared/sample/build-sample-company.ts";
import { SAMPLE_BANNER, SAMPLE_CLOCK } from "../../shared/sample/sample-company.ts";
import { sampleCompanies } from "../../shared/sample/sample-portfolio.ts";
import { documentsOf, notOfEngine, pilotOf } from "./support/demo-reports.ts";
import {
  converted,
  fontKindsOf,
  hasOffice,
  infoOf,
  isShown,
  lowestWords,
  outlineLength,
  packed,
  pagesOf,
  sheetRows,
  tagsOf,
} from "./support/other-readers.ts";
import { cutCharts, cutTables, tablesOf } from "./support/report-text.ts";
import { runInProcess } from "./support/run-cli.ts";
import { makeTemporaryFolder } from "./support/temporary-folder.ts";

const COMPANIES = [
  "ardlune",
  "brontavia",
  "kestrova",
  "norrbex",
  "ossunela",
  "quillando",
  "tallowmere",
  "velquist",
];
/** Ardlune is a target: what is known of it is its diligence. */
const TARGETS = ["ardlune"];
/** Norrbex has sealed no baseline and held no review; two companies have begun a narrative. */
const WITHOUT_BASELINE = ["norrbex"];
const WITH_NARRATIVE = ["tallowmere", "velquist"];

async function done(folder: string, ...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runInProcess(args, { cwd: folder });
  expect({ args, code, stderr: code === 0 ? "" : stderr }).toEqual({ args, code: 0, stderr: "" });
  return stdout;
}

/** The bytes of a PDF hold the moment at which it was made: its text and pages are compared elsewhere. */
const isStable = (format: ReportFormatName) => format !== "pdf";

/** Whether the words about the sample stand in a report: on every page of a PDF, somewhere in the other formats. */
function saysSample(file: string): boolean {
  if (file.endsWith(".pdf")) return pagesOf(file).every((page) => page.includes(packed(SAMPLE_BANNER)));
  const bytes = readFileSync(file);
  const isZip = bytes.subarray(0, 2).toString("latin1") === "PK";
  const members = isZip ? Object.values(unzipSync(bytes)) : [bytes];
  return members.some((member) => Buffer.from(member).toString("utf8").includes(SAMPLE_BANNER));
}

describe("demo", () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "converge180-demo-"));
    await done(folder, "demo", "--out", "first");
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("writes packs that verify and reports in every format, the same bytes each time", async () => {
    const packs = readdirSync(join(folder, "first"))
      .filter((path) => path.endsWith(".c180"))
      .toSorted();
    expect(packs).toEqual([...COMPANIES, "portfolio"].toSorted().map((name) => `${name}.c180`));
    expect(readdirSync(join(folder, "first/reports")).toSorted()).toEqual(
      [...COMPANIES, "portfolio"].toSorted(),
    );
    expect(readdirSync(join(folder, "first/reports/portfolio")).toSorted()).toEqual(
      formatsOfKind("portfolio")
        .map((format) => `portfolio.${format}`)
        .toSorted(),
    );
    for (const name of COMPANIES) {
      const files = readdirSync(join(folder, "first/reports", name)).toSorted();
      const ofPilot: readonly ReportKind[] = [
        ...(WITHOUT_BASELINE.includes(name) ? [] : (["baseline", "minutes", "exit"] as const)),
        ...(WITH_NARRATIVE.includes(name) ? (["board"] as const) : []),
        "phase",
        "reset",
      ];
      const kinds: readonly ReportKind[] = TARGETS.includes(name) ? ["diligence"] : ofPilot;
      const expected = kinds.flatMap((kind) => formatsOfKind(kind).map((format) => `${kind}.${format}`));
      expect(files).toEqual(expected.toSorted());
    }
    // Made again elsewhere: a company in this process, its reports one by one from its pack.
    const velquist = sampleCompanies().find(({ key }) => key === "velquist");
    const again = velquist === undefined ? null : await buildSampleCompany(velquist, { app: APP });
    const pack = again?.ok === true ? writePack([again.value]) : null;
    expect(pack?.ok === true && readFileSync(join(folder, "first/velquist.c180")).equals(pack.value)).toBe(
      true,
    );
    for (const kind of ["baseline", "board", "exit"] as const) {
      const formats = formatsOfKind(kind).filter(isStable);
      const asked = [
        "--kind",
        kind,
        "--format",
        formats.join(","),
        "--as-of",
        SAMPLE_CLOCK,
        "--out",
        "again",
      ];
      await done(folder, "report", "first/velquist.c180", ...asked);
      for (const name of formats.map((format) => `${kind}.${format}`)) {
        const [first, second] = [join("first/reports/velquist", name), join("again", name)].map((path) =>
          readFileSync(join(folder, path)),
        );
        expect({ name, same: first?.equals(second ?? Buffer.of()) }).toEqual({ name, same: true });
      }
    }
    for (const pack of packs) await done(folder, "verify", join("first", pack));

    // The pack of all of them holds several pilots: one is chosen by its id.
    const several = await runInProcess(["status", "first/portfolio.c180"], { cwd: folder });
    expect(several).toMatchObject({ code: 1, stdout: "" });
    expect(several.stderr).toContain("PACK_PILOT");
    const ids = /several pilots: ([^(]+) \(/.exec(several.stderr)?.[1]?.split(", ") ?? [];
    expect(ids).toHaveLength(COMPANIES.length);
    const chosen = await done(folder, "settings", "first/portfolio.c180", "--pilot", ids[0] ?? "", "--json");
    expect(JSON.parse(chosen)).toHaveProperty("company");
  });

  it("says in every report and every format that the data are a sample's", () => {
    const reports = join(folder, "first/reports");
    const files = [...COMPANIES, "portfolio"].flatMap((name) =>
      readdirSync(join(reports, name)).map((file) => join(reports, name, file)),
    );
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => !saysSample(file))).toEqual([]);
  });

  it("prints no table and no chart that a page cuts, and says on each page of what it is", () => {
    for (const name of ["tallowmere", "velquist", "brontavia", "ardlune"]) {
      for (const { kind, document } of documentsOf(join(folder, "first"), name)) {
        const pdf = join(folder, "first/reports", name, `${kind}.pdf`);
        const pages = pagesOf(pdf);
        expect({ name, kind, cut: cutTables(tablesOf(document), pages) }).toEqual({ name, kind, cut: [] });
        expect({ name, kind, cut: cutCharts(document, pages) }).toEqual({ name, kind, cut: [] });
        expect(infoOf(pdf)).toMatchObject({ Tagged: "yes", Pages: String(pages.length) });
        expect(fontKindsOf(pdf)).not.toContain("Type 3");
        // Read aloud and navigated: headings and tables are tagged, and the outline leads to every section.
        const tags = tagsOf(pdf);
        expect({
          name,
          kind,
          lacking: ["H1", "H2", "Table", "TH", "TD"].filter((tag) => !tags.has(tag)),
        }).toEqual({
          name,
          kind,
          lacking: [],
        });
        const findings = document.parts
          .flatMap(({ sections }) => sections)
          .filter(({ finding }) => finding !== "");
        expect(outlineLength(pdf)).toBeGreaterThanOrEqual(findings.length);
        const { company, title, asOf, engine, fingerprint } = document.control;
        const foot = [packed(engine), ...(fingerprint === null ? [] : [fingerprint.slice(0, 12)])];
        pages.forEach((page, place) => {
          const number = packed(`${place + 1} of ${pages.length}`);
          const isCover = document.parts[0]?.isCover === true && place === 0;
          const head = isCover ? [] : [packed(`${company} · ${title} · as of ${asOf}`)];
          const lacking = [...head, ...foot, number].filter((words) => !page.includes(words));
          expect({ name, kind, number, lacking }).toEqual({ name, kind, number, lacking: [] });
        });
      }
    }
  });

  it.skipIf(!hasOffice)("says the same in what LibreOffice reads of its office files", async () => {
    const read = join(folder, "read");
    const reports = (name: string, ...files: readonly string[]): readonly string[] =>
      files.map((file) => join(folder, "first/reports", name, file));
    const books = ["baseline", "phase", "minutes", "reset", "board", "exit"].map((kind) => `${kind}.xlsx`);
    await converted(
      [
        ...reports("tallowmere", ...books),
        ...reports("ardlune", "diligence.xlsx"),
        ...reports("portfolio", "portfolio.xlsx"),
      ],
      "csv",
      join(read, "csv"),
    );
    const decks = [
      ...reports("velquist", "board.pptx", "exit.pptx"),
      ...reports("portfolio", "portfolio.pptx"),
    ];
    await converted([...decks, ...reports("tallowmere", "baseline.docx")], "pdf", join(read, "pdf"));
    const pilot = pilotOf(join(folder, "first"), "tallowmere");
    for (const kind of ["baseline", "phase", "reset", "board", "exit"]) {
      const rows = sheetRows(join(read, "csv"), kind, "Figures").filter(
        ({ From, Metric = "" }) => From !== undefined && isMetricId(Metric),
      );
      expect(rows.length).toBeGreaterThan(4);
      expect({ kind, wrong: notOfEngine(pilot, rows) }).toEqual({ kind, wrong: [] });
    }
    const asked = ["portfolio", "first/portfolio.c180", "--as-of", SAMPLE_CLOCK, "--json"];
    const { companies } = JSON.parse(await done(folder, ...asked)) as PortfolioJson;
    const side = sheetRows(join(read, "csv"), "portfolio", "Figures");
    const pilots = companies.filter(({ stage }) => stage !== "target");
    expect(pilots).toHaveLength(7);
    for (const { company, pillars } of pilots) {
      for (const { metric, value } of pillars) {
        const shown = side.find((row) => row["Company"] === company && row["Metric"] === metric)?.["Value"];
        const isSame = value === null ? shown === undefined : isShown(value, shown ?? "");
        expect({ company, metric, shown, isSame }).toMatchObject({ isSame: true });
      }
    }

    // Every figure of a sheet reads as it is printed elsewhere.
    for (const book of [...books, "diligence.xlsx", "portfolio.xlsx"]) {
      const kind = book.replace(".xlsx", "");
      if (kind === "minutes") continue;
      const rows = sheetRows(join(read, "csv"), kind, "Figures").filter((row) => row["Value"] !== undefined);
      expect(rows.length).toBeGreaterThan(3);
      const strange = rows.filter(
        (row) =>
          !/[kmbn]$/u.test(row["As printed"] ?? "") &&
          packed(row["Value"] ?? "") !== packed(row["As printed"] ?? ""),
      );
      expect({ kind, strange }).toEqual({ kind, strange: [] });
    }

    const baseline = documentsOf(join(folder, "first"), "tallowmere").find(
      ({ kind }) => kind === "baseline",
    )?.document;
    if (baseline === undefined) throw new Error("no baseline report");
    const word = pagesOf(join(read, "pdf/baseline.pdf"));
    expect(cutTables(tablesOf(baseline, true), word)).toEqual([]);
    expect(cutCharts(baseline, word)).toEqual([]);
    for (const page of word) expect(page).toContain(baseline.control.fingerprint?.slice(0, 12));

    for (const { kind, document } of documentsOf(join(folder, "first"), "velquist")) {
      if (kind !== "board" && kind !== "exit") continue;
      const pages = pagesOf(join(read, `pdf/${kind}.pdf`));
      const whole = pages.join("");
      const figures = document.figures.filter(({ period, segment }) => period === "now" && segment === "*");
      expect(figures.length).toBeGreaterThan(10);
      expect(figures.filter(({ printed }) => !whole.includes(packed(printed)))).toEqual([]);
      for (const page of pages.slice(1)) expect(page).toContain(packed(document.control.engine));
    }
    // Nothing runs into the foot of a slide, 7.02 inches from its top.
    for (const deck of ["board", "exit", "portfolio"]) {
      const lowest = lowestWords(join(read, `pdf/${deck}.pdf`), 7 * 72);
      expect(lowest.length).toBeGreaterThan(10);
      expect({ deck, low: lowest.filter((y) => y > 7.02 * 72) }).toEqual({ deck, low: [] });
    }
  });
});

interface PortfolioJson {
  readonly companies: readonly {
    readonly company: string;
    readonly stage: string;
    readonly pillars: readonly { readonly metric: string; readonly value: number | null }[];
  }[];
}

describe("report", () => {
  it("needs a sealed baseline, a known kind and known formats", async () => {
    const folder = makeTemporaryFolder();
    const facts = ["--company", "Example", "--start", "2026-01-05", "--tz", "UTC", "--currency", "EUR"];
    await done(folder, "new", ...facts, "--out", "p.c180");
    const refused = await runInProcess(
      ["report", "p.c180", "--kind", "baseline", "--format", "md", "--out", "r"],
      {
        cwd: folder,
      },
    );
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("NO_BASELINE");
    expect(readdirSync(folder)).toEqual(["p.c180"]);
    for (const [kind, format] of [
      ["poem", "md"],
      ["baseline", "doc"],
      ["reset", "pptx"],
    ] as const) {
      const usage = await runInProcess(
        ["report", "p.c180", "--kind", kind, "--format", format, "--out", "r"],
        {
          cwd: folder,
        },
      );
      expect(usage.code).toBe(2);
    }
  });

  it("writes several kinds in one go: what a company has nothing for is left out, or refused where it was named", async () => {
    const folder = makeTemporaryFolder();
    const facts = [
      "--company",
      "Example & Sons",
      "--start",
      "2026-01-05",
      "--tz",
      "UTC",
      "--currency",
      "EUR",
    ];
    await done(folder, "new", ...facts, "--out", "p.c180");
    await done(folder, "seal", "p.c180", "--date", "2026-02-02");
    const at = ["--as-of", "2026-02-10T12:00:00Z", "--out", "r"];
    const all = await done(
      folder,
      "report",
      "p.c180",
      "--kind",
      "all",
      "--format",
      "md,docx",
      ...at,
      "--json",
    );
    expect(JSON.parse(all)).toHaveProperty("files");
    // A Word document is asked for, and one of these reports has one. Nothing is left empty: no readiness was answered.
    expect(readdirSync(join(folder, "r")).toSorted()).toEqual([
      "baseline.docx",
      "baseline.md",
      "exit.md",
      "phase.md",
    ]);
    const named = ["report", "p.c180", "--kind", "baseline,minutes", "--format", "md", "--out", "s"];
    const refused = await runInProcess(named, { cwd: folder });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("NO_REVIEW");
    expect(readdirSync(folder).toSorted()).toEqual(["p.c180", "r"]);
  });

  it("without a browser says so and leaves no other format behind", async () => {
    const folder = makeTemporaryFolder();
    const facts = ["--company", "Example", "--start", "2026-01-05", "--tz", "UTC", "--currency", "EUR"];
    await done(folder, "new", ...facts, "--out", "p.c180");
    await done(folder, "seal", "p.c180", "--date", "2026-02-02");
    const args = ["report", "p.c180", "--kind", "baseline", "--format", "html,pdf", "--out", "r"];
    const env = { CHROMIUM_PATH: join(folder, "nothing") };
    const refused = await runInProcess(args, { cwd: folder, env });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("NO_BROWSER");
    expect(readdirSync(folder)).toEqual(["p.c180"]);
  });
});
