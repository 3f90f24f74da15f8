import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import type { ReactElement } from "react";
import { MEETING_ROLES } from "../../../shared/domain/meeting-zero.ts";
import type { TradeOffQuestion } from "../../../shared/domain/trade-off-question.ts";
import { LensFields } from "../../components/lens-fields.tsx";
import type { MeetingDraft } from "./meeting-draft.ts";
import type { StepProps } from "./step-props.ts";
import { Verdict } from "./verdict.tsx";

const CHOICES = ["first", "second", "other"] as const;

/** Decide it with three lenses, or say that the room could not. */
export function DecideStep({
  draft,
  onChange,
  question,
}: StepProps & { readonly question: TradeOffQuestion }): ReactElement {
  if (draft.ending === "undecided") {
    return (
      <>
        <Verdict />
        <Textarea
          label="What kept you from deciding?"
          description="Such as who would have had to agree, or which number was missing. It is recorded with the meeting."
          value={draft.obstacle}
          onChange={(event) => onChange({ obstacle: event.currentTarget.value })}
        />
        <div>
          <Button onClick={() => onChange({ ending: null })}>Try once more to decide</Button>
        </div>
      </>
    );
  }
  const change = (part: Partial<MeetingDraft>): void => onChange({ ...part, ending: null });
  return (
    <>
      <div>
        <h2 className="title2" tabIndex={-1}>
          {question.question}
        </h2>
      </div>
      <fieldset className="answers">
        <legend className="label">Your answer</legend>
        {CHOICES.map((choice, index) => (
          <label key={choice} className={`roomanswer${draft.choice === choice ? " chosen" : ""}`}>
            <input
              type="radio"
              name="meeting-answer"
              checked={draft.choice === choice}
              onChange={() => change({ choice })}
            />
            <span className="letter" aria-hidden="true">
              {["A", "B", "C"][index]}
            </span>
            <span className="grow">{choice === "other" ? "Another way" : question.options[index]}</span>
          </label>
        ))}
      </fieldset>
      {draft.choice === "other" ? (
        <TextInput
          label="What you do instead"
          required
          value={draft.other}
          onChange={(event) => change({ other: event.currentTarget.value })}
        />
      ) : null}
      <div className="stack">
        <p className="label">What you expect of it, in three lenses: none may stay empty</p>
        <LensFields value={draft.lenses} onChange={(lenses) => change({ lenses })} />
      </div>
      <NativeSelect
        label="Decided by"
        w={280}
        data={[
          { value: "", label: "The room" },
          ...MEETING_ROLES.flatMap((role) => {
            const name = draft.people[role].name.trim();
            return name === "" ? [] : [{ value: name, label: `${name}, ${role}` }];
          }),
        ]}
        value={draft.decidedBy}
        onChange={(event) => change({ decidedBy: event.currentTarget.value })}
      />
    </>
  );
}
