import { metricDefinition } from "../../metrics/registry.ts";
import type { AttentionReason } from "../../portfolio/attention.ts";
import { unitOf } from "../baseline/metric-print.ts";
import type { Status } from "../charts/status.ts";
import type { ReportFormat } from "../format/report-format.ts";
import { timeLeft } from "../format/time-left.ts";

/** The mark of a reason. */
export function reasonStatus({ kind }: AttentionReason): Status {
  switch (kind) {
    case "breach":
      return { word: "breach" };
    case "expired":
      return { word: "expired" };
    case "hidden fall":
      return { word: "worse", direction: "down" };
    case "not proven":
      return { word: "due" };
    case "gate":
    case "asks overdue":
    case "silent":
      return { word: "late" };
  }
}

/** Why this week: one line without a full stop, the same in the window, in the report and on the command line. */
export function reasonText(reason: AttentionReason, format: ReportFormat): string {
  switch (reason.kind) {
    case "breach": {
      const due = reason.leftMs === null ? "" : `, due in ${timeLeft(reason.leftMs)}`;
      return `Breach: ${firedText(reason, format)}${due}`;
    }
    case "expired":
      return `${firedText(reason, format)}: obligation expired`;
    case "gate":
      return gateText(reason);
    case "hidden fall": {
      const { metric, segments } = reason;
      return `${metricDefinition(metric).name}: flat on top, falling in ${segments} of ${segments} segments`;
    }
    case "asks overdue": {
      const { asks, daysLate } = reason;
      return `${counted(asks, "ask")} overdue, the oldest by ${counted(daysLate, "day")}`;
    }
    case "not proven": {
      const { phase, items, daysLeft } = reason;
      const when = daysLeft === 0 ? "today" : `in ${counted(daysLeft, "day")}`;
      return `${phase} ends ${when} with its gate open: ${counted(items, "item")}`;
    }
    case "silent":
      return `Nothing recorded for ${counted(reason.days, "day")}`;
  }
}

/** `1 item`, `3 items`. */
export function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}

function firedText(
  { metric, value }: Extract<AttentionReason, { kind: "breach" | "expired" }>,
  format: ReportFormat,
): string {
  const { name } = metricDefinition(metric);
  return value === null ? name : `${name} ${format.value(value, unitOf(metric)).text}`;
}

function gateText({ warning, isUnsealed, lateItems }: Extract<AttentionReason, { kind: "gate" }>): string {
  const parts = [
    ...(warning === null ? [] : [warning]),
    ...(isUnsealed ? ["no sealed baseline"] : []),
    ...(warning === null && lateItems > 0 ? [counted(lateItems, "late item")] : []),
  ].join(", ");
  return `${parts.slice(0, 1).toUpperCase()}${parts.slice(1)}`;
}
