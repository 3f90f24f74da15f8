import type { ReactElement } from "react";
import type { ImportConsequences } from "../../../../shared/domain/import-consequences.ts";
import { metricDefinition } from "../../../../shared/metrics/registry.ts";
import { pilotRecord } from "../../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../../app/pilot-context.ts";
import { DecorativeMark } from "../../../components/decorative-mark.tsx";
import { counted } from "./consequence-words.ts";

interface PeriodWords {
  readonly one: string;
  readonly many: string;
  readonly done: string;
}

const COMPLETED: PeriodWords = { one: "becomes complete", many: "become complete", done: "became complete" };
const LOST: PeriodWords = { one: "loses its data", many: "lose their data", done: "lost data" };

/** Weeks, months, thresholds and obligations, in sentences; the same for an import and for taking one back. */
export function ConsequenceFacts({
  consequences,
  open,
  isDone,
}: {
  readonly consequences: ImportConsequences;
  readonly open: OpenPilot;
  /** It was done, and is not about to be. */
  readonly isDone: boolean;
}): ReactElement {
  const { completedWeeks, lostWeeks, completedMonths, lostMonths, judged, fired, withdrawn } = consequences;
  const zone = pilotRecord(open.pilot).timeZone;
  const unused = consequences.unusedDailyRows - consequences.unusedDailyRowsBefore;
  const lines: ReactElement[] = [];
  const periods = (labels: readonly string[], noun: string, what: PeriodWords, of = ""): void => {
    if (labels.length === 0) return;
    const words = isDone ? what.done : labels.length === 1 ? what.one : what.many;
    lines.push(
      <li key={`${noun} ${what.one}`}>
        <strong>
          {counted(labels.length, noun)}
          {of}
        </strong>{" "}
        {words}: {rangesOf(labels)}
      </li>,
    );
  };
  periods(completedWeeks, "week", COMPLETED);
  periods(completedMonths, "month", COMPLETED, " of revenue");
  periods(lostWeeks, "week", LOST);
  periods(lostMonths, "month", LOST, " of revenue");
  for (const one of judged) {
    const isMature = one.maturesAtMs <= open.asOfMs;
    lines.push(
      <li key={`judged ${one.threshold}`}>
        Threshold on <strong>{metricDefinition(one.metric).name}</strong>
        {scopeWords(one)} {isMature ? (isDone ? "was judged" : "is judged") : "will be judged"} by{" "}
        {rangesOf(one.periods)}
        {isMature ? "" : ` on ${open.format.dates.moment(one.maturesAtMs, zone)}`}
      </li>,
    );
  }
  for (const one of fired) {
    lines.push(
      <li key={`fired ${one.id}`} className="bad">
        {isDone ? "Fired" : "Fires"}: {metricDefinition(one.metric).name}
        {scopeWords(one)}, {one.period}
        {one.action === null ? "" : `: “${one.action}”`}
        <DecorativeMark decorative={open.overview.operational.decorative} metric={one.metric} />
      </li>,
    );
  }
  for (const one of withdrawn) {
    lines.push(
      <li key={`withdrawn ${one.id}`}>
        Withdrawn: {metricDefinition(one.metric).name}
        {scopeWords(one)}, {one.period}
        {one.action === null ? "" : `: “${one.action}”`}
      </li>,
    );
  }
  if (unused !== 0) {
    lines.push(
      <li key="unused">
        {unused > 0
          ? `${counted(unused, "daily row")} are kept but no longer used: interactions of their workflow and day take their place`
          : `${counted(-unused, "daily row")} are used again`}
      </li>,
    );
  }
  if (lines.length === 0) {
    return (
      <p className="muted">
        {isDone ? "No week became complete or lost its data." : "No week becomes complete or loses its data."}{" "}
        No threshold is judged anew.
      </p>
    );
  }
  return <ul className="factlist">{lines}</ul>;
}

function scopeWords({ workflow, segment }: { readonly workflow: string; readonly segment: string }): string {
  const parts = [workflow, segment].filter((part) => part !== "*");
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

/** `2026-W45–2026-W47, 2026-W50`: neighbours in the list are taken together where there are many. */
function rangesOf(labels: readonly string[]): string {
  if (labels.length <= 4) return labels.join(", ");
  return `${labels[0] ?? ""} – ${labels.at(-1) ?? ""}`;
}
