import type { ReactElement } from "react";
import type { DecisionCase } from "../../../shared/domain/why.ts";
import { askWhy } from "../../components/panel-marks.ts";
import { StatusLabel } from "../../components/status-label.tsx";
import type { OpenPilot } from "../pilot-context.ts";
import { hrefOf } from "../places.ts";
import { shownSentence } from "../shown-locale.ts";
import { sentence } from "./case-lists.tsx";
import { decidedWords } from "./why-right.tsx";

/** A decision that is not as the method asks: what it says, what was found, and which rights it fell under. */
export function WhyDecision({
  open,
  found,
}: {
  readonly open: OpenPilot;
  readonly found: DecisionCase;
}): ReactElement {
  const { pilot } = open;
  const { decision, findings, rights } = found;
  return (
    <>
      <section aria-label="Decision">
        {rights[0] === undefined ? null : (
          <StatusLabel
            status={{ word: rights[0].right.state }}
            size={16}
            rest={sentence(rights[0].right.domain)}
          />
        )}
        <dl className="facts">
          <dt>Question</dt>
          <dd>{decision.question ?? decision.title}</dd>
          <dt>Chosen</dt>
          <dd>{decision.chosen ?? "nothing yet"}</dd>
          <dt>Decided by</dt>
          <dd>{decidedWords(open, decision)}</dd>
        </dl>
      </section>
      <section aria-label="Why">
        <h3 className="label">What is wrong with it</h3>
        <ul className="rowlist">
          {findings.map(({ code, text }) => (
            <li key={text} className="stack tight" style={{ alignItems: "flex-start" }}>
              <span className="bad">{sentence(code)}</span>
              <span>{sentence(shownSentence(text))}</span>
            </li>
          ))}
        </ul>
      </section>
      {rights.map(({ right, obligations }) => (
        <section key={right.id} aria-label={right.domain}>
          <h3 className="label">The right that it fell under</h3>
          <div className="row">
            <StatusLabel status={{ word: right.state }} />
            <button
              type="button"
              className="linkbutton"
              onClick={() => askWhy(pilot.pilotId, { kind: "right", id: right.id })}
            >
              {sentence(right.domain)}
            </button>
          </div>
          {obligations.map(({ id, action }) => (
            <p key={id}>
              <button
                type="button"
                className="linkbutton"
                onClick={() => askWhy(pilot.pilotId, { kind: "obligation", id })}
              >
                {action === null ? "The obligation behind it" : `“${action}”`}
              </button>
            </p>
          ))}
        </section>
      ))}
      <section aria-label="More">
        <a href={hrefOf(`/c/${pilot.pilotId}/decisions/${decision.id}`)}>Open the decision</a>
      </section>
    </>
  );
}
