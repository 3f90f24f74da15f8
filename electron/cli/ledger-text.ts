import type {
  StatusAnswer,
  StatusLedger,
  StatusLedgerRow,
  StatusOverrule,
  StatusTerms,
} from "../../shared/domain/status-obligations.ts";

/** An answer for people. */
export function answerText({ answer, by, at, reason }: StatusAnswer): string {
  return `${answer} by ${by} at ${at}${reason === null ? "" : `: ${reason}`}`;
}

/** The ledger for people: each obligation with its events, then what was loosened, old and new. */
export function* ledgerLines({ obligations, overrules }: StatusLedger): Generator<string> {
  yield obligations.length === 0 ? "Ledger: nothing has fired yet" : "Ledger:";
  for (const row of obligations) {
    yield `  ${headOf(row)}`;
    for (const { kind, at, who, text } of row.events) {
      yield `    ${at} ${kind}${who === null ? "" : ` by ${who}`}${text === null ? "" : `: ${text}`}`;
    }
  }
  if (overrules.length > 0) yield "Loosened terms:";
  for (const overrule of overrules) yield `  ${overruleText(overrule)}`;
}

function headOf({
  state,
  restated,
  action,
  metric,
  workflow,
  segment,
  period,
  owner,
}: StatusLedgerRow): string {
  const scope = [metric, ...[workflow, segment].filter((name) => name !== "*")].join(", ");
  const word = restated ? `${state}, restated` : state;
  return `${word}: ${action ?? "no action"} (${scope}, ${period}; ${owner ?? "no owner"})`;
}

function overruleText(overrule: StatusOverrule): string {
  const { metric, direction, before, after, appliesFrom, insidePeriod, at, who, reason } = overrule;
  const change = after === null ? `${terms(before)} -> ended` : `${terms(before)} -> ${terms(after)}`;
  const when = insidePeriod ? `inside its period, from ${appliesFrom}` : `from ${appliesFrom}`;
  return `${at} ${metric} ${direction}: ${change}, ${when}, by ${who ?? "nobody known"}: ${reason}`;
}

function terms({ breach, periods, deadlineHours, action }: StatusTerms): string {
  const deadline = deadlineHours === null ? "no deadline" : `${deadlineHours} h`;
  return `breach ${breach}, ${periods} in a row, ${deadline}, ${action === null ? "no action" : `"${action}"`}`;
}
