import { describe, expect, it } from "vitest";
import { csv, type ImportReport, makeWorkbench } from "./support/workbench.ts";

const WORK =
  "date,workflow,segment,eligible,attempted,completed,qualified,accepted,overridden,escalated,model_cost";
const GOOD = "2026-01-05,W,S,10,8,6,5,3,1,1,1.5";

/** Line, column and code of every refused row, and the process's own end. */
async function rejections(name: string, text: string): Promise<readonly string[]> {
  const bench = makeWorkbench();
  const pack = await bench.pack();
  bench.write(name, text);
  const before = bench.read(pack);
  const { code, stdout } = await bench.run("import", pack, name, "--json");
  const report = JSON.parse(stdout) as ImportReport;
  expect(code).toBe(report.errors.length === 0 ? 0 : 1);
  expect(code === 0 || bench.read(pack).equals(before)).toBe(true);
  for (const error of report.errors) {
    expect(Object.keys(error)).toEqual(["file", "line", "column", "code", "value", "message"]);
    expect(error.message).not.toBe("");
  }
  return report.errors.map(({ line, column, code: reason }) => `${line} ${column} ${reason}`);
}

describe("import: bad rows", () => {
  it("of work.csv each have line, column and code", async () => {
    const text = csv(
      WORK,
      GOOD,
      "2026-01-06,W,S,10,8,6,7,3,1,1,1",
      "2026-02-30,W,S,10,8,6,5,3,1,1,1",
      "2026-01-05,W,S,10,8,6,5,3,1,1,2",
      "2026-01-07,W,S,abc,8,6,5,3,1,1,1",
      "2026-01-08,,S,1,1,1,1,1,0,0,1",
      "2026-01-09,all,S,1,1,1,1,1,0,0,1",
      "2026-01-10,W,*,1,1,1,1,1,0,0,1",
      "2026-01-11,W,S,1.5,1,1,1,1,0,0,1",
      "2026-01-12,W,S,-1,,,,,,,1",
      "2026-01-13,W,S,50%,,,,,,,1",
      "2026-01-14,W,S,5,3",
      ",W,S,5,3,2,2,2,1,0,1",
      "2026-01-15,W,S,5,6,2,2,2,1,0,1",
      "2026-01-16,W,S,5,5,6,2,2,1,0,1",
      "2026-01-17,W,S,,,,,,,,9000000001.5e6",
      "2026-13-01,W,S,,,,,,,,1",
      "05.01.2026,W,S,,,,,,,,1",
      '2026-01-18,"W',
      'x",S,,,,,,,,bad',
    );
    expect(await rejections("work.csv", text)).toEqual([
      "3 qualified INVARIANT",
      "4 date DATE_INVALID",
      "5 date ID_DUP",
      "6 eligible TYPE",
      "7 workflow REQUIRED",
      "8 workflow NAME",
      "9 segment NAME",
      "10 eligible TYPE",
      "11 eligible RANGE",
      "12 eligible PERCENTAGE",
      "13 null CSV_COLUMNS",
      "14 date REQUIRED",
      "15 attempted INVARIANT",
      "16 completed INVARIANT",
      "17 model_cost RANGE",
      "18 date DATE_INVALID",
      "19 date DATE_AMBIGUOUS",
      "20 workflow CONTROL_CHAR",
      "20 model_cost TYPE",
    ]);
  });

  it("accepted + overridden + escalated is held against attempted alone where cells are missing", async () => {
    const text = csv(
      WORK,
      "2026-01-05,W,S,,8,,9,,,,",
      "2026-01-06,W,S,3,,,4,,,,",
      "2026-01-07,W,S,,2,,,2,,1,",
      "2026-01-08,W,S,,,,,2,2,1,",
    );
    const found = await rejections("work.csv", text);
    expect(found.map((error) => error.replace(/ .* /, " "))).toEqual([
      "2 INVARIANT",
      "3 INVARIANT",
      "4 INVARIANT",
    ]);
  });

  it("of interactions.csv", async () => {
    const head =
      "id,at,workflow,segment,customer,mode,disposition,quality,confidence,cycle_minutes,correction_minutes,success,model_cost";
    const text = csv(
      head,
      "1,2026-01-05T10:00:00Z,W,S,c,autonomous,accepted,pass,0.5,1,2,true,1",
      "2,2026-01-05T10:00:00,W,S,c,autonomous,,,,,,,",
      "3,2026-01-05T10:00:00Z,W,S,c,auto,,,,,,,",
      "4,2026-01-05T10:00:00Z,W,S,c,manual,accepted,,,,,,",
      "5,2026-01-05T10:00:00Z,W,S,c,assisted,,,1.5,,,,",
      "6,2026-01-05T10:00:00Z,W,S,c,assisted,,,,-1,,,",
      "7,,W,S,c,assisted,,,,,,,",
      "8,2026-01-05T10:00:00Z,W,S,c,,,,,,,,",
      "9,2026-01-05T10:00:00Z,W,S,c,assisted,done,,,,,,",
      "10,2026-01-05T10:00:00Z,W,S,c,assisted,,good,,,,,",
      "11,2026-01-05T10:00:00Z,W,S,c,assisted,,,,,,yes,",
      "1,2026-01-06T10:00:00Z,W,S,c,assisted,,,,,,,",
      ",2026-01-06T10:00:00Z,W,S,c,assisted,,,,,,,",
      "12,2026-01-05T10:00:00Z,W,,c,assisted,,,,,,,",
      "13,2026-01-05T25:00:00Z,W,S,c,assisted,,,,,,,",
      "14,2026-01-05T10:00:00Z,W,S,,manual,none,unknown,,,-3,false,-4",
    );
    expect(await rejections("interactions.csv", text)).toEqual([
      "3 at TIME_OFFSET",
      "4 mode ENUM",
      "5 disposition INVARIANT",
      "6 confidence RANGE",
      "7 cycle_minutes RANGE",
      "8 at REQUIRED",
      "9 mode REQUIRED",
      "10 disposition ENUM",
      "11 quality ENUM",
      "12 success ENUM",
      "13 id ID_DUP",
      "14 id REQUIRED",
      "15 segment REQUIRED",
      "16 at DATE_INVALID",
      "17 correction_minutes RANGE",
    ]);
  });

  it("of revenue.csv, customers.csv and effort.csv", async () => {
    expect(
      await rejections(
        "revenue.csv",
        csv(
          "month,customer,segment,starting_mrr,expansion,contraction,churned",
          "2026-01,a,S,100,10,20,90",
          "2026-01,b,S,100,10,20,90.01",
          "2026-1,c,S,100,,,",
          "2026-13,c,S,100,,,",
          "2026-01,d,S,-1,,,",
          "2026-01,e,S,,5,,",
          "2026-01,f,S,1,-5,,",
          "2026-01,a,S,100,,,",
          "2026-01,,S,100,,,",
          "2026-01,g,,100,,,",
        ),
      ),
    ).toEqual([
      "3 churned INVARIANT",
      "4 month TYPE",
      "5 month DATE_INVALID",
      "6 starting_mrr RANGE",
      "8 expansion RANGE",
      "9 month ID_DUP",
      "10 customer REQUIRED",
      "11 segment REQUIRED",
    ]);
    const customers = await rejections(
      "customers.csv",
      csv(
        "customer,segment,signed_on,first_value_on,fit_score,arr,promised_autonomy,renewal_on",
        "a,S,2026-01-05,2026-01-04,50,1,0.5,2026-02-29",
        "b,S,2026-01-05,2026-01-04,50,1,0.5,",
        "c,S,2026-01-05,2026-01-05,100.5,1,0.5,",
        "d,S,2026-01-05,,,-1,,",
        "e,S,,,,,1.1,",
        "g,S,,,,,,",
        "g,S,,,,,,",
        "f,S,2026-01-05,2026-01-05,100,0,1,2028-02-29",
      ),
    );
    expect(customers.map((error) => error.replace(/ \S+ /, " "))).toEqual([
      "2 DATE_INVALID",
      "3 TIME_ORDER",
      "4 RANGE",
      "5 RANGE",
      "6 RANGE",
      "8 ID_DUP",
    ]);
    expect(
      await rejections(
        "effort.csv",
        csv(
          "month,workflow,segment,person_days,spend",
          "2026-01,W,S,-1,5",
          "2026-02,W,S,1,-5",
          "2026-02,W,S,1,-6",
        ),
      ),
    ).toEqual(["2 person_days RANGE", "4 month ID_DUP"]);
  });

  it("of loops.csv, incidents.csv, corrections.csv and changes.csv", async () => {
    expect(
      (
        await rejections(
          "loops.csv",
          csv(
            "id,workflow,title,detected_at,triaged_at,authorised_at,deployed_at,validated_at,verdict",
            "1,W,t,2026-01-05T10:00Z,2026-01-05T11:00Z,2026-01-05T12:00Z,2026-01-05T13:00Z,2026-01-05T14:00Z,improved",
            "2,W,t,2026-01-05T10:00Z,2026-01-05T09:00Z,,,,",
            "3,W,t,2026-01-05T10:00Z,,,2026-01-07T13:00Z,2026-01-06T14:00Z,improved",
            "4,W,t,,,,,,",
            "5,W,t,2026-01-05T10:00Z,,,,2026-01-06T14:00Z,better",
            "6,W,t,2026-01-05T10:00Z,,,,2026-01-06T14:00Z,",
            "7,,t,2026-01-05T10:00Z,,,,,",
            "8,W,t,2026-01-05T12:00+02:00,,,2026-01-05T10:00Z,,",
          ),
        )
      ).map((error) => error.replace(/ \S+ /, " ")),
    ).toEqual(["3 TIME_ORDER", "4 TIME_ORDER", "5 REQUIRED", "6 ENUM", "8 REQUIRED"]);
    expect(
      await rejections(
        "corrections.csv",
        csv("id,at,workflow,segment,minutes", "1,2026-01-05T10:00Z,W,S,-1", "2,2026-01-05,W,S,1", "3,,W,S,1"),
      ),
    ).toEqual(["2 minutes RANGE", "3 at TIME_OFFSET", "4 at REQUIRED"]);
    const changes = await rejections(
      "changes.csv",
      csv(
        "id,at,workflow,kind,title,planned_on,status",
        "1,2026-01-05T10:00Z,W,ux;policy,t,2026-01-04,",
        "2,2026-01-05T10:00Z,W,prompts,t,,",
        "3,2026-01-05T10:00Z,W,ux,t,,rolled back",
        "4,2026-01-05T10:00Z,W,ux,t,,done",
        "5,2026-01-05T10:00Z,W,ux;;routing,t,,planned",
      ),
    );
    expect(changes.slice(0, 2)).toEqual(["3 kind ENUM", "5 status ENUM"]);
    expect(
      (
        await rejections(
          "incidents.csv",
          csv(
            "id,workflow,title,started_at,resolved_at,loop",
            "1,W,t,2026-01-05T10:00Z,2026-01-05T09:00Z,",
            "2,W,t,,,",
            "3,W,t,2026-01-05T10:00Z,,",
          ),
        )
      ).map((error) => error.replace(/ \S+ /, " ")),
    ).toEqual(["2 TIME_ORDER", "3 REQUIRED"]);
  });
});
