import type { ReactElement } from "react";
import { PHASE_NAMES } from "../../app/phase-names.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { StatusLabel } from "../../components/status-label.tsx";

/** The five gates, and the one that titles wait for. */
export function GatesList({ open }: { readonly open: OpenPilot }): ReactElement {
  const { overview, format } = open;
  const { titleGate } = overview;
  return (
    <div className="stack">
      <ul className="surface">
        {overview.gates.map(({ phase, state, settled, total, missing, warning }, index) => (
          <li
            key={phase}
            style={{ padding: "12px 16px", borderTop: index === 0 ? 0 : "1px solid var(--c-hairline)" }}
          >
            <div className="row wide">
              <span style={{ width: 112 }}>
                <StatusLabel
                  status={{ word: state === "closed" ? "proven" : warning === null ? "open" : "late" }}
                />
              </span>
              <strong className="grow">
                {phase} {PHASE_NAMES[phase]}
              </strong>
              <span className="muted">
                {settled} of {total} settled
              </span>
            </div>
            {warning === null ? null : <p className="bad">{warning}</p>}
            {missing.length === 0 ? null : (
              <ul className="caption" style={{ marginTop: 4 }}>
                {missing.map((sentence) => (
                  <li key={sentence}>– {sentence}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      <section className="surface pad stack tight" aria-labelledby="titles">
        <h3 id="titles" className="title3">
          Titles and reporting lines
        </h3>
        <StatusLabel
          status={{ word: titleGate.state === "open" ? "proven" : "open" }}
          rest={
            titleGate.state === "open"
              ? "titles may change"
              : titleGate.opensOn === null
                ? "locked; no date yet"
                : `locked; opens ${format.dates.date(titleGate.opensOn)} at the earliest`
          }
        />
        <dl className="facts">
          <dt>Launch</dt>
          <dd>
            {titleGate.launchedOn === null
              ? "no weekly review is closed yet"
              : format.dates.date(titleGate.launchedOn)}
          </dd>
          <dt>Tests</dt>
          <dd>
            {titleGate.testsPassed} of {titleGate.testsTotal} passed
          </dd>
          <dt>Verdict</dt>
          <dd>{titleGate.verdict}</dd>
        </dl>
        <ul>
          {titleGate.missing.map((sentence) => (
            <li key={sentence}>– {sentence}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}
