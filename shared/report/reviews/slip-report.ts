import type { OwnerSlip } from "../../domain/owner-slip.ts";
import {
  column,
  keyValue,
  missing,
  optionalCell,
  plural,
  row,
  statusCell,
  table,
  textCell,
} from "../baseline/blocks.ts";
import { unitOf } from "../baseline/metric-print.ts";
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
    subtitle: roleOf(slip) === null ? slip.name : `${slip.name}, ${roleOf(slip) ?? ""}`,
    version: "As the record is now",
    status: { word: "open" },
    fingerprint: null,
    confidentiality: "Confidential",
    entries: [keyValue("Person", slip.name), keyValue("Role", optionalCell(roleOf(slip)))],
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
    finding: doFinding(open.length, late, asks.length),
    hasContent: items.length + asks.length > 0,
    blocks:
      items.length + asks.length === 0
        ? [
            missing(
              "Nothing on record",
              "Items of the plan and questions that name this person would stand here.",
            ),
          ]
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

function metricsSection({ format, operational }: ReportMoment, { metrics }: OwnerSlip): Draft {
  const waiting = metrics.reduce((sum, one) => sum + one.waiting, 0);
  return {
    id: "metrics",
    name: "Mine to answer for",
    finding:
      metrics.length === 0
        ? "No metric to answer for"
        : `${plural(metrics.length, "metric")}, ${waiting === 0 ? "nothing fired that is not answered" : `${waiting} fired and not answered`}`,
    hasContent: metrics.length > 0,
    blocks:
      metrics.length === 0
        ? [missing("Nothing on record", "Metrics and lines that name this person as owner would stand here.")]
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
                      : `${direction} ${format.value(breach, unitOf(metric)).text}`,
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
    finding:
      rights.length === 0
        ? "No delegated right"
        : `${active} of ${plural(rights.length, "delegated right")} ${rights.length === 1 ? "is" : "are"} active`,
    hasContent: rights.length > 0,
    blocks:
      rights.length === 0
        ? [missing("Nothing on record", "Domains that are delegated to this person would stand here.")]
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

function doFinding(open: number, late: number, questions: number): string {
  const items =
    open === 0 ? "Nothing open" : `${plural(open, "item")} open, ${late === 0 ? "none" : late} late`;
  return `${items}; ${questions === 0 ? "no question" : plural(questions, "question")} to answer`;
}

/** A role that says something beside the name. */
function roleOf({ name, role }: OwnerSlip): string | null {
  return role === null || role === name || role === "other" ? null : role;
}
