import type { ReactElement } from "react";
import type { DecisionCase } from "../../../shared/domain/decision-case.ts";
import { AskSection } from "../../app/asks/ask-section.tsx";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { DecisionBar } from "./decision-bar.tsx";
import { DecisionContext } from "./decision-context.tsx";
import { DecisionHead } from "./decision-head.tsx";
import { DecisionLenses } from "./decision-lenses.tsx";
import { DecisionOptions } from "./decision-options.tsx";
import { useLensDrafts } from "./use-lens-drafts.ts";

/** What every part of the page is made from. */
export interface DecisionPart {
  readonly open: OpenPilot;
  readonly subject: DecisionCase;
}

/** One decision: the question, three lenses side by side, options with what they bring, and the bar that decides. */
export function DecisionPage({
  open,
  subject,
  decider,
  onDecider,
}: DecisionPart & {
  readonly decider: string | null;
  readonly onDecider: (person: string | null) => void;
}): ReactElement {
  const lenses = useLensDrafts(open, subject.decision);
  const part = { open, subject };
  return (
    <main className="content" data-region="content" tabIndex={-1}>
      <div className="page decisions decision">
        <DecisionHead {...part} />
        {subject.findings.length === 0 ? null : (
          <ul className="note bad" aria-label="Findings">
            {subject.findings.map(({ code, text }) => (
              <li key={`${code} ${text}`}>{`${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`}</li>
            ))}
          </ul>
        )}
        <DecisionLenses {...part} lenses={lenses} />
        <div className="split">
          <DecisionOptions {...part} lenses={lenses} />
          <DecisionContext {...part} />
        </div>
        <div className="surface pad">
          <AskSection open={open} subject={{ about: subject.decision.id }} />
        </div>
        <DecisionBar {...part} decider={decider} onDecider={onDecider} lenses={lenses} />
      </div>
    </main>
  );
}
