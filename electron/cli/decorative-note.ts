import { obligationsNow } from "../../shared/domain/obligations-now.ts";
import { operationalOf } from "../../shared/domain/ownership.ts";
import type { PilotState } from "../../shared/journal/pilot-state.ts";

/**
 * Which of the metrics that are printed nobody would act on, and the operational share: lines below a table for people.
 * The JSON of figures has its own fixed form; `status --json` says it there.
 */
export function decorativeLines(
  pilot: PilotState,
  printed: ReadonlySet<string>,
  nowMs: number,
): readonly string[] {
  const obligations = obligationsNow(pilot, nowMs);
  const expired = (obligations.ok ? obligations.value : []).filter(({ state }) => state === "expired");
  const { decorative, share } = operationalOf(pilot, new Set(expired.map(({ metric }) => metric)));
  const own = decorative.filter(({ metric }) => printed.has(metric));
  if (own.length === 0 || share === null) return [];
  return [
    ...own.map(({ metric, reasons }) => `decorative: ${metric} (${reasons.join(", ")})`),
    `operational share: ${(100 * share).toFixed(0)} %`,
  ];
}
