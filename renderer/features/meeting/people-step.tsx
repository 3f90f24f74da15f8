import { Checkbox, TextInput } from "@mantine/core";
import type { ReactElement } from "react";
import { MEETING_ROLES, type MeetingRole } from "../../../shared/domain/meeting-zero.ts";
import type { StepProps } from "./step-props.ts";

const WORDS: Readonly<Record<MeetingRole, readonly [leads: string, hint: string]>> = {
  CPO: ["Product", "who leads what customers use"],
  CTO: ["Technology", "who leads what makes it work"],
  CRO: ["Revenue", "who leads what is sold and kept"],
};

/** Who leads product, technology and revenue, and who of them is in the room. */
export function PeopleStep({
  draft,
  onChange,
  names,
}: StepProps & {
  /** Names of the people that there are. */
  readonly names: readonly string[];
}): ReactElement {
  const change = (role: MeetingRole, part: Partial<MeetingRowDraft>): void =>
    onChange({ people: { ...draft.people, [role]: { ...draft.people[role], ...part } } });
  return (
    <>
      <div>
        <h2 className="title2" tabIndex={-1}>
          Name who leads product, technology and revenue
        </h2>
        <p className="read muted">
          Whatever their titles are. Where nobody does, leave it empty: that is recorded too.
        </p>
      </div>
      <ul className="meetingrows">
        {MEETING_ROLES.map((role) => {
          const { name, isPresent } = draft.people[role];
          const [leads, hint] = WORDS[role];
          return (
            <li key={role} className="personrow">
              <div>
                <strong>{role}</strong>
                <div className="caption">
                  {leads}: {hint}
                </div>
              </div>
              <TextInput
                aria-label={`Name of the ${role}`}
                placeholder="Name"
                list="meeting-names"
                value={name}
                onChange={(event) => change(role, { name: event.currentTarget.value })}
              />
              {name.trim() === "" ? (
                <span className="muted">nobody holds this role</span>
              ) : (
                <Checkbox
                  label="In the room"
                  aria-label={`${name} is in the room`}
                  checked={isPresent}
                  onChange={(event) => change(role, { isPresent: event.currentTarget.checked })}
                />
              )}
            </li>
          );
        })}
      </ul>
      <datalist id="meeting-names">
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}

interface MeetingRowDraft {
  readonly name: string;
  readonly isPresent: boolean;
}
