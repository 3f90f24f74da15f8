import { Button, Modal, Textarea } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { formatCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import type { ReviewKind, SeriesEntry } from "../../../shared/domain/review-series.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { DateField } from "../../components/date-field.tsx";

/** A review of the rhythm that is moved, or of which it is said why it was not held. */
export interface Rescheduling {
  readonly kind: ReviewKind;
  readonly entry: SeriesEntry;
  readonly what: "move" | "miss";
}

/** Moves a review to another date, or records that it was not held; both with the reason. */
export function MoveDialog({
  open,
  kind,
  entry,
  what,
  onClose,
}: Rescheduling & { readonly open: OpenPilot; readonly onClose: () => void }): ReactElement {
  const execute = useExecute();
  const { pilot, format } = open;
  const [to, setTo] = useState(formatCalendarDate(entry.on + 1));
  const [reason, setReason] = useState("");
  const isMove = what === "move";
  const isReady = reason.trim() !== "" && (!isMove || (to !== "" && to !== formatCalendarDate(entry.on)));
  const submit = async (): Promise<void> => {
    const which = entry.review === null ? { kind, on: formatCalendarDate(entry.on) } : { id: entry.review };
    const done = await execute(
      pilot.pilotId,
      isMove ? `Review moved to ${to}` : `Not held: the review of ${format.dates.date(entry.on)}`,
      [
        isMove
          ? { command: "review.move", input: { ...which, to, reason: reason.trim() } }
          : { command: "review.miss", input: { ...which, reason: reason.trim() } },
      ],
    );
    if (done !== null) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${isMove ? "Move" : "Not held:"} the ${kind} review of ${format.dates.date(entry.on)}`}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void submit();
        }}
      >
        {isMove ? (
          <DateField
            data-autofocus
            label="To"
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        ) : null}
        <Textarea
          {...(isMove ? {} : { "data-autofocus": true })}
          label="Why"
          description={
            isMove
              ? "Kept with the review; it is counted as moved."
              : "Kept with the review; it is counted as missed."
          }
          required
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={!isReady}>
            {isMove ? "Move review" : "Record as missed"}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
