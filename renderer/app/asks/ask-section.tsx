import { Button, NativeSelect, Textarea } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { type AskRow, askRows, askWord } from "../../../shared/domain/open-asks.ts";
import { nameOfPerson } from "../../../shared/domain/people-roles.ts";
import type { Circle } from "../../../shared/journal/pilot-state.ts";
import { DateField } from "../../components/date-field.tsx";
import { PersonSelect } from "../../components/person-select.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import type { OpenPilot } from "../pilot-context.ts";
import { useExecute } from "../use-execute.ts";

const CIRCLES = ["everyone", "leadership", "partner"] as const satisfies readonly Circle[];
const CIRCLE_NAMES: Readonly<Record<Circle, string>> = {
  everyone: "Everyone",
  leadership: "Leadership",
  partner: "Partner only",
};
const CIRCLE_WORDS: Readonly<Record<Circle, string>> = {
  everyone: "",
  leadership: "leadership",
  partner: "partner only",
};

function circleOf(value: string): Circle {
  return CIRCLES.find((one) => one === value) ?? "everyone";
}

/** What a question is about: a record, or a metric that no record stands for. */
export type AskSubject = { readonly about: string } | { readonly metric: string };

/** The questions on a record with their answers, and a new one; it travels in packs and comes up in the next review. */
export function AskSection({
  open,
  subject,
}: {
  readonly open: OpenPilot;
  readonly subject: AskSubject;
}): ReactElement {
  const [isAsking, setIsAsking] = useState(false);
  const { pilot, overview } = open;
  const rows = askRows(pilot, overview.moment.date).filter((ask) =>
    "about" in subject ? ask.about === subject.about : ask.about === null && ask.metric === subject.metric,
  );
  return (
    <section aria-label="Questions">
      <div className="row">
        <h3 className="label grow">Questions</h3>
        {isAsking ? null : (
          <button type="button" className="linkbutton" onClick={() => setIsAsking(true)}>
            Ask…
          </button>
        )}
      </div>
      {rows.map((ask) => (
        <Ask key={ask.id} open={open} ask={ask} />
      ))}
      {isAsking ? <AskForm open={open} subject={subject} onClose={() => setIsAsking(false)} /> : null}
    </section>
  );
}

function Ask({ open, ask }: { readonly open: OpenPilot; readonly ask: AskRow }): ReactElement {
  const { pilot, format } = open;
  const { text, owner, due, circle, answer, answeredBy, answeredOn } = ask;
  const facts = [
    CIRCLE_WORDS[circle],
    owner === null ? "nobody named" : nameOfPerson(pilot, owner),
    due === null ? "" : `by ${format.dates.date(due)}`,
  ].filter((part) => part !== "");
  return (
    <div className="stack tight asked">
      <p>{text}</p>
      {answer === null ? (
        <StatusLabel status={{ word: askWord(ask) }} rest={facts.join(" · ")} />
      ) : (
        <>
          <p className="words">{answer}</p>
          <StatusLabel
            status={{ word: askWord(ask) }}
            rest={[
              answeredBy === null ? "" : nameOfPerson(pilot, answeredBy),
              answeredOn === null ? "" : format.dates.date(answeredOn),
            ]
              .filter((part) => part !== "")
              .join(" · ")}
          />
        </>
      )}
    </div>
  );
}

function AskForm({
  open,
  subject,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly subject: AskSubject;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const [text, setText] = useState("");
  const [owner, setOwner] = useState<string | null>(null);
  const [due, setDue] = useState("");
  const [circle, setCircle] = useState<Circle>("everyone");
  const isReady = text.trim() !== "";
  const submit = async (): Promise<void> => {
    if (!isReady) return;
    const done = await execute(open.pilot.pilotId, `Asked: ${text.trim()}`, [
      {
        command: "ask.add",
        input: {
          ...subject,
          text: text.trim(),
          ...(owner === null ? {} : { owner }),
          ...(due === "" ? {} : { due }),
          ...(circle === "everyone" ? {} : { circle }),
        },
      },
    ]);
    if (done !== null) onClose();
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) {
          event.preventDefault();
          onClose();
        }
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void submit();
        }
      }}
    >
      <Textarea
        autoFocus
        autosize
        minRows={2}
        label="Question"
        required
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <PersonSelect pilot={open.pilot} label="Who answers" value={owner} onChange={setOwner} />
      <div className="row">
        <DateField
          className="grow"
          label="By"
          value={due}
          onChange={(event) => setDue(event.currentTarget.value)}
        />
        <NativeSelect
          className="grow"
          label="Who may see it"
          data={CIRCLES.map((value) => ({ value, label: CIRCLE_NAMES[value] }))}
          value={circle}
          onChange={(event) => setCircle(circleOf(event.currentTarget.value))}
        />
      </div>
      <div className="row" style={{ justifyContent: "flex-end" }}>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="filled" disabled={!isReady}>
          Ask
        </Button>
      </div>
    </form>
  );
}
