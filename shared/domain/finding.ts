/** The stable names of what the app points out by itself. */
export type FindingCode =
  | "late item"
  | "item without DRI"
  | "executive DRI"
  | "several DRIs"
  | "ambiguous right"
  | "threshold without action"
  | "decision in a suspended domain"
  | "decision without the right"
  | "decision without its keys"
  | "decision outside the matrix"
  | "decision over its budget"
  | "executed before its lenses"
  | "change before its decision"
  | "change in a suspended domain"
  | "change over its budget"
  | "escalation ran out"
  | "shadow metric"
  | "incentives"
  | "forum came back"
  | "charter without its rights"
  | "local green, system red"
  | "title change before its gate"
  | "reviews without a trade-off"
  | "ask overdue"
  | "baseline not sealed"
  | "baseline sealed late"
  | "baseline broken"
  | "matrix broken"
  | "operating model broken";

/** Something that is not as the method asks. */
export interface Finding {
  readonly code: FindingCode;
  /** One sentence without a full stop. */
  readonly text: string;
  /** Id of the record that it is about, or null. */
  readonly about: string | null;
}

/** A finding. */
export function finding(code: FindingCode, text: string, about: string | null): Finding {
  return { code, text, about };
}
