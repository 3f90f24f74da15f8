import { Button, Checkbox, Modal } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { peopleInRole } from "../../../shared/domain/people-roles.ts";
import type { ReviewKind } from "../../../shared/domain/review-series.ts";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import { recordById } from "../../../shared/records/read-records.ts";
import { REVIEW_NAMES } from "../../../shared/report/reviews/review-names.ts";
import { useGo } from "../../app/navigation.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { useMessages } from "../../stores/message-store.ts";
import { reviewPath } from "./review-words.ts";

const ROLES = ["CPO", "CTO", "CRO"] as const;

/** Who is in the room is asked once; then the review runs. */
export function StartDialog({
  open,
  kind,
  planned,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly kind: ReviewKind;
  /** Id of the review on record that is held now; null: the rhythm's alone. */
  readonly planned: string | null;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const go = useGo();
  const { pilot } = open;
  const leaders = leadersOf(pilot);
  const [absent, setAbsent] = useState<ReadonlySet<string>>(new Set());
  const submit = async (): Promise<void> => {
    const attendance = leaders.map(({ id }) => ({ person: id, present: !absent.has(id) }));
    const done = await execute(pilot.pilotId, `Started: ${REVIEW_NAMES[kind].toLowerCase()}`, [
      {
        command: "review.start",
        input: {
          kind,
          ...(planned === null ? {} : { id: planned }),
          ...(attendance.length === 0 ? {} : { attendance }),
        },
      },
    ]);
    const id = done?.entries[0]?.changes[0]?.record;
    if (id === undefined) return;
    onClose();
    // The room itself says that it runs: nothing pops up before it.
    useMessages.getState().clear();
    go(reviewPath(pilot.pilotId, id));
  };
  return (
    <Modal opened onClose={onClose} title={`Start the ${REVIEW_NAMES[kind].toLowerCase()}`}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <fieldset className="rollcall">
          <legend className="label">Who is in the room?</legend>
          {leaders.length === 0 ? (
            <p className="muted">No CPO, CTO or CRO is named yet: attendance cannot be recorded.</p>
          ) : (
            leaders.map(({ id, name, role }) => (
              <Checkbox
                key={id}
                label={name === role ? name : `${name}, ${role}`}
                checked={!absent.has(id)}
                onChange={(event) => {
                  const next = new Set(absent);
                  if (event.currentTarget.checked) next.delete(id);
                  else next.add(id);
                  setAbsent(next);
                }}
              />
            ))
          )}
        </fieldset>
        <p className="caption">
          What is noted is saved as it is noted: the review can be left and gone on with.
        </p>
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" data-autofocus>
            Start now
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** The leaders of product, technology and revenue. */
export function leadersOf(
  pilot: PilotState,
): readonly { readonly id: string; readonly name: string; readonly role: string }[] {
  return ROLES.flatMap((role) =>
    peopleInRole(pilot, role).map((id) => ({
      id,
      role,
      name: recordById(pilot, "person", id)?.name ?? "Somebody",
    })),
  );
}
