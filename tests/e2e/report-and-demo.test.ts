import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writePack } from "../../shared/pack/write-pack.ts";
import { APP } from "../../shared/product-version.ts";
import { formatsOfKind, type ReportFormatName } from "../../shared/report/file-formats.ts";
import type { ReportKind } from "../../shared/report/report-document.ts";
import { buildSampleCompany } from "../../shared/sample/build-sample-company.ts";
import { SAMPLE_CLOCK } from "../../shared/sample/sample-company.ts";
import { sampleCompanies } from "../../shared/sample/sample-portfolio.ts";
import { runCli } from "./support/run-cli.ts";
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
  const { code, stdout, stderr } = await runCli(args, { cwd: folder, timeoutMs: 110_000 });
  expect({ args, code, stderr: code === 0 ? "" : stderr }).toEqual({ args, code: 0, stderr: "" });
  return stdout;
}

/** The bytes of a PDF hold the moment at which it was made: its text and pages are compared elsewhere. */
const isStable = (format: ReportFormatName) => format !== "pdf";

describe("demo", () => {
  it("writes packs that verify and reports in every format, the same bytes each time", async () => {
    const folder = makeTemporaryFolder();
    await done(folder, "demo", "--out", "first");
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
    const several = await runCli(["status", "first/portfolio.c180"], { cwd: folder });
    expect(several).toMatchObject({ code: 1, stdout: "" });
    expect(several.stderr).toContain("PACK_PILOT");
    const ids = /several pilots: ([^(]+) \(/.exec(several.stderr)?.[1]?.split(", ") ?? [];
    expect(ids).toHaveLength(COMPANIES.length);
    const chosen = await done(folder, "settings", "first/portfolio.c180", "--pilot", ids[0] ?? "", "--json");
    expect(JSON.parse(chosen)).toHaveProperty("company");
  });
});

describe("report", () => {
  it("needs a sealed baseline, a known kind and known formats", async () => {
    const folder = makeTemporaryFolder();
    const facts = ["--company", "Example", "--start", "2026-01-05", "--tz", "UTC", "--currency", "EUR"];
    await done(folder, "new", ...facts, "--out", "p.c180");
    const refused = await runCli(["report", "p.c180", "--kind", "baseline", "--format", "md", "--out", "r"], {
      cwd: folder,
    });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("NO_BASELINE");
    expect(readdirSync(folder)).toEqual(["p.c180"]);
    for (const [kind, format] of [
      ["poem", "md"],
      ["baseline", "doc"],
      ["reset", "pptx"],
    ] as const) {
      const usage = await runCli(["report", "p.c180", "--kind", kind, "--format", format, "--out", "r"], {
        cwd: folder,
      });
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
    // A Word document is asked for, and two of these reports have one.
    expect(readdirSync(join(folder, "r")).toSorted()).toEqual([
      "baseline.docx",
      "baseline.md",
      "diligence.docx",
      "diligence.md",
      "exit.md",
      "phase.md",
    ]);
    const named = ["report", "p.c180", "--kind", "baseline,minutes", "--format", "md", "--out", "s"];
    const refused = await runCli(named, { cwd: folder });
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
    const refused = await runCli(args, { cwd: folder, env });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("NO_BROWSER");
    expect(readdirSync(folder)).toEqual(["p.c180"]);
  });
});
