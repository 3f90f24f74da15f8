import type { ImportConsequences } from "../../../../shared/domain/import-consequences.ts";
import { countText } from "../../../app/shown-locale.ts";
import type { Assessment } from "../../../workers/import-calls.ts";

/** New workflows and segments, counted: `1 new workflow`. */
export function newNameWords({ newWorkflows, newSegments }: Assessment): readonly string[] {
  return [
    ...(newWorkflows.length === 0 ? [] : [counted(newWorkflows.length, "new workflow")]),
    ...(newSegments.length === 0 ? [] : [counted(newSegments.length, "new segment")]),
  ];
}

/** What changes beside rows and names, counted: `3 weeks become complete`, `1 threshold will be judged`. */
export function consequenceWords(consequences: ImportConsequences): readonly string[] {
  const { completedWeeks, lostWeeks, completedMonths, lostMonths, judged, fired, withdrawn } = consequences;
  const unused = consequences.unusedDailyRows - consequences.unusedDailyRowsBefore;
  const become = (count: number, noun: string, verb: string): readonly string[] =>
    count === 0 ? [] : [`${counted(count, noun)} ${count === 1 ? `${verb}s` : verb}`];
  return [
    ...become(completedWeeks.length, "week", "become").map((words) => `${words} complete`),
    ...become(completedMonths.length, "month", "become").map((words) => `${words} complete`),
    ...become(lostWeeks.length, "week", "lose").map((words) => `${words} data`),
    ...become(lostMonths.length, "month", "lose").map((words) => `${words} data`),
    ...(judged.length === 0 ? [] : [`${counted(judged.length, "threshold")} will be judged`]),
    ...become(fired.length, "obligation", "fire"),
    ...(withdrawn.length === 0
      ? []
      : [`${counted(withdrawn.length, "obligation")} ${withdrawn.length === 1 ? "is" : "are"} withdrawn`]),
    ...(unused <= 0 ? [] : [`${countText(unused)} daily rows are no longer used`]),
  ];
}

/** `1 week`, `3 weeks`. */
export function counted(count: number, noun: string): string {
  return `${countText(count)} ${noun}${count === 1 ? "" : "s"}`;
}
