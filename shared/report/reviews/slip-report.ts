import { metricValue } from "../../domain/metric-words.ts";
import type { OwnerSlip } from "../../domain/owner-slip.ts";
import {
  column,
  keyValue,
  missing,
  optionalCell,
  row,
  statusCell,
  table,
  textCell,
} from "../baseline/blocks.ts";
import { metricCell } from "../operational.ts";
import type { ReportDocument, ReportSection } from "../report-document.ts";
import { framedReport, type ReportMoment } from "./report-frame.ts";
import { slipForm } from "./slip-table.ts";

type Draft = Omit<ReportSection, "number">;

/** The owner slip: one page of one person. */
export function slipReport(moment: ReportMoment, slip: OwnerSlip): ReportDocument {
  const report = framedReport(moment, {
    kind: "slip",
    title: "Owner slip",
    subtitle: slip.role === null ? slip.name : `${slip.name}, ${slip.role}`,
    version: "As the record is now",
    status: { word: "open" },
    fingerprint: null,
    confidentiality: "Confidential",
    entries: [keyValue("Person", slip.name), keyValue("Role", optionalCell(slip.role))],
    sections: [itemsSection(moment, slip), metricsSection(moment, slip), rightsSection(slip)],
    figures: [],
  });
  return { ...report, form: slipForm(slip) };
}

function itemsSection({ format }: ReportMoment, { items, asks }: OwnerSlip): Draft {
  const open = items.filter(({ isSettled }) => !isSettled);
  const late = items.filter(({ isLate }) => isLate).length;
  const due = (day: number | null): string | null => (day === null ? null : format.dates.date(day));
  return {
    id: "items",
    name: "Mine to do",
    finding: `${open.length} open, ${late} late, ${asks.length} ${asks.length === 1 ? "question" : "questions"} to answer`,
    hasContent: items.length + asks.length > 0,
    blocks:
      items.length + asks.length === 0
        ? [missing("Nothing", "No item and no question has this owner.")]
        : [
            table(
              "Items and questions",
              [column("What", 5), column("Due", 1.4), column("State", 1.6), column("Missing", 4)],
              [
                ...items.map(({ title, due: day, state, isLate, missing: lacks }) =>
                  row(
                    textCell(title),
                    optionalCell(due(day)),
                    statusCell(isLate ? "late" : state),
                    optionalCell(lacks),
                  ),
                ),
                ...asks.map(({ text, due: day, isOverdue }) =>
                  row(
                    textCell(text),
                    optionalCell(due(day)),
                    statusCell(isOverdue ? "late" : "open"),
                    textCell("an answer"),
                  ),
                ),
              ],
            ),
          ],
  };
}

function metricsSection({ operational }: ReportMoment, { metrics }: OwnerSlip): Draft {
  const waiting = metrics.reduce((sum, one) => sum + one.waiting, 0);
  return {
    id: "metrics",
    name: "Mine to answer for",
    finding: `${metrics.length} ${metrics.length === 1 ? "metric" : "metrics"}, ${waiting} fired and not answered`,
    hasContent: metrics.length > 0,
    blocks:
      metrics.length === 0
        ? [missing("No metric", "No metric and no line names this owner.")]
        : [
            table(
              "Metrics and the words committed to",
              [column("Metric", 2.6), column("Line", 2), column("Committed to", 5), column("Within", 1.2)],
              metrics.map(({ metric, breach, direction, words, deadlineHours }) =>
                row(
                  metricCell(operational, metric),
                  optionalCell(
                    breach === null || direction === null
                      ? null
                      : `${direction} ${metricValue(metric, breach)}`,
                  ),
                  optionalCell(words === null ? null : `“${words}”`),
                  optionalCell(deadlineHours === null ? null : `${deadlineHours} h`),
                ),
              ),
            ),
          ],
  };
}

function rightsSection({ rights }: OwnerSlip): Draft {
  const active = rights.filter(({ state }) => state === "active").length;
  return {
    id: "rights",
    name: "Mine to decide",
    finding: `${active} of ${rights.length} delegated rights are active`,
    hasContent: rights.length > 0,
    blocks:
      rights.length === 0
        ? [missing("No right", "No delegated domain names this person.")]
        : [
            table(
              "Delegated rights",
              [column("Domain", 3), column("State", 1.6), column("Used this week", 1.6), column("Why", 4)],
              rights.map(({ domain, state, reason, budgetPerWeek, usedThisWeek }) =>
                row(
                  textCell(domain),
                  statusCell(state),
                  textCell(
                    budgetPerWeek === null ? String(usedThisWeek) : `${usedThisWeek} of ${budgetPerWeek}`,
                  ),
                  optionalCell(reason),
                ),
              ),
            ),
          ],
  };
}
