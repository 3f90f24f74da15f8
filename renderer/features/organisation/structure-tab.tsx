import type { ReactElement } from "react";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useServices } from "../../app/services.ts";
import { TitleGateCard } from "../../app/titles/title-gate-card.tsx";
import { useAnswer } from "../../app/use-answer.ts";
import { Loading } from "../../components/loading.tsx";
import { AfterPilot } from "./after-pilot.tsx";
import { EvaluationTable } from "./evaluation-table.tsx";
import { ModelSection } from "./model-section.tsx";
import { StructureOptions } from "./structure-options.tsx";
import { TitleChanges } from "./title-changes.tsx";

/** What phase 5 decides: the pilot against its criteria, the options, titles behind their gate, the published model. */
export function StructureTab({ open }: { readonly open: OpenPilot }): ReactElement {
  const { figures } = useServices();
  const { pilot, asOfMs, overview } = open;
  const answer = useAnswer([pilot, asOfMs], () => figures.ask("structure", pilot, asOfMs, null));
  if (answer.kind === "failed") return <p className="note bad">{answer.problem.message}</p>;
  if (answer.kind === "loading") return <Loading height={480} what="the evaluation" />;
  const { evaluation, options } = answer.value;
  return (
    <div className="page">
      {overview.moment.stage === "ended" ? <AfterPilot open={open} /> : null}
      <div className="structurehead noprint">
        <TitleGateCard open={open} />
        <EvaluationTable open={open} evaluation={evaluation} />
      </div>
      <StructureOptions open={open} options={options} />
      <TitleChanges open={open} />
      <ModelSection open={open} />
    </div>
  );
}
