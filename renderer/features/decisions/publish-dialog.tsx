import { Button, Modal, Textarea } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { formatCalendarDate, parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { rightsGaps } from "../../../shared/domain/rights-check.ts";
import { rightsDifference } from "../../../shared/domain/rights-difference.ts";
import { newestVersion, type RightsVersion } from "../../../shared/domain/rights-versions.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { DateField } from "../../components/date-field.tsx";
import { sentence } from "./decision-words.ts";

/** Publishing: what is sealed, from when it holds, and that there is no way back. */
export function PublishDialog({
  open,
  draft,
  inForce,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly draft: RightsVersion;
  readonly inForce: RightsVersion;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const { pilot, overview, format } = open;
  const today = overview.moment.date;
  const before = newestVersion(pilot);
  const [from, setFrom] = useState(formatCalendarDate(Math.max(today, before.effectiveFrom ?? today)));
  const [reason, setReason] = useState("");
  const gaps = rightsGaps(pilot, draft.rows);
  const difference = rightsDifference(inForce.rows, draft.rows);
  const count = (kind: string): number => difference.filter((one) => one.kind === kind).length;
  const day = parseCalendarDate(from);
  const isEarly = day !== null && day < Math.max(today, before.effectiveFrom ?? today);
  const needsReason = before.version > 0;
  const isReady = gaps.length === 0 && day !== null && !isEarly && (!needsReason || reason.trim() !== "");
  const submit = async (): Promise<void> => {
    if (!isReady) return;
    const done = await execute(pilot.pilotId, `Published: decision rights, version ${draft.version}`, [
      {
        command: "rightsMatrix.publish",
        input: {
          id: draft.matrix,
          effectiveFrom: from,
          ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
        },
      },
    ]);
    if (done !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Publish version ${draft.version} of the decision rights`}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {gaps.length === 0 ? (
          <p>
            {draft.rows.length} decision types are sealed as they stand: {count("changed")} changed,{" "}
            {count("added")} new and {count("removed")} gone against version {inForce.version}. From its date
            on every decision is judged by it. It cannot be changed or undone; only a later version follows
            it.
          </p>
        ) : (
          <div className="note due">
            <p>It is not complete yet:</p>
            <ul>
              {gaps.slice(0, 6).map(({ text }) => (
                <li key={text}>{sentence(text)}</li>
              ))}
              {gaps.length > 6 ? <li>and {gaps.length - 6} more</li> : null}
            </ul>
          </div>
        )}
        <DateField
          data-autofocus
          label="In force from"
          description={isEarly ? undefined : "Rights do not hold backwards: the earliest date is today."}
          error={
            isEarly
              ? `Not before ${format.dates.date(Math.max(today, before.effectiveFrom ?? today))}`
              : undefined
          }
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        {needsReason ? (
          <Textarea
            label={`Why it follows version ${before.version}`}
            required
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        ) : (
          <p className="caption">
            Version 0, as it is today, is frozen with it, so that the two can always be compared.
          </p>
        )}
        <div className="row end">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={!isReady}>
            Publish
          </Button>
        </div>
      </form>
    </Modal>
  );
}
