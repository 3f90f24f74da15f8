import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runInProcess } from "./support/run-cli.ts";
import { makeTemporaryFolder } from "./support/temporary-folder.ts";

/** What the verb `status` says of the organisation, as far as this looks at it. */
interface Status {
  readonly gates: readonly { readonly phase: string; readonly missing: readonly string[] }[];
  readonly forums: { readonly freed: number; readonly planned: number };
  readonly incentives: readonly { readonly flags: readonly { readonly hard: boolean }[] }[];
  readonly charters: readonly { readonly title: string; readonly isApproved: boolean }[];
  readonly readiness: { readonly score: number | null; readonly plan: readonly unknown[] };
  readonly titleGate: { readonly state: string };
}

async function done(cwd: string, ...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runInProcess(args, { cwd });
  if (code !== 0) throw new Error(`${args.join(" ")}: ${code} ${stderr}`);
  return stdout;
}

const LINES: readonly object[] = [
  { command: "person.add", input: { name: "Rita", role: "CRO" } },
  {
    command: "forum.add",
    input: { name: "Change board", kind: "approval gate", hoursPerMonth: 8, people: 9 },
  },
  { command: "charter.template", input: { role: "AI Product Ops" } },
  {
    command: "readinessAnswer.add",
    input: {
      section: "drift",
      question: "deals-reviewed-by-product",
      level: 0,
      evidence: "Asked three sellers.",
    },
  },
];

describe("the organisation without a window", () => {
  it("is driven by apply and read by status and report", async () => {
    const folder = makeTemporaryFolder();
    const facts = ["--company", "Example", "--start", "2026-01-05", "--tz", "UTC", "--currency", "EUR"];
    await done(folder, "new", ...facts, "--out", "p.c180");
    const apply = async (lines: readonly object[]): Promise<void> => {
      writeFileSync(join(folder, "c.jsonl"), lines.map((line) => JSON.stringify(line)).join("\n"));
      await done(folder, "apply", "p.c180", "c.jsonl");
    };
    const status = async (): Promise<Status> =>
      JSON.parse(
        await done(folder, "status", "p.c180", "--as-of", "2026-04-01T12:00:00Z", "--json"),
      ) as Status;
    await apply(LINES);
    const before = await status();
    expect(before.forums).toMatchObject({ freed: 0 });
    expect(before.charters).toMatchObject([{ title: "AI Product Ops", isApproved: false }]);
    expect(before.readiness.plan).toHaveLength(1);
    expect(before.readiness.score).toBeNull();
    expect(before.titleGate.state).toBe("locked");

    writeFileSync(
      join(folder, "bad.jsonl"),
      JSON.stringify({ command: "operatingModel.publish", input: {} }),
    );
    const refused = await runInProcess(["apply", "p.c180", "bad.jsonl"], { cwd: folder });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("the pilot's first workflow is not named");

    await done(
      folder,
      "report",
      "p.c180",
      "--kind",
      "diligence",
      "--format",
      "html,md,csv,xlsx",
      "--out",
      "r",
    );
    expect(readdirSync(join(folder, "r")).toSorted()).toEqual([
      "diligence.csv",
      "diligence.html",
      "diligence.md",
      "diligence.xlsx",
    ]);
    const report = readFileSync(join(folder, "r/diligence.md"), "utf8");
    expect(report).toContain("Asked three sellers.");
    expect(report).toContain("Readiness cannot be said yet: 1 of 25 questions are answered");
  });
});
