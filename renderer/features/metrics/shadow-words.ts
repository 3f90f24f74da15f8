import type { Finding } from "../../../shared/domain/finding.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { Status } from "../../../shared/report/charts/status.ts";

/** Functions of a company as people read them. */
export const FUNCTION_NAMES: Readonly<Record<RecordOf<"shadowMetric">["function"], string>> = {
  product: "Product",
  technology: "Technology",
  revenue: "Revenue",
  marketing: "Marketing",
  customer: "Customer",
  operations: "Operations",
  finance: "Finance",
  people: "People",
  board: "Board",
  other: "Other",
};

/** What is to become of a shadow metric. */
export const DECISION_NAMES = {
  keep: "Keep",
  convert: "Convert",
  retire: "Retire",
} as const satisfies Readonly<Record<NonNullable<RecordOf<"shadowMetric">["decision"]>, string>>;

/** The mark of a shadow metric with what is wrong with it: paid, past its date, or nothing decided. */
export function shadowStatus(
  { id, decision, by, withheld }: RecordOf<"shadowMetric">,
  findings: readonly Finding[],
): { readonly status: Status; readonly rest: string | undefined } {
  if (withheld.length > 0) return { status: { word: "no data" }, rest: "withheld from this copy" };
  const own = findings.filter(({ code, about }) => code === "shadow metric" && about === id);
  const isPaid = own.some(({ text }) => text.includes("incentive"));
  const isPast = own.some(({ text }) => text.includes("past its date"));
  if (isPaid || isPast) {
    const reasons = [isPaid ? "in an incentive plan" : "", isPast ? "past its date" : ""];
    return { status: { word: "late" }, rest: reasons.filter((reason) => reason !== "").join(", ") };
  }
  if (decision === undefined) return { status: { word: "open" }, rest: "nothing decided" };
  return by === undefined
    ? { status: { word: "open" }, rest: "no date" }
    : { status: { word: "planned" }, rest: undefined };
}
