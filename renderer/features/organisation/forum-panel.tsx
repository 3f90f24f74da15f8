import { Button, NativeSelect } from "@mantine/core";
import type { ReactElement } from "react";
import { formatCalendarDate, parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { baselineInForce } from "../../../shared/domain/baselines.ts";
import { forumRegister } from "../../../shared/domain/forum-register.ts";
import { recordById, recordsOf } from "../../../shared/records/read-records.ts";
import { AskSection } from "../../app/asks/ask-section.tsx";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { RecordHistory } from "../../app/record-history.tsx";
import { useExecute } from "../../app/use-execute.ts";
import { CommitField } from "../../components/commit-field.tsx";
import { countFault } from "../../components/hours-dialog.tsx";
import { PersonSelect } from "../../components/person-select.tsx";
import { SidePanel } from "../../components/side-panel.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { numberText, typedNumber } from "../../components/typed-number.ts";
import { FORUM_KINDS, hoursFault } from "./forum-fields.ts";
import { beforeWords, FORUM_STATUS, forumRest } from "./forum-words.ts";

const HISTORY = {
  decision: "Decision",
  retiredOn: "Retired on",
  seenAgainOn: "Seen again on",
  hoursPerMonth: "Hours a month",
  people: "People",
  changedOutcome: "Outcomes changed",
};
const DECISIONS = ["keep", "merge", "retire"] as const;

/** One forum or approval gate: what it takes, what becomes of it, whether it stayed away. */
export function ForumPanel({
  open,
  id,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly id: string;
  readonly onClose: () => void;
}): ReactElement | null {
  const execute = useExecute();
  const { pilot, overview, format } = open;
  const forum = recordById(pilot, "forum", id);
  const row = forumRegister(pilot, baselineInForce(pilot), overview.moment.date).rows.find(
    (one) => one.id === id,
  );
  if (forum === null || row === undefined) return null;
  const { name, decision } = forum;
  const edit = (label: string, fields: Readonly<Record<string, unknown>>): Promise<unknown> =>
    execute(pilot.pilotId, `${label}: ${name}`, [{ command: "forum.edit", input: { id, ...fields } }]);
  const decide = (wanted: string): void => {
    const today = formatCalendarDate(overview.moment.date);
    void edit("Decision set", {
      decision: wanted === "" ? null : wanted,
      ...(wanted === "retire" ? { retiredOn: forum.retiredOn ?? today, mergedInto: null } : {}),
      ...(wanted === "keep" || wanted === "" ? { retiredOn: null, mergedInto: null, seenAgainOn: null } : {}),
      ...(wanted === "merge" ? { retiredOn: null } : {}),
    });
  };
  const others = recordsOf(pilot, "forum").filter((one) => one.id !== id);
  return (
    <SidePanel title={name} kicker={forum.kind} onClose={onClose}>
      <section aria-label="State">
        <StatusLabel status={{ word: FORUM_STATUS[row.word] }} rest={forumRest(row, format)} size={16} />
        <p>
          {row.freed === null || row.before === null
            ? "Its hours cannot be counted: hours or people are missing."
            : `${format.numbers.upTo(row.before, 1)} person-hours a month before, ${format.numbers.upTo(row.now ?? 0, 1)} now: ${format.numbers.upTo(row.freed, 1)} freed.`}
        </p>
        <p className="caption">Before: {beforeWords(row)}.</p>
      </section>
      <section aria-label="What becomes of it" className="stack">
        <NativeSelect
          label="Keep, merge or retire"
          data={[{ value: "", label: "Not decided" }, ...DECISIONS]}
          value={decision ?? ""}
          onChange={(event) => decide(event.currentTarget.value)}
        />
        {decision === "retire" || decision === "merge" ? (
          <CommitField
            label={decision === "merge" ? "Merged on" : "Retired on"}
            type="date"
            value={forum.retiredOn ?? ""}
            check={(text) =>
              text === "" || parseCalendarDate(text) !== null ? null : "a date, such as 2026-10-20"
            }
            onCommit={(text) => edit("Date set", { retiredOn: text === "" ? null : text })}
          />
        ) : null}
        {decision === "merge" ? (
          <NativeSelect
            label="Merged into"
            data={[
              { value: "", label: "Choose" },
              ...others.map((one) => ({ value: one.id, label: one.name })),
            ]}
            value={forum.mergedInto ?? ""}
            onChange={(event) =>
              void edit("Merged", {
                mergedInto: event.currentTarget.value === "" ? null : event.currentTarget.value,
              })
            }
          />
        ) : null}
        {row.word === "retired" || row.word === "merged" || row.word === "came back" ? (
          <CommitField
            label="Seen again on"
            description="It is held again although it was retired: that is a finding, and it frees nothing."
            type="date"
            value={forum.seenAgainOn ?? ""}
            onCommit={(text) => edit("Seen again", { seenAgainOn: text === "" ? null : text })}
          />
        ) : null}
      </section>
      <section aria-label="What it takes" className="stack">
        <CommitField
          label="Name"
          isRequired
          value={name}
          onCommit={(text) => edit("Renamed", { name: text })}
        />
        <NativeSelect
          label="Kind"
          data={[...FORUM_KINDS]}
          value={forum.kind}
          onChange={(event) => void edit("Kind set", { kind: event.currentTarget.value })}
        />
        <div className="threefields">
          <CommitField
            label="Hours a month"
            value={numberText(forum.hoursPerMonth)}
            check={hoursFault}
            onCommit={(text) => edit("Hours set", { hoursPerMonth: text === "" ? null : typedNumber(text) })}
          />
          <CommitField
            label="People"
            value={numberText(forum.people)}
            check={countFault}
            onCommit={(text) => edit("People set", { people: text === "" ? null : typedNumber(text) })}
          />
          <CommitField
            label="Outcomes changed"
            value={numberText(forum.changedOutcome)}
            check={countFault}
            onCommit={(text) =>
              edit("Outcomes set", { changedOutcome: text === "" ? null : typedNumber(text) })
            }
          />
        </div>
        <PersonSelect
          pilot={pilot}
          label="Owner"
          value={forum.owner ?? null}
          onChange={(owner) => void edit("Owner set", { owner })}
        />
        <CommitField
          label="Note"
          isLong
          value={forum.note ?? ""}
          onCommit={(text) => edit("Note written", { note: text === "" ? null : text })}
        />
      </section>
      <AskSection open={open} subject={{ about: id }} />
      <RecordHistory open={open} ids={[id]} fields={HISTORY} />
      <section aria-label="Remove">
        <div>
          <Button
            variant="subtle"
            onClick={() => {
              void execute(pilot.pilotId, `Removed ${name}`, [{ command: "forum.remove", input: { id } }]);
              onClose();
            }}
          >
            Remove from the register
          </Button>
        </div>
      </section>
    </SidePanel>
  );
}
