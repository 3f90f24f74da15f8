/** Files that give every headline a value: four whole weeks of work from Mon 5 Jan 2026, two months of revenue, loops. */
export interface PhaseOneFile {
  readonly name: string;
  readonly text: string;
}

/** The files of a pilot's first month, for one workflow. */
export function phaseOneFiles(workflow: string): readonly PhaseOneFile[] {
  return [
    { name: "work.csv", text: work(workflow) },
    { name: "revenue.csv", text: REVENUE },
    { name: "customers.csv", text: CUSTOMERS },
    { name: "loops.csv", text: loops(workflow) },
  ];
}

/** 60 qualified of 100 eligible units a day; 40 accepted of 50 reviewed; 1.50 an outcome. */
function work(workflow: string): string {
  const rows = Array.from({ length: 28 }, (_, day) => {
    const date = new Date(Date.UTC(2026, 0, 5 + day)).toISOString().slice(0, 10);
    return `${date},${workflow},Retail,100,70,65,60,40,8,2,80,60,40,20`;
  });
  const head =
    "date,workflow,segment,eligible,attempted,completed,qualified,accepted,overridden,escalated,outcomes,model_cost,infra_cost,support_cost";
  return [head, ...rows].join("\n");
}

const NUMBERS = Array.from({ length: 24 }, (_, index) => index + 1);

const REVENUE = [
  "month,customer,segment,starting_mrr,expansion,contraction,churned",
  ...["2025-12", "2026-01"].flatMap((month) =>
    NUMBERS.map((number) => `${month},C${number},Retail,1000,${number % 6 === 0 ? 50 : 0},0,0`),
  ),
].join("\n");

const CUSTOMERS = [
  "customer,segment,signed_on,first_value_on,fit_score,arr",
  ...NUMBERS.map((number) => `C${number},Retail,2025-11-03,2025-12-0${1 + (number % 9)},80,12000`),
].join("\n");

function loops(workflow: string): string {
  const rows = NUMBERS.slice(0, 10).map((number) => {
    const day = String(5 + number).padStart(2, "0");
    return `L${number},${workflow},Loop ${number},2026-01-${day}T08:00:00Z,2026-01-${Number(day) + 4}T08:00:00Z,2026-01-${Number(day) + 8}T08:00:00Z,improved`;
  });
  return ["id,workflow,title,detected_at,deployed_at,validated_at,verdict", ...rows].join("\n");
}
