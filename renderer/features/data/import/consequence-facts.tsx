import type { ReactElement } from "react";
import type { ImportConsequences } from "../../../../shared/domain/import-consequences.ts";
import { metricDefinition } from "../../../../shared/metrics/registry.ts";
import { pilotRecord } from "../../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../../app/pilot-context.ts";
import { counted } from "./consequence-words.ts";

/** Weeks, months, thresholds and obligations, in sentences; the same for an import and for taking one back. */
export function ConsequenceFacts({
  consequences,
  open,
}: {
  readonly consequences: ImportConsequences;
  readonly open: OpenPilot;
}): ReactElement {
  const { completedWeeks, lostWeeks, completedMonths, lostMonths, judged, fired, withdrawn } = consequences;
  const zone = pilotRecord(open.pilot).timeZone;
  const unused = consequences.unusedDailyRows - consequences.unusedDailyRowsBefore;
  const lines: ReactElement[] = [];
  const periods = (labels: readonly string[], noun: string, what: string): void => {
    if (labels.length === 0) return;
    const verb = labels.length === 1 ? what.replace(/^become/, "becomes").replace(/^lose/, "loses") : what;
    lines.push(
      <li key={`${noun} ${what}`}>
        <strong>{counted(labels.length, noun)}</strong> {verb}: {rangesOf(labels)}
      </li>,
    );
  };
  periods(completedWeeks, "week", "become complete");
  periods(completedMonths, "month of revenue", "become complete");
  periods(lostWeeks, "week", "lose their data");
  periods(lostMonths, "month of revenue", "lose their data");
  for (const one of judged) {
    const isMature = one.maturesAtMs <= open.asOfMs;
    lines.push(
      <li key={`judged ${one.threshold}`}>
        Threshold on <strong>{metricDefinition(one.metric).name}</strong>
        {scopeWords(one)} {isMature ? "is judged" : "will be judged"} by {rangesOf(one.periods)}
        {isMature ? "" : ` on ${open.format.dates.moment(one.maturesAtMs, zone)}`}
      </li>,
    );
  }
  for (const one of fired) {
    lines.push(
      <li key={`fired ${one.id}`} className="bad">
        Fires: {metricDefinition(one.metric).name}
        {scopeWords(one)}, {one.period}
        {one.action === null ? "" : `: “${one.action}”`}
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
  if (lines.length === 0)
    return <p className="muted">No week becomes complete, no threshold is judged anew.</p>;
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
