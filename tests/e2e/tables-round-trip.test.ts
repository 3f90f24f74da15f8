import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { csv, filesOf, type ImportReport, makeWorkbench } from "./support/workbench.ts";

const FILES: Readonly<Record<string, string>> = {
  "work.csv": csv(
    "date,workflow,segment,eligible,attempted,completed,qualified,accepted,overridden,escalated,outcomes,model_cost,infra_cost,support_cost,active_customers,revenue,failed",
    "2026-01-06,=SUM(A1),-S,10,8,6,5,3,1,1,5,1.000001,-0.1,0,3,-5,1",
    '2026-01-05,"@W, ""x""",S,0,,,,,,,,,,,,,',
    "2026-01-05,+W,S,10,8,6,5,,,,,123456789.123456,,,,,",
    "2026-01-05,'=W,S,1,,,,,,,,,,,,,",
    "2026-01-05,''=W,＝S,1,,,,,,,,,,,,,",
    "2026-01-05,it's,'quoted,1,,,,,,,,,,,,,",
  ),
  "interactions.csv": csv(
    "id,at,workflow,segment,customer,mode,disposition,quality,confidence,cycle_minutes,correction_minutes,success,model_cost,infra_cost,support_cost",
    "-1,2026-01-07T23:30:00.123Z,+W,S,=c,autonomous,accepted,pass,0.3333333333333333,1.5,0,true,0.000001,,-1",
    "010,2026-01-07T10:00:00+05:45,+W,S,,manual,,,,,,,,,",
    "10,2026-01-07T10:00:00Z,+W,S,,assisted,none,unknown,0,0,,false,,,",
  ),
  "corrections.csv": csv(
    "id,at,workflow,segment,minutes",
    "@1,2026-01-05T10:00:00Z,W,S,0.1",
    "=2,2026-01-05T10:00:00Z,W,S,",
  ),
  "revenue.csv": csv(
    "month,customer,segment,starting_mrr,expansion,contraction,churned",
    "2026-02,-a,S,10.01,1,2,3",
    "2026-01,-a,S,,,,",
    "2026-01,@b,S,0,5,,",
  ),
  "customers.csv": csv(
    "customer,segment,signed_on,first_value_on,fit_score,arr,promised_autonomy,renewal_on",
    "=c,-S,2024-02-29,2024-03-01,55.5,1000.5,0.75,2028-02-29",
    "d,S,,,,,,",
  ),
  "loops.csv": csv(
    "id,workflow,title,detected_at,triaged_at,authorised_at,deployed_at,validated_at,verdict",
    '=1,+W,"=HYPERLINK(""http://x"")",2026-01-05T10:00:00Z,2026-01-05T11:00:00Z,2026-01-05T12:00:00Z,2026-01-05T13:00:00Z,2026-01-05T14:00:00Z,improved',
    '2,+W,"\'=already, quoted",2026-01-05T10:00:00Z,,,,2026-01-06T10:00:00Z,',
  ),
  "incidents.csv": csv(
    "id,workflow,title,started_at,resolved_at,loop",
    "-i,+W, =late,2026-01-05T10:00:00Z,,",
    "j,+W,,2026-01-05T10:00:00Z,2026-01-05T11:00:00Z,=1",
  ),
  "effort.csv": csv("month,workflow,segment,person_days,spend", "2026-01,+W,-S,1.5,-100", "2026-01,+W,S,,"),
  "changes.csv": csv(
    "id,at,workflow,kind,title,planned_on,status",
    "+c,2026-01-05T10:00:00Z,+W,ux;pricing,@t,2026-01-04,rolled back",
    "d,2026-01-06T10:00:00Z,+W,other,-t,,",
  ),
};

describe("tables", () => {
  it("are the template CSVs, sorted by key, neutralised, and come back the same in a fresh pack", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack(FILES);
    const printed = await bench.ask<unknown>("tables", pack, "--out", "t");
    expect(printed).toBeDefined();
    expect(readdirSync(bench.path("t")).sort()).toEqual(Object.keys(FILES).sort());
    const work = bench.text("t/work.csv").trimEnd().split("\n");
    expect(work[0]).toBe(FILES["work.csv"]?.split("\n")[0]);
    for (const name of Object.keys(FILES)) {
      // No text cell begins as a formula; numbers are as they are.
      for (const line of bench.text(`t/${name}`).split("\n").slice(1)) {
        expect(line.replaceAll(/(^|,)-[\d.]+(?=,|$)/g, "$1")).not.toMatch(/(^|,)"?\s*[=+\-@＝＋－＠]/);
      }
    }
    expect(work.find((line) => line.includes("SUM"))).toBe(
      "2026-01-06,'=SUM(A1),'-S,10,8,6,5,3,1,1,5,1.000001,-0.1,0,3,-5,1",
    );
    const loops = bench.text("t/loops.csv");
    expect(loops).toContain("'=HYPERLINK");
    expect(bench.text("t/interactions.csv")).toContain("0.3333333333333333");

    await bench.pack({}, { out: "fresh.c180" });
    const names = Object.keys(FILES).map((name) => `t/${name}`);
    const report = await bench.ask<ImportReport>("import", "fresh.c180", ...names);
    expect(report.errors).toEqual([]);
    await bench.done("tables", "fresh.c180", "--out", "u");
    const inside = (folder: string): Readonly<Record<string, string>> =>
      Object.fromEntries(
        Object.entries(filesOf(bench.path(folder))).map(([path, bytes]) => [
          path.split("/").at(-1) ?? "",
          Buffer.from(bytes, "base64").toString(),
        ]),
      );
    expect(inside("u")).toEqual(inside("t"));
    expect(await bench.ask("metrics", "fresh.c180", "--by", "workflow,segment,month")).toEqual(
      await bench.ask("metrics", pack, "--by", "workflow,segment,month"),
    );
    // The tables of a pack say what it has: importing them again changes nothing.
    const before = bench.read(pack);
    const again = await bench.ask<ImportReport>("import", pack, ...names);
    expect(again.files.map(({ added, replaced, refused }) => added + replaced + refused)).toEqual(
      names.map(() => 0),
    );
    expect(bench.read(pack).equals(before)).toBe(true);
  });

  it("are sorted by key, and money finer than a micro was rounded half to even, said so", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack();
    bench.write(
      "work.csv",
      csv(
        "date,workflow,segment,model_cost,infra_cost",
        "2026-01-06,b,S,0.0000005,0.0000015",
        "2026-01-05,b,S,0.0000025,-0.0000005",
        "2026-01-05,a,T,0.00000051,1e-6",
        "2026-01-05,a,S,1,9000000000",
      ),
    );
    const { code, stderr } = await bench.run("import", pack, "work.csv");
    expect(code).toBe(0);
    // −0.5 + 0.5 − 0.5 + 0.5 + 0.49 millionths.
    expect(stderr).toMatch(/W_ROUNDED.* 3 rows/);
    await bench.done("tables", pack, "--out", "t");
    const rows = bench
      .text("t/work.csv")
      .trimEnd()
      .split("\n")
      .slice(1)
      .map((line) => line.split(","));
    expect(
      rows.map(([date, workflow, segment, ...cells]) => [date, workflow, segment, cells[8], cells[9]]),
    ).toEqual([
      ["2026-01-05", "a", "S", "1", "9000000000"],
      ["2026-01-05", "a", "T", "0.000001", "0.000001"],
      ["2026-01-05", "b", "S", "0.000002", "0"],
      ["2026-01-06", "b", "S", "0", "0.000002"],
    ]);
  });

  it("are refused where they cannot be written, and leave what stands there", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack({ "work.csv": csv("date,workflow,segment,eligible", "2026-01-05,W,S,1") });
    bench.write("file", "mine");
    expect(await bench.refused("tables", pack, "--out", "file")).toContain("FILE_NOT_REGULAR");
    expect((await bench.run("tables", pack)).code).toBe(2);
  });
});
