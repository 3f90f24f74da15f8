/** Inputs as the template CSV files and settings as the JSON that the command line takes. */
import type { OracleInputs, OracleSettings } from "./inputs.ts";

export type TemplateFile = `${keyof OracleInputs}.csv`;
type Cell = string | number | bigint | boolean | null;
type Columns<Row> = readonly (readonly [header: string, cell: (row: Row) => Cell])[];

/** Micros as a plain decimal, exact. */
export function decimalText(micros: bigint): string {
  const digits = (micros < 0n ? -micros : micros).toString().padStart(7, "0");
  const part = digits.slice(-6).replace(/0+$/, "");
  return `${micros < 0n ? "-" : ""}${digits.slice(0, -6)}${part === "" ? "" : `.${part}`}`;
}

const money = (micros: bigint | null): Cell => (micros === null ? null : decimalText(micros));

function cellText(cell: Cell): string {
  const text = cell === null ? "" : String(cell);
  return /[",\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Columns that a file may lack; one that is empty throughout can be left out without changing its meaning. */
export type DroppedColumns = Readonly<Partial<Record<TemplateFile, readonly string[]>>>;

const columns: {
  readonly [Name in keyof OracleInputs]: Columns<OracleInputs[Name][number]>;
} = {
  work: [
    ["date", (row) => row.date],
    ["workflow", (row) => row.workflow],
    ["segment", (row) => row.segment],
    ["eligible", (row) => row.eligible],
    ["attempted", (row) => row.attempted],
    ["completed", (row) => row.completed],
    ["qualified", (row) => row.qualified],
    ["accepted", (row) => row.accepted],
    ["overridden", (row) => row.overridden],
    ["escalated", (row) => row.escalated],
    ["outcomes", (row) => row.outcomes],
    ["model_cost", (row) => money(row.modelCost)],
    ["infra_cost", (row) => money(row.infraCost)],
    ["support_cost", (row) => money(row.supportCost)],
    ["active_customers", (row) => row.activeCustomers],
    ["revenue", (row) => money(row.revenue)],
    ["failed", (row) => row.failed],
  ],
  interactions: [
    ["id", (row) => row.id],
    ["at", (row) => row.at],
    ["workflow", (row) => row.workflow],
    ["segment", (row) => row.segment],
    ["customer", (row) => row.customer],
    ["mode", (row) => row.mode],
    ["disposition", (row) => row.disposition],
    ["quality", (row) => row.quality],
    ["confidence", (row) => row.confidence],
    ["cycle_minutes", (row) => row.cycleMinutes],
    ["correction_minutes", (row) => row.correctionMinutes],
    ["success", (row) => row.success],
    ["model_cost", (row) => money(row.modelCost)],
    ["infra_cost", (row) => money(row.infraCost)],
    ["support_cost", (row) => money(row.supportCost)],
  ],
  corrections: [
    ["id", (row) => row.id],
    ["at", (row) => row.at],
    ["workflow", (row) => row.workflow],
    ["segment", (row) => row.segment],
    ["minutes", (row) => row.minutes],
  ],
  revenue: [
    ["month", (row) => row.month],
    ["customer", (row) => row.customer],
    ["segment", (row) => row.segment],
    ["starting_mrr", (row) => money(row.startingMrr)],
    ["expansion", (row) => money(row.expansion)],
    ["contraction", (row) => money(row.contraction)],
    ["churned", (row) => money(row.churned)],
  ],
  customers: [
    ["customer", (row) => row.customer],
    ["segment", (row) => row.segment],
    ["signed_on", (row) => row.signedOn],
    ["first_value_on", (row) => row.firstValueOn],
    ["fit_score", (row) => row.fitScore],
    ["arr", (row) => money(row.arr)],
    ["promised_autonomy", (row) => row.promisedAutonomy],
    ["renewal_on", (row) => row.renewalOn],
  ],
  loops: [
    ["id", (row) => row.id],
    ["workflow", (row) => row.workflow],
    ["title", (row) => row.title],
    ["detected_at", (row) => row.detectedAt],
    ["triaged_at", (row) => row.triagedAt],
    ["authorised_at", (row) => row.authorisedAt],
    ["deployed_at", (row) => row.deployedAt],
    ["validated_at", (row) => row.validatedAt],
    ["verdict", (row) => row.verdict],
  ],
  incidents: [
    ["id", (row) => row.id],
    ["workflow", (row) => row.workflow],
    ["title", (row) => row.title],
    ["started_at", (row) => row.startedAt],
    ["resolved_at", (row) => row.resolvedAt],
    ["loop", (row) => row.loop],
  ],
  effort: [
    ["month", (row) => row.month],
    ["workflow", (row) => row.workflow],
    ["segment", (row) => row.segment],
    ["person_days", (row) => row.personDays],
    ["spend", (row) => money(row.spend)],
  ],
  changes: [
    ["id", (row) => row.id],
    ["at", (row) => row.at],
    ["workflow", (row) => row.workflow],
    ["kind", (row) => row.kind],
    ["title", (row) => row.title],
    ["planned_on", (row) => row.plannedOn],
    ["status", (row) => row.status],
  ],
};

function csv<Row>(rows: readonly Row[], shown: Columns<Row>): string {
  const lines = rows.map((row) => shown.map(([, cell]) => cellText(cell(row))).join(","));
  return `${[shown.map(([header]) => header).join(","), ...lines].join("\n")}\n`;
}

/** The nine files, header line first; a file without rows is its header alone. Dropped columns are left out. */
export function toTemplateCsv(
  inputs: OracleInputs,
  dropped: DroppedColumns = {},
): Record<TemplateFile, string> {
  const file = <Name extends keyof OracleInputs>(name: Name): string => {
    const left: readonly string[] = dropped[`${name}.csv`] ?? [];
    return csv<OracleInputs[Name][number]>(
      inputs[name],
      columns[name].filter(([header]) => !left.includes(header)),
    );
  };
  return {
    "work.csv": file("work"),
    "interactions.csv": file("interactions"),
    "corrections.csv": file("corrections"),
    "revenue.csv": file("revenue"),
    "customers.csv": file("customers"),
    "loops.csv": file("loops"),
    "incidents.csv": file("incidents"),
    "effort.csv": file("effort"),
    "changes.csv": file("changes"),
  };
}

/** The settings file of `settings` and `new`; start date and time zone are given to `new` itself. */
export function settingsJson(settings: OracleSettings): string {
  const workflows = Object.entries(settings.workflows).map(([name, workflow]) => [
    name,
    {
      ...workflow,
      ...(workflow.unitValue === undefined ? {} : { unitValue: decimalText(workflow.unitValue) }),
    },
  ]);
  const { confirmationHours, dealFitBar, rqi, objective } = settings;
  // Keys that are undefined are left out by JSON.stringify.
  return JSON.stringify({
    workflows: Object.fromEntries(workflows) as unknown,
    confirmationHours,
    dealFitBar,
    rqi,
    objective,
  });
}
