import type { StoredRecord } from "../journal/stored-record.ts";
import type { JsonValue } from "../json/json.ts";
import type { RecordOf } from "../records/record-types.ts";
import { personHoursPerMonth } from "./cadence-hours.ts";
import { readContent } from "./snapshot-content.ts";

/** Person-hours a month of a forum: its hours a month × the people in it; null where one of them is not recorded. */
export function forumHoursPerMonth({
  hoursPerMonth,
  people,
}: Pick<RecordOf<"forum">, "hoursPerMonth" | "people">): number | null {
  return hoursPerMonth === undefined || people === undefined ? null : hoursPerMonth * people;
}

/**
 * Person-hours a month that a sealed baseline holds for a forum: those of its own entry there, else those of the meeting
 * as found that it is. Null: neither stands there with hours and people.
 */
export function sealedHours(baseline: RecordOf<"snapshot">, forum: RecordOf<"forum">): number | null {
  const records = readContent(baseline.content)?.records;
  const find = (type: string, id: string | undefined): StoredRecord | undefined =>
    records?.[type]?.find((record) => record["id"] === id);
  const own = find("forum", forum.id);
  const hours = own === undefined ? null : product(own["hoursPerMonth"], own["people"]);
  if (hours !== null) return hours;
  const meeting = find("cadence", forum.cadence);
  const kind = meeting?.["kind"];
  const perMeeting = meeting === undefined ? null : product(meeting["hours"], meeting["people"]);
  if (perMeeting === null || typeof kind !== "string") return null;
  return personHoursPerMonth({ kind: kind as RecordOf<"cadence">["kind"], hours: perMeeting, people: 1 });
}

/** Null where one of them is not a number: not recorded, or a commitment to a value of a narrower circle. */
function product(one: JsonValue | undefined, other: JsonValue | undefined): number | null {
  return typeof one === "number" && typeof other === "number" ? one * other : null;
}
