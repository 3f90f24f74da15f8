import { Button, Modal, Textarea } from "@mantine/core";
import { type ReactElement, useState } from "react";
import type { CommandRequest } from "../../../shared/commands/execute-command.ts";
import { convergedExecutives, nameOfPerson } from "../../../shared/domain/people-roles.ts";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import { shownSentence } from "../../app/shown-locale.ts";
import { useExecute } from "../../app/use-execute.ts";
import { DateField } from "../../components/date-field.tsx";
import type { DecisionPart } from "./decision-page.tsx";
import { sentence } from "./decision-words.ts";
import type { LensEditor } from "./use-lens-drafts.ts";

/** The ways of deciding that ask for a sentence, or for a moment. */
export type Deciding = "against the sum" | "override" | "route" | "revise" | "reject" | "execute";

interface Way {
  readonly title: string;
  readonly text: (part: DecisionPart) => string;
  readonly field: string;
  readonly verb: string;
  readonly done: string;
  readonly isOptional?: boolean;
}

const WAYS: Readonly<Record<Deciding, Way>> = {
  "against the sum": {
    title: "Approve against the sum",
    text: ({ subject }) =>
      `${sentence(shownSentence(subject.againstSum ?? "it goes against the sum"))}. The sentence stays with the decision.`,
    field: "Why all the same, in one sentence",
    verb: "Approve",
    done: "Approved",
  },
  override: {
    title: "Override the suspension",
    text: ({ open, subject }) =>
      `${sentence(subject.domain?.name ?? "The domain")} stays suspended; this one decision may be taken. The override is the converged executive's (${seatName(open.pilot)}), is never taken back, and is printed in the board narrative.`,
    field: "Reason",
    verb: "Record override",
    done: "Overridden",
  },
  route: {
    title: "Route to the converged executive",
    text: ({ open }) => `It then waits for ${seatName(open.pilot)}; the wait counts for that seat.`,
    field: "Why it is routed up",
    verb: "Route",
    done: "Routed",
    isOptional: true,
  },
  revise: {
    title: "Revise with conditions",
    text: ({ subject }) =>
      subject.decision.status === "approved"
        ? "The approval, its keys and an override no longer hold; what it says can be changed again."
        : "It goes back to its owner; keys that were turned have to be turned anew.",
    field: "Conditions",
    verb: "Send back",
    done: "Sent back",
  },
  reject: {
    title: "Reject this decision",
    text: () => "It stays in the register with the reason. A new question is raised as a new decision.",
    field: "Reason",
    verb: "Reject",
    done: "Rejected",
  },
  execute: {
    title: "Carried out",
    text: ({ subject }) =>
      subject.decision.status === "approved"
        ? "What it expected is held against what is measured from then on."
        : "It was not approved: that stands in the register as a dated breach.",
    field: "When",
    verb: "Record",
    done: "Carried out",
  },
};

/** One way of deciding: what it does, the sentence that it asks for, and the button that says it. */
export function DecisionDialog({
  open,
  subject,
  deciding,
  decider,
  lenses,
  onClose,
}: DecisionPart & {
  readonly deciding: Deciding;
  readonly decider: string | null;
  readonly lenses: LensEditor;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const [text, setText] = useState("");
  const way = WAYS[deciding];
  const { pilot } = open;
  const { decision } = subject;
  const isReady = deciding === "execute" || way.isOptional === true || text.trim() !== "";
  const submit = async (): Promise<void> => {
    if (!isReady) return;
    const pending = subject.lock === null ? lenses.pending() : null;
    const requests = requestsOf(open, deciding, { id: decision.id, by: decider }, text.trim());
    const done = await execute(pilot.pilotId, `${way.done}: ${decision.title}`, [
      ...(pending === null ? [] : [pending]),
      ...requests,
    ]);
    if (done !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={way.title}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>
          “{decision.title}”. {way.text({ open, subject })}
        </p>
        {deciding === "execute" ? (
          <DateField
            data-autofocus
            hasTime
            label={way.field}
            description={`Empty: now. In the time zone ${pilotRecord(pilot).timeZone}.`}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        ) : (
          <Textarea
            data-autofocus
            label={way.field}
            required={way.isOptional !== true}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void submit();
            }}
          />
        )}
        {deciding === "reject" && decider === null ? (
          <p className="caption straddle">Choose beside the button who decides.</p>
        ) : null}
        <div className="row end">
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            variant="filled"
            disabled={!isReady || (deciding === "reject" && decider === null)}
          >
            {way.verb}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function requestsOf(
  open: DecisionPart["open"],
  deciding: Deciding,
  { id, by }: { readonly id: string; readonly by: string | null },
  text: string,
): readonly CommandRequest[] {
  const seat = convergedExecutives(open.pilot)[0]?.id;
  switch (deciding) {
    case "against the sum":
      return [{ command: "decision.approve", input: { id, by, reasonAgainstSum: text } }];
    case "override":
      return [{ command: "decision.override", input: { id, by: seat, reason: text } }];
    case "route":
      return [{ command: "decision.route", input: { id, ...(text === "" ? {} : { reason: text }) } }];
    case "revise":
      return [{ command: "decision.revise", input: { id, conditions: text } }];
    case "reject":
      return [{ command: "decision.reject", input: { id, by, reason: text } }];
    case "execute":
      return [{ command: "decision.execute", input: { id, ...momentOf(open.pilot, text) } }];
  }
}

/** The instant of a wall-clock time in the pilot's zone. */
function momentOf(pilot: PilotState, text: string): { readonly at?: string } {
  if (text === "") return {};
  const local = Temporal.PlainDateTime.from(text).toZonedDateTime(pilotRecord(pilot).timeZone);
  return { at: local.toInstant().toString() };
}

function seatName(pilot: PilotState): string {
  const seat = convergedExecutives(pilot)[0];
  return seat === undefined ? "nobody is named" : nameOfPerson(pilot, seat.id);
}
