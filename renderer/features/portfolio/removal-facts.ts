import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { countText } from "../../app/shown-locale.ts";

/** What goes with a company, one line each: what it is called, and how much of it there is. */
export type RemovalFact = readonly [name: string, amount: string];

/** Everything that removing a company takes from this machine. What there is none of is not named. */
export function removalFacts(pilot: PilotState): readonly RemovalFact[] {
  const imports = recordsOf(pilot, "batch");
  const rows = imports.reduce((sum, batch) => sum + batch.rows, 0);
  const held = recordsOf(pilot, "review").filter(({ closedAt }) => closedAt !== undefined);
  const counts = [
    ["Changes in its journal", pilot.entries.length, ""],
    ["Imports", imports.length, `, ${counted(rows, "row", "rows")}`],
    ["Sealed snapshots", recordsOf(pilot, "snapshot").length, ""],
    ["Minutes of reviews", held.length, ""],
    ["Attached files", pilot.attachments.size, ""],
  ] as const;
  return counts
    .filter(([, count]) => count > 0)
    .map(([name, count, more]): RemovalFact => [name, `${countText(count)}${more}`]);
}

function counted(count: number, one: string, many: string): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}
