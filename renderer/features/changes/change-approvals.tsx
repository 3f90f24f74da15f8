import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { approvalsOf } from "../../../shared/domain/change-approvals.ts";
import { daysText } from "../../../shared/domain/change-register.ts";
import { changeTitle, changeWord } from "../../../shared/domain/change-state.ts";
import { recordById } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { PersonSelect } from "../../components/person-select.tsx";
import { StatusLabel } from "../../components/status-label.tsx";

/** Whose word the authorisation of a change waits for, and how long they take. */
export function ChangeApprovals({
  open,
  change,
}: {
  readonly open: OpenPilot;
  readonly change: RecordOf<"change">;
}): ReactElement | null {
  const execute = useExecute();
  const { pilot, asOfMs } = open;
  const [person, setPerson] = useState<string | null>(null);
  const approvals = approvalsOf(change, asOfMs);
  const isPlanned = changeWord(change) === "planned";
  if (!isPlanned && approvals.length === 0) return null;
  const nameOf = (id: string): string => recordById(pilot, "person", id)?.name ?? "somebody who left";
  const run = (label: string, command: string, input: object): Promise<unknown> =>
    execute(pilot.pilotId, `${label}: ${changeTitle(change)}`, [
      { command, input: { id: change.id, ...input } },
    ]);
  return (
    <section aria-label="Approvals">
      <h3 className="label">Approvals</h3>
      {approvals.length === 0 ? <p className="muted">Nobody is asked.</p> : null}
      <ul className="stack tight">
        {approvals.map(({ by, state, waitedDays }) => (
          <li key={by} className="row">
            <span>{nameOf(by)}</span>
            <span className="grow">
              <StatusLabel
                status={{ word: state }}
                rest={
                  waitedDays === null
                    ? undefined
                    : `${state === "waiting" ? "for" : "after"} ${daysText(waitedDays)}`
                }
              />
            </span>
            {isPlanned && state === "waiting" ? (
              <>
                <Button
                  size="xs"
                  aria-label={`Given by ${nameOf(by)}`}
                  onClick={() => void run(`Approved by ${nameOf(by)}`, "change.approve", { by })}
                >
                  Given
                </Button>
                <Button
                  size="xs"
                  variant="subtle"
                  aria-label={`Not needed: ${nameOf(by)}`}
                  onClick={() => void run("Approval not needed", "change.unask", { of: [by] })}
                >
                  Not needed
                </Button>
              </>
            ) : null}
          </li>
        ))}
      </ul>
      {isPlanned ? (
        <div className="row" style={{ alignItems: "flex-end" }}>
          <div className="grow">
            <PersonSelect pilot={pilot} label="Ask for approval" value={person} onChange={setPerson} />
          </div>
          <Button
            disabled={person === null}
            onClick={() => {
              if (person === null) return;
              void run(`${nameOf(person)} is asked`, "change.ask", { of: [person] });
              setPerson(null);
            }}
          >
            Ask
          </Button>
        </div>
      ) : null}
    </section>
  );
}
