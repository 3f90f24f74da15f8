import { metricName, metricValue } from "../domain/metric-words.ts";
import { type Problem, type Result, success } from "../errors/problem.ts";
import type { KpiLine } from "../intake/read-kpis.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { isMetricId } from "../metrics/registry.ts";
import { kpisTake } from "./kpis-take.ts";
import { parseInput } from "./parse-input.ts";

/** A filled row of the sheet of metrics that would change something. */
export interface KpiPreviewRow {
  readonly line: number;
  /** The metric with its workflow and segment. */
  readonly what: string;
  /** The line, owner and action as the sheet has them. */
  readonly says: string;
  readonly isNew: boolean;
}

/** What taking a sheet would do. */
export interface KpiPreview {
  readonly rows: readonly KpiPreviewRow[];
  /** Rows that say what is on the record already. */
  readonly known: number;
}

/** The input of `kpis.take` for rows that were read. */
export function kpisInput(lines: readonly KpiLine[]): object {
  return { rows: lines.map(({ row }) => row) };
}

/**
 * What taking the sheet of metrics back would change, row by row: the command is run and nothing is kept. A sheet that does
 * not fit is refused as the command refuses it, its place told as line and column of the file.
 */
export function previewKpis(pilot: PilotState, lines: readonly KpiLine[], now: string): Result<KpiPreview> {
  const whole = changesOf(pilot, lines, now);
  if (!whole.ok) return { ok: false, problem: kpiPlace(whole.problem, lines) };
  const changed = lines.filter((line) => {
    const alone = changesOf(pilot, [line], now);
    return alone.ok && alone.value > 0;
  });
  return success({ rows: changed.map(rowOf), known: lines.length - changed.length });
}

/** The place in the file that a fault of the command's input stands for. */
export function kpiPlace(problem: Problem, lines: readonly KpiLine[]): Problem {
  const match = /^\/rows\/(\d+)(?:\/(\w+))?/u.exec(problem.where ?? "");
  const line = lines[Number(match?.[1] ?? Number.NaN)]?.line;
  if (line === undefined) return problem;
  const column = match?.[2] === "deadlineHours" ? "deadline_hours" : match?.[2];
  return { ...problem, where: `line ${line}${column === undefined ? "" : `, column ${column}`}` };
}

function changesOf(pilot: PilotState, lines: readonly KpiLine[], now: string): Result<number> {
  const input = parseInput(kpisTake, kpisInput(lines));
  if (!input.ok) return input;
  let made = 0;
  const nextId = (): string => {
    made += 1;
    return `new ${made}`;
  };
  const outcome = kpisTake.run(pilot, input.value, { now, actor: "", replica: "", app: "", nextId });
  return outcome.ok ? success(outcome.value.changes.length) : outcome;
}

function rowOf({ line, row }: KpiLine): KpiPreviewRow {
  const text = (name: string): string => String(row[name] ?? "");
  const metric = text("metric");
  const scope = ["workflow", "segment"].map(text).filter((name) => name !== "" && name !== "*");
  const breach = row["breach"];
  const bound =
    typeof breach === "number" && isMetricId(metric) ? metricValue(metric, breach) : text("breach");
  const parts = [
    `${text("direction")} ${bound}`,
    text("owner"),
    text("action") === "" ? "no action" : `“${text("action")}”`,
  ];
  return {
    line,
    what: [metricName(metric), ...scope].join(", "),
    says: parts.filter((part) => part !== "").join(" · "),
    isNew: row["id"] === undefined,
  };
}
