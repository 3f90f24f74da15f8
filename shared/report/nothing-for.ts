import type { Problem } from "../errors/problem.ts";

/** Whether a report is refused because the pilot has nothing that it could be of: no baseline, review, narrative and the like. */
export function hasNothingFor({ code }: Pick<Problem, "code">): boolean {
  return code.startsWith("NO_") && code !== "NO_BROWSER";
}
