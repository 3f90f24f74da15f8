import type { PromiseCheck } from "../../../shared/domain/promise-check.ts";
import { LEAST_UNITS } from "../../../shared/domain/promise-check.ts";
import type { Status } from "../../../shared/report/charts/status.ts";
import type { ReportFormat } from "../../../shared/report/format/report-format.ts";

/** The mark of a promise: covered by the lower bound, above it, or nothing to say. */
export function promiseStatus(state: "covered" | "short" | "not enough data"): Status {
  if (state === "covered") return { word: "holds" };
  return state === "short" ? { word: "breach" } : { word: "not enough data" };
}

/** `55.5 %`. */
export function shareText(share: number, format: ReportFormat): string {
  return format.value(share, "rate").text;
}

/** What may be promised, in one sentence, and what that means for what was asked. */
export function promiseSentence(check: PromiseCheck, format: ReportFormat): string {
  const { promisable, low, weeks, eligible, asked, shortBy } = check;
  if (promisable === null || low === null || weeks === null || eligible === null) {
    return eligible === null || weeks === null
      ? "Nothing can be promised: nothing was measured here in the mature weeks."
      : `Nothing can be promised yet: ${format.count(eligible)} units were measured, ${LEAST_UNITS} are the least.`;
  }
  const count = Math.round((weeks.to - weeks.from + 1) / 7);
  const basis = `lower bound ${shareText(low, format)}, ${count} ${count === 1 ? "week" : "weeks"}, n ${format.count(eligible)}`;
  const may = `You can promise up to ${Math.round(promisable * 100)}\u2009% (${basis}).`;
  if (asked === null) return may;
  const wanted = `${format.numbers.upTo(asked * 100, 1)}\u2009% was asked`;
  return shortBy === null
    ? `${may} ${wanted}: covered.`
    : `${may} ${wanted}: ${format.numbers.fixed(shortBy * 100, 1)} points short.`;
}
