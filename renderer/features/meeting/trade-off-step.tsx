import { Button, Textarea } from "@mantine/core";
import type { ReactElement } from "react";
import { LENS_NAMES } from "../../../shared/domain/lenses.ts";
import type { TradeOffQuestion } from "../../../shared/domain/trade-off-question.ts";
import type { StepProps } from "./step-props.ts";

/** The one question that the numbers put before the room, to be read aloud. */
export function TradeOffStep({
  draft,
  onChange,
  question,
}: StepProps & { readonly question: TradeOffQuestion }): ReactElement {
  const { wording } = draft;
  const reword = (part: Partial<NonNullable<typeof wording>>): void => {
    const { question: text, options } = question;
    onChange({ wording: { question: text, options, ...wording, ...part }, ending: null });
  };
  return (
    <>
      <p className="muted">Made from your five numbers: {question.because}.</p>
      {wording === null ? (
        <h2 className="thequestion" tabIndex={-1}>
          {question.question}
        </h2>
      ) : (
        <>
          <h2 className="title2" tabIndex={-1}>
            The question in your own words
          </h2>
          <Textarea
            label="Question"
            required
            value={wording.question}
            onChange={(event) => reword({ question: event.currentTarget.value })}
          />
        </>
      )}
      <div className="roomcolumns">
        {question.options.map((option, index) => (
          <div key={index === 0 ? "A" : "B"} className="roomanswer">
            <span className="letter" aria-hidden="true">
              {index === 0 ? "A" : "B"}
            </span>
            {wording === null ? (
              <p>{option}</p>
            ) : (
              <Textarea
                className="grow"
                aria-label={`Answer ${index === 0 ? "A" : "B"}`}
                required
                minRows={1}
                value={option}
                onChange={(event) => {
                  const text = event.currentTarget.value;
                  const [a, b] = wording.options;
                  reword({ options: index === 0 ? [text, b] : [a, text] });
                }}
              />
            )}
          </div>
        ))}
      </div>
      <div className="row wide wrap">
        <span className="muted">
          It weighs {question.lenses.map((lens) => LENS_NAMES[lens].toLowerCase()).join(" against ")}.
        </span>
        <span className="grow" />
        {wording === null ? (
          <Button variant="subtle" onClick={() => reword({})}>
            In your own words…
          </Button>
        ) : (
          <Button variant="subtle" onClick={() => onChange({ wording: null, choice: null, ending: null })}>
            Back to the question as it was made
          </Button>
        )}
      </div>
    </>
  );
}
