import type { PilotSummary } from "./workspace.ts";

/** Whether a row is a summary in all its parts: a database can be hurt in a way that its browser does not see. */
export function isSummary({ company, status, startDate, changedAt }: PilotSummary): boolean {
  return (
    [company, status, changedAt].every((part) => typeof part === "string") &&
    (startDate === null || typeof startDate === "string")
  );
}
