import type { RecordsHolder } from "../records/read-records.ts";
import { metricName } from "./metric-words.ts";

/** What a record is called in a sentence; null: it is not there, was removed, or has no words that may be shown. */
export function subjectOf(pilot: RecordsHolder, id: string): string | null {
  const record = pilot.records.get(id);
  if (record === undefined || record.removed) return null;
  const { fields, type } = record;
  // The title of a person is their job.
  const words = type === "person" ? ["name"] : ["title", "name", "domain", "option", "text", "key"];
  for (const field of words) {
    const value = fields[field];
    if (typeof value === "string") return value;
  }
  const metric = fields["metric"];
  if (typeof metric === "string") return metricName(metric);
  return type === "review" && typeof fields["kind"] === "string" ? `${fields["kind"]} review` : null;
}
