import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { dayOf } from "../../../shared/calendar/moments.ts";
import type { ReadinessCase } from "../../../shared/domain/readiness/readiness-case.ts";
import { type ReadinessSection, SECTION_NAMES } from "../../../shared/domain/readiness/readiness-question.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useServices } from "../../app/services.ts";
import { useAnswer } from "../../app/use-answer.ts";
import { Loading } from "../../components/loading.tsx";
import { CoverageGrid } from "./coverage-grid.tsx";
import { Fact } from "./fact.tsx";
import { PlanLines } from "./plan-lines.tsx";
import { PrintHead } from "./print-head.tsx";
import { QuestionList } from "./question-list.tsx";
import { SectionTable } from "./section-table.tsx";
import { StartTarget } from "./start-target.tsx";
import { TargetFacts } from "./target-facts.tsx";

/** Readiness for convergence: what was said with its evidence, what the record shows beside it, and the plan. */
export function ReadinessTab({ open }: { readonly open: OpenPilot }): ReactElement {
  const { figures } = useServices();
  const { pilot, asOfMs } = open;
  const answer = useAnswer([pilot, asOfMs], () => figures.ask("readiness", pilot, asOfMs, null));
  if (answer.kind === "failed") return <p className="note bad">{answer.problem.message}</p>;
  if (answer.kind === "loading") return <Loading height={480} what="the questionnaire" />;
  return <Readiness open={open} readiness={answer.value} />;
}

function Readiness({
  open,
  readiness,
}: {
  readonly open: OpenPilot;
  readonly readiness: ReadinessCase;
}): ReactElement {
  const { overview } = open;
  const { state, signals, coverage, plan } = readiness;
  const [section, setSection] = useState<ReadinessSection>("drift");
  const [isStarting, setIsStarting] = useState(false);
  const isTarget = overview.moment.stage === "target";
  const shown = state.sections.find((one) => one.section === section);
  return (
    <div className="page readiness">
      <PrintHead open={open} title="readiness for convergence" circle="confidential" />
      <div className="toolbar noprint">
        <h2 className="title3 grow">
          {isTarget ? "Diligence: readiness for convergence" : "Readiness for convergence"}
        </h2>
        <Button onClick={() => window.print()}>Print…</Button>
        {isTarget ? (
          <Button variant="filled" onClick={() => setIsStarting(true)}>
            Make it a pilot…
          </Button>
        ) : null}
      </div>
      <Numbers open={open} readiness={readiness} />
      {isTarget ? <TargetFacts open={open} /> : null}
      <SectionTable state={state} signals={signals} selected={section} onSelect={setSection} />
      {shown === undefined ? null : (
        <section className="stack noprint" aria-label={SECTION_NAMES[section]}>
          <h3 className="title3">{SECTION_NAMES[section]}</h3>
          <QuestionList key={section} open={open} section={shown} />
        </section>
      )}
      <CoverageGrid open={open} grid={coverage} />
      <PlanLines plan={plan} />
      {isStarting ? <StartTarget open={open} plan={plan} onClose={() => setIsStarting(false)} /> : null}
    </div>
  );
}

function Numbers({
  open: { format, pilot },
  readiness: { state, gaps, plan },
}: {
  readonly open: OpenPilot;
  readonly readiness: ReadinessCase;
}): ReactElement {
  const due = dayOf(recordsOf(pilot, "diligence").at(-1)?.decisionDue);
  const low = state.lowConfidence.length;
  return (
    <div className="facts4">
      <Fact
        label="Readiness"
        below={
          state.score === null
            ? "a section has no answer yet"
            : low === 0
              ? "no section with low confidence"
              : `low confidence in ${low} of 5 sections`
        }
      >
        {state.score === null ? "–" : format.numbers.fixed(state.score, 0)}{" "}
        <span className="unit">of 100</span>
      </Fact>
      <Fact label="Answered" below={`${state.evidenced} with evidence`}>
        {state.answered} <span className="unit">of {state.total}</span>
      </Fact>
      <Fact label="Gaps" below="answers at level 0 or 1">
        {gaps.length}
      </Fact>
      <Fact
        label="Plan from day one"
        below={due === null ? "" : `decision due ${format.dates.fullDate(due)}`}
      >
        {plan.length} <span className="unit">{plan.length === 1 ? "line" : "lines"}</span>
      </Fact>
    </div>
  );
}
