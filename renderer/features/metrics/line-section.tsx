import { Button, Textarea } from "@mantine/core";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { dayOf, instantOf } from "../../../shared/calendar/moments.ts";
import { currentTerms } from "../../../shared/domain/ownership.ts";
import type { LineNow } from "../../../shared/domain/ownership-states.ts";
import { thresholdLock } from "../../../shared/domain/threshold-period.ts";
import type { ThresholdPlace } from "../../../shared/domain/threshold-terms.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import { pilotRecord, recordById } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { StatusLabel } from "../../components/status-label.tsx";
import { hoursText, lineText } from "./terms-words.ts";
import { ThresholdForm } from "./threshold-form.tsx";

interface LineSectionProps {
  readonly open: OpenPilot;
  readonly place: ThresholdPlace;
  readonly threshold: RecordOf<"threshold">;
  readonly now: LineNow | null;
  readonly isEditing: boolean;
}

type Mode = "facts" | "revise" | "end";

/** What takes the focus in each of them. */
const BEGINS: Readonly<Record<Mode, string>> = {
  facts: "button",
  revise: "input",
  end: "input, textarea",
};

/** One side of a metric's line: terms, lock, the words committed to; revised or ended here. */
export function LineSection({
  open,
  place,
  threshold,
  now,
  isEditing,
}: LineSectionProps): ReactElement | null {
  const [mode, setMode] = useState<Mode>(isEditing ? "revise" : "facts");
  const { format, overview } = open;
  const section = useRef<HTMLElement>(null);
  const shown = useRef(isEditing ? null : mode);
  useEffect(() => {
    // A form begins in its first field; afterwards the focus is on the button that opened it.
    if (shown.current !== mode) section.current?.querySelector<HTMLElement>(BEGINS[mode])?.focus();
    shown.current = mode;
  }, [mode]);
  const terms = currentTerms(threshold);
  if (terms === undefined) return null;
  const lock = thresholdLock(place.metric, overview.moment.date);
  return (
    <section ref={section} aria-label={`Line ${terms.direction}`}>
      <div className="row wide">
        <h3 className="label grow">Breach {lineText(format, place.metric, terms)}</h3>
        {now === null ? null : (
          <StatusLabel
            status={{ word: now.state }}
            rest={
              now.moreUnits !== null
                ? `about ${format.count(now.moreUnits)} more`
                : now.isWarned
                  ? "warned"
                  : undefined
            }
          />
        )}
      </div>
      {mode === "revise" ? (
        <ThresholdForm open={open} place={place} threshold={threshold} onDone={() => setMode("facts")} />
      ) : (
        <>
          <Terms open={open} terms={terms} lockedUntil={format.dates.date(lock.to)} />
          {mode === "end" ? (
            <EndForm open={open} place={place} threshold={threshold} onDone={() => setMode("facts")} />
          ) : (
            <div className="row">
              <Button onClick={() => setMode("revise")}>Revise threshold…</Button>
              <Button variant="subtle" onClick={() => setMode("end")}>
                End it…
              </Button>
            </div>
          )}
        </>
      )}
      <Versions open={open} place={place} threshold={threshold} />
    </section>
  );
}

type Version = RecordOf<"threshold">["versions"][number];

function Terms({
  open,
  terms,
  lockedUntil,
}: {
  readonly open: OpenPilot;
  readonly terms: Version;
  readonly lockedUntil: string;
}): ReactElement {
  const { pilot, format, overview } = open;
  const nameOf = (id: string | undefined): string =>
    id === undefined ? "nobody" : (recordById(pilot, "person", id)?.name ?? "nobody");
  const from = dayOf(terms.appliesFrom) ?? 0;
  return (
    <>
      <p className={terms.action === undefined ? "note due" : "read"}>
        {terms.action === undefined
          ? "No words are committed to: crossing the line would change nothing."
          : `“${terms.action}”`}
      </p>
      <p className="caption">
        {nameOf(terms.owner)} · {hoursText(terms.deadlineHours ?? null)} ·{" "}
        {from > overview.moment.date
          ? `applies from ${format.dates.date(from)}`
          : `locked until ${lockedUntil}; loosening now is an overrule`}
      </p>
    </>
  );
}

function EndForm({
  open,
  place,
  threshold,
  onDone,
}: {
  readonly open: OpenPilot;
  readonly place: ThresholdPlace;
  readonly threshold: RecordOf<"threshold">;
  readonly onDone: () => void;
}): ReactElement {
  const execute = useExecute();
  const { pilot, format, overview } = open;
  const [reason, setReason] = useState("");
  const lock = thresholdLock(place.metric, overview.moment.date);
  const hasApplied = threshold.versions.some(
    ({ appliesFrom }) => (dayOf(appliesFrom) ?? 0) <= overview.moment.date,
  );
  const end = async (): Promise<void> => {
    const done = await execute(pilot.pilotId, `Threshold ended: ${metricDefinition(place.metric).name}`, [
      {
        command: "threshold.remove",
        input: { id: threshold.id, ...(hasApplied ? { overruleReason: reason.trim() } : {}) },
      },
    ]);
    if (done !== null) onDone();
  };
  return (
    <form
      className="note due stack"
      onSubmit={(event) => {
        event.preventDefault();
        void end();
      }}
    >
      <p>
        {hasApplied
          ? `It ends with ${format.dates.date(lock.to)}. What it fired stays; ending it is an overrule.`
          : "It never applied, so it goes without a trace but in the journal."}
      </p>
      {hasApplied ? (
        <Textarea
          label="Reason"
          required
          autosize
          minRows={2}
          autoFocus
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      ) : null}
      <div className="row end">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="filled" disabled={hasApplied && reason.trim() === ""}>
          End threshold
        </Button>
      </div>
    </form>
  );
}

/** Earlier versions, the newest first: what was committed to before, and why it was loosened. */
function Versions({
  open,
  place,
  threshold,
}: Pick<LineSectionProps, "open" | "place" | "threshold">): ReactElement | null {
  const { pilot, format } = open;
  const { versions } = threshold;
  if (versions.length < 2) return null;
  const zone = pilotRecord(pilot).timeZone;
  return (
    <details>
      <summary>{versions.length} versions</summary>
      <ul className="stack tight versions">
        {versions.toReversed().map((version) => (
          <li key={version.version}>
            {version.version}. {lineText(format, place.metric, version)} ·{" "}
            {hoursText(version.deadlineHours ?? null)}
            <div className="caption">
              from {format.dates.date(dayOf(version.appliesFrom) ?? 0)}, recorded{" "}
              {format.dates.moment(instantOf(version.recordedAt) ?? 0, zone)}
              {version.overruleReason === undefined ? "" : ` · loosened: ${version.overruleReason}`}
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
