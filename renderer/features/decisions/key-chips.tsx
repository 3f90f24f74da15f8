import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { instantOf } from "../../../shared/calendar/moments.ts";
import type { KeyState } from "../../../shared/domain/packaging-keys.ts";
import { nameOfPerson } from "../../../shared/domain/people-roles.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import { useExecute } from "../../app/use-execute.ts";
import { StatusLabel } from "../../components/status-label.tsx";
import type { DecisionPart } from "./decision-page.tsx";

/** The two keys of a decision on commercial packaging: who turned them, and who still has to. */
export function KeyChips({ open, subject }: DecisionPart): ReactElement | null {
  const { keys, lock } = subject;
  if (keys.length === 0) return null;
  return (
    <ul className="stack tight" aria-label="Keys">
      {keys.map((state) => (
        <li key={state.key} className="row">
          <KeyRow open={open} subject={subject} state={state} isOpen={lock === null} />
        </li>
      ))}
    </ul>
  );
}

function KeyRow({
  open,
  subject,
  state,
  isOpen,
}: DecisionPart & { readonly state: KeyState; readonly isOpen: boolean }): ReactElement {
  const execute = useExecute();
  const { pilot, format } = open;
  const { key, holders, turned } = state;
  const name = `${key === "product" ? "Product" : "Revenue"} key`;
  if (turned !== null) {
    const at = instantOf(turned.at);
    const when = at === null ? "" : `, ${format.dates.moment(at, pilotRecord(pilot).timeZone)}`;
    return (
      <StatusLabel status={{ word: "turned" }} rest={`${name}: ${nameOfPerson(pilot, turned.by)}${when}`} />
    );
  }
  const who = holders.map((holder) => nameOfPerson(pilot, holder)).join(" or ");
  if (!isOpen) return <StatusLabel status={{ word: "open" }} rest={`${name}: not turned`} />;
  return (
    <>
      <StatusLabel status={{ word: "waiting" }} rest={`${name}: ${who === "" ? "nobody holds it" : who}`} />
      {holders.map((by) => (
        <Button
          key={by}
          variant="subtle"
          aria-label={`${holders.length === 1 ? "Turn key" : `Turn for ${nameOfPerson(pilot, by)}`}: ${name}`}
          onClick={() =>
            void execute(pilot.pilotId, `${name} turned: ${subject.decision.title}`, [
              { command: "decision.agree", input: { id: subject.decision.id, key, by } },
            ])
          }
        >
          {holders.length === 1 ? "Turn key" : `Turn for ${nameOfPerson(pilot, by)}`}
        </Button>
      ))}
    </>
  );
}
