import { Button } from "@mantine/core";
import { type ReactElement, useCallback } from "react";
import type { WhyCase, WhySubject } from "../../../shared/domain/why.ts";
import { success } from "../../../shared/errors/problem.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import { Loading } from "../../components/loading.tsx";
import { SidePanel } from "../../components/side-panel.tsx";
import type { PanelIntent } from "../../stores/panel-store.ts";
import { AskSection, type AskSubject } from "../asks/ask-section.tsx";
import type { OpenPilot } from "../pilot-context.ts";
import { useServices } from "../services.ts";
import { useAnswer } from "../use-answer.ts";
import { AnswerBar } from "./answer-bar.tsx";
import { sentence } from "./case-lists.tsx";
import { periodWords, scopeWords } from "./case-words.ts";
import { useDecide } from "./use-decide.ts";
import { WhyDecision } from "./why-decision.tsx";
import { WhyMetric } from "./why-metric.tsx";
import { WhyObligation } from "./why-obligation.tsx";
import { WhyRight } from "./why-right.tsx";

interface WhyPanelProps {
  readonly open: OpenPilot;
  readonly subject: WhySubject;
  readonly intent: PanelIntent;
  readonly onClose: () => void;
  /** About to go elsewhere: the way back is noted. */
  readonly onLeave: () => void;
}

/** Why something stands as it does, and what can be done about it. */
export function WhyPanel({ open, subject, intent, onClose, onLeave }: WhyPanelProps): ReactElement {
  const { figures } = useServices();
  const { pilot, asOfMs, overview } = open;
  const key = JSON.stringify(subject);
  const loaded = useAnswer([pilot, key, asOfMs], async () => {
    const answer = await figures.ask("why", pilot, asOfMs, subject);
    return answer.ok ? success({ key, found: answer.value }) : answer;
  });
  const found = loaded.kind === "ready" ? loaded.value.found : null;
  // While the next one is on its way the last one stays, but cannot be acted on.
  const isCurrent = loaded.kind === "ready" && loaded.value.key === key;
  const decide = useDecide(open, onLeave);
  const onDecide = useCallback((): void => {
    if (found !== null && isCurrent) decide(found);
  }, [found, isCurrent, decide]);
  return (
    <SidePanel
      title={found === null ? "Why" : titleOf(found)}
      kicker={`${overview.company}${found === null ? "" : ` · ${kickerOf(found, open)}`}`}
      onClose={onClose}
      takesFocus
    >
      {loaded.kind === "loading" ? (
        <section>
          <Loading height={320} what="the case" />
        </section>
      ) : loaded.kind === "failed" ? (
        <section>
          <p className="note bad" role="alert">
            {loaded.problem.message} ({loaded.problem.code}). Nothing was changed.
          </p>
        </section>
      ) : found === null ? (
        <section>
          <p>It is not there any more: the data were restated, or somebody answered it elsewhere.</p>
        </section>
      ) : (
        <div key={key} className="casebody" aria-busy={!isCurrent}>
          <Body open={open} found={found} />
          <AskSection open={open} subject={askSubject(found)} />
          {!isCurrent ? null : found.kind === "obligation" ? (
            <AnswerBar open={open} found={found.case} intent={intent} onDecide={onDecide} />
          ) : (
            <div className="answerbar">
              <div className="row">
                <Button variant="filled" onClick={onDecide}>
                  Decide…
                </Button>
              </div>
            </div>
          )}
        </div>
      )}
    </SidePanel>
  );
}

/** What a question from this panel is about: the record on it, else the metric. */
function askSubject(found: WhyCase): AskSubject {
  switch (found.kind) {
    case "obligation":
      return { about: found.case.obligation.threshold };
    case "metric":
      return { metric: found.case.metric };
    case "right":
      return { about: found.case.right.id };
    case "decision":
      return { about: found.case.decision.id };
  }
}

function Body({ open, found }: { readonly open: OpenPilot; readonly found: WhyCase }): ReactElement {
  switch (found.kind) {
    case "obligation":
      return <WhyObligation open={open} found={found.case} heldBack={found.heldBack} />;
    case "metric":
      return <WhyMetric open={open} found={found.case} />;
    case "right":
      return <WhyRight open={open} found={found.case} />;
    case "decision":
      return <WhyDecision open={open} found={found.case} />;
  }
}

function titleOf(found: WhyCase): string {
  switch (found.kind) {
    case "obligation":
      return found.case.metricName;
    case "metric":
      return metricDefinition(found.case.metric).name;
    case "right":
      return sentence(found.case.right.domain);
    case "decision":
      return found.case.decision.title;
  }
}

function kickerOf(found: WhyCase, { format }: OpenPilot): string {
  switch (found.kind) {
    case "obligation": {
      const { obligation, figure, step } = found.case;
      const when = figure === null ? obligation.period : periodWords(figure.from, step, format);
      return `${scopeWords(obligation)} · ${when}`;
    }
    case "metric":
      return scopeWords(found.case);
    case "right":
      return "Delegated right";
    case "decision":
      return "Decision";
  }
}
