import { NativeSelect } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { formatCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import type { AnsweredQuestion, SectionState } from "../../../shared/domain/readiness/readiness-state.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { CommitField } from "../../components/commit-field.tsx";

const CONFIDENCE = ["low", "medium", "high"] as const;

/** The five questions of a section, each with its levels described, evidence and confidence. */
export function QuestionList({
  open,
  section,
}: {
  readonly open: OpenPilot;
  readonly section: SectionState;
}): ReactElement {
  return (
    <ol className="surface questions">
      {section.questions.map((question) => (
        <Question key={question.key} open={open} section={section.section} question={question} />
      ))}
    </ol>
  );
}

function Question({
  open,
  section,
  question,
}: {
  readonly open: OpenPilot;
  readonly section: SectionState["section"];
  readonly question: AnsweredQuestion;
}): ReactElement {
  const execute = useExecute();
  const { pilot, overview } = open;
  const { key, levels, answer } = question;
  // What was pressed stands there at once; what was refused goes back to what is recorded.
  const [pressed, setPressed] = useState<number | null>(null);
  const chosen = pressed ?? answer?.level;
  const set = async (level: number): Promise<void> => {
    if (level === chosen) return;
    const on = formatCalendarDate(overview.moment.date);
    setPressed(level);
    const done = await execute(pilot.pilotId, `Level ${level}: ${question.question}`, [
      answer === null
        ? { command: "readinessAnswer.add", input: { section, question: key, level, on } }
        : { command: "readinessAnswer.edit", input: { id: answer.id, level, on } },
    ]);
    if (done === null) setPressed(null);
  };
  const edit = (label: string, fields: Readonly<Record<string, unknown>>): Promise<unknown> =>
    answer === null
      ? Promise.resolve(null)
      : execute(pilot.pilotId, `${label}: ${question.question}`, [
          { command: "readinessAnswer.edit", input: { id: answer.id, ...fields } },
        ]);
  return (
    <li className="question">
      <fieldset>
        <legend>{question.question}</legend>
        {levels.map((words, level) => (
          <label key={words} className={chosen === level ? "level chosen" : "level"}>
            <input
              type="radio"
              name={`${section} ${key}`}
              checked={chosen === level}
              onChange={() => void set(level)}
            />
            <span className="levelnumber">{level}</span>
            <span>{words}</span>
          </label>
        ))}
      </fieldset>
      <div className="stack">
        {answer === null ? (
          <p className="muted">Not answered yet. Choose the level that can be seen today.</p>
        ) : (
          <>
            <CommitField
              label="Evidence"
              isLong
              value={answer.evidence ?? ""}
              onCommit={(text) => edit("Evidence written", { evidence: text === "" ? null : text })}
            />
            <NativeSelect
              label="How sure"
              w={160}
              data={[{ value: "", label: "Not said" }, ...CONFIDENCE]}
              value={answer.confidence ?? ""}
              onChange={(event) =>
                void edit("Confidence set", {
                  confidence: event.currentTarget.value === "" ? null : event.currentTarget.value,
                })
              }
            />
          </>
        )}
      </div>
    </li>
  );
}
