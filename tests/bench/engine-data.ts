import type { Dataset } from "../../shared/metrics/dataset.ts";
import {
  DEFAULT_CONFIRMATION_HOURS,
  DEFAULT_DEAL_FIT_BAR,
  DEFAULT_OBJECTIVE,
  DEFAULT_REVENUE_INDEX,
  DEFAULT_WORKFLOW_SETTINGS,
} from "../../shared/metrics/metric-settings.ts";
import type { Column, Table } from "../../shared/observations/table.ts";
import { seeded } from "./seeded.ts";

export const WORKFLOWS = 100;
export const SEGMENTS = 10;
export const DAYS = 1000;
export const ROWS = WORKFLOWS * SEGMENTS * DAYS;
/** 2024-01-01, a Monday. */
export const FIRST_DAY = 19_723;
/** Micros per qualified unit. */
export const UNIT_VALUE = 2_500_000;

const number2 = (number: number): string => String(number).padStart(3, "0");
export const workflowName = (number: number): string => `Workflow ${number2(number)}`;
export const segmentName = (number: number): string => `Segment ${number2(number)}`;

function names(prefix: (number: number) => string, count: number): string[] {
  return ["", ...Array.from({ length: count }, (_, number) => prefix(number))];
}

/** A dataset of the given tables, whose workflows all have one value a unit. */
export function datasetWith(
  tables: Partial<Dataset["tables"]>,
  workflows: readonly string[] = Array.from({ length: WORKFLOWS }, (_, number) => workflowName(number)),
  unitValueMicros = UNIT_VALUE,
): Dataset {
  return {
    settings: {
      startDate: FIRST_DAY,
      timeZone: "UTC",
      currency: "EUR",
      workflows: new Map(workflows.map((name) => [name, { ...DEFAULT_WORKFLOW_SETTINGS, unitValueMicros }])),
      confirmationHours: DEFAULT_CONFIRMATION_HOURS,
      dealFitBar: DEFAULT_DEAL_FIT_BAR,
      rqi: DEFAULT_REVENUE_INDEX,
      objective: DEFAULT_OBJECTIVE,
    },
    tables: {
      work: null,
      interactions: null,
      corrections: null,
      revenue: null,
      customers: null,
      loops: null,
      incidents: null,
      effort: null,
      changes: null,
      ...tables,
    },
  };
}

const COUNTS = [
  "eligible",
  "attempted",
  "completed",
  "qualified",
  "accepted",
  "overridden",
  "escalated",
  "outcomes",
];
const MONEY = ["model_cost", "infra_cost", "support_cost", "revenue"];

/** 1,000,000 rows of `work`, in the order of a file that is written day by day. `gaps`: share of empty cells. */
export function workDataset(gaps: number): Dataset {
  const random = seeded(7);
  const values = new Map<string, Float64Array>();
  for (const name of ["date", ...COUNTS, ...MONEY, "active_customers", "failed"]) {
    values.set(name, new Float64Array(ROWS));
  }
  const workflow = new Uint32Array(ROWS);
  const segment = new Uint32Array(ROWS);
  for (let row = 0; row < ROWS; row += 1) {
    const cell = row % (WORKFLOWS * SEGMENTS);
    workflow[row] = Math.floor(cell / SEGMENTS) + 1;
    segment[row] = (cell % SEGMENTS) + 1;
    const eligible = Math.floor(random() * 200);
    const attempted = Math.floor(random() * (eligible + 1));
    const completed = Math.floor(random() * (attempted + 1));
    const accepted = Math.floor(random() * (attempted + 1));
    const overridden = Math.floor(random() * (attempted - accepted + 1));
    const put = (name: string, value: number): void => {
      const column = values.get(name);
      if (column !== undefined) column[row] = gaps > 0 && random() < gaps ? Number.NaN : value;
    };
    put("eligible", eligible);
    put("attempted", attempted);
    put("completed", completed);
    put("qualified", Math.floor(random() * (completed + 1)));
    put("accepted", accepted);
    put("overridden", overridden);
    put("escalated", Math.floor(random() * (attempted - accepted - overridden + 1)));
    put("outcomes", Math.floor(random() * (eligible + 1)));
    for (const name of MONEY) put(name, Math.floor(random() * 50_000_000));
    put("active_customers", Math.floor(random() * 30));
    put("failed", Math.floor(random() * (attempted + 1)));
    const date = values.get("date");
    if (date !== undefined) date[row] = FIRST_DAY + Math.floor(row / (WORKFLOWS * SEGMENTS));
  }
  const columns = new Map<string, Column>([
    ["workflow", { kind: "text", dictionary: names(workflowName, WORKFLOWS), codes: workflow }],
    ["segment", { kind: "text", dictionary: names(segmentName, SEGMENTS), codes: segment }],
  ]);
  for (const [name, column] of values) columns.set(name, { kind: "number", values: column });
  return datasetWith({ work: tableOf("work", columns) });
}

const MODES = ["", "autonomous", "assisted", "manual"];
const DISPOSITIONS = ["", "accepted", "overridden", "escalated", "none"];
const QUALITIES = ["", "pass", "fail", "unknown"];

/** Over how many cells and days the interactions are spread. */
export interface Spread {
  readonly workflows: number;
  readonly segments: number;
  readonly days: number;
}

/** A busy pilot: about 770 interactions per workflow, segment and week. */
export const PILOT_SPREAD: Spread = { workflows: 10, segments: 5, days: 182 };
/** As thin as the daily rows: 7 interactions per workflow, segment and week. */
export const THIN_SPREAD: Spread = { workflows: WORKFLOWS, segments: SEGMENTS, days: DAYS };

/** 1,000,000 interactions at random times of the spread's days. */
export function interactionDataset({ workflows, segments, days }: Spread): Dataset {
  const random = seeded(11);
  const code = (count: number): Uint32Array =>
    Uint32Array.from({ length: ROWS }, () => 1 + Math.floor(random() * count));
  const some = (share: number, draw: () => number): Float64Array =>
    Float64Array.from({ length: ROWS }, () => (random() < share ? draw() : Number.NaN));
  const at = Float64Array.from({ length: ROWS }, () =>
    Math.floor((FIRST_DAY + random() * days) * 86_400_000),
  );
  const mode = code(3);
  const disposition = code(4);
  for (let row = 0; row < ROWS; row += 1) if (mode[row] === 3) disposition[row] = 4;
  const columns = new Map<string, Column>([
    ["at", { kind: "number", values: at.sort() }],
    ["workflow", { kind: "text", dictionary: names(workflowName, workflows), codes: code(workflows) }],
    ["segment", { kind: "text", dictionary: names(segmentName, segments), codes: code(segments) }],
    ["mode", { kind: "text", dictionary: MODES, codes: mode }],
    ["disposition", { kind: "text", dictionary: DISPOSITIONS, codes: disposition }],
    ["quality", { kind: "text", dictionary: QUALITIES, codes: code(3) }],
    ["confidence", { kind: "number", values: some(0.9, random) }],
    ["cycle_minutes", { kind: "number", values: some(0.95, () => Math.floor(random() * 5000) / 10) }],
    ["correction_minutes", { kind: "number", values: some(0.2, () => Math.floor(random() * 900) / 10) }],
    ["success", { kind: "number", values: some(0.9, () => (random() < 0.6 ? 1 : 0)) }],
    ["model_cost", { kind: "number", values: some(1, () => Math.floor(random() * 900_000)) }],
    ["infra_cost", { kind: "number", values: some(1, () => Math.floor(random() * 300_000)) }],
    ["support_cost", { kind: "number", values: some(1, () => Math.floor(random() * 2_000_000)) }],
  ]);
  return datasetWith({ interactions: tableOf("interactions", columns) });
}

function tableOf(input: Table["input"], columns: Map<string, Column>): Table {
  return { input, length: ROWS, columns, lines: Uint32Array.from({ length: ROWS }, (_, row) => row + 2) };
}
