import type { PilotObligation } from "./pilot-obligations.ts";

/** Is an obligation still to be answered: by its deadline, or after it? */
export function isUnanswered({ answer }: Pick<PilotObligation, "answer">): boolean {
  return answer === null;
}
