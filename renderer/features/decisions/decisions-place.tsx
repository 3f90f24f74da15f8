import "../../styles/decisions.css";
import { type KeyboardEvent, type ReactElement, useState } from "react";
import { usePilot } from "../../app/pilot-context.ts";
import { useTab } from "../../app/use-tab.ts";
import { TabRow } from "../../components/tab-row.tsx";
import { usePreferences } from "../../stores/preferences-store.ts";
import { EscalationsTab } from "./escalations-tab.tsx";
import { GuardrailPanel } from "./guardrail-panel.tsx";
import { GuardrailsTab } from "./guardrails-tab.tsx";
import { NewDecisionDialog } from "./new-decision-dialog.tsx";
import { PromisesTab } from "./promises-tab.tsx";
import { RegisterTab } from "./register-tab.tsx";
import { RightPanel } from "./right-panel.tsx";
import { RightsTab } from "./rights-tab.tsx";
import { ScenarioPanel } from "./scenario-panel.tsx";
import { useSelection } from "./use-selection.ts";

const TABS = ["Register", "Rights", "Guardrails", "Escalations", "Promises"] as const;

/** Who may decide what, and what was decided. */
export function DecisionsPlace(): ReactElement {
  const open = usePilot();
  const [tab, setTab] = useTab(TABS);
  const [right, selectRight] = useSelection("right");
  const [guardrail, selectGuardrail] = useSelection("guardrail");
  const [scenario, selectScenario] = useSelection("scenario");
  const [isNew, setIsNew] = useState(false);
  const hasLetterKeys = usePreferences((state) => state.hasLetterKeys);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const isLetter = !event.ctrlKey && !event.metaKey && !event.altKey && event.key.toLowerCase() === "n";
    if (!hasLetterKeys || !isLetter || (event.target as HTMLElement).matches("input, textarea, select"))
      return;
    event.preventDefault();
    setIsNew(true);
  };
  return (
    <>
      <main className="content" data-region="content" tabIndex={-1} onKeyDown={onKeyDown}>
        <div className="decisions">
          <TabRow label="Decisions" tabs={TABS} current={tab} onChange={setTab} />
          {tab === "Register" ? <RegisterTab open={open} onNew={() => setIsNew(true)} /> : null}
          {tab === "Rights" ? <RightsTab open={open} selected={right} onSelect={selectRight} /> : null}
          {tab === "Guardrails" ? (
            <GuardrailsTab open={open} selected={guardrail} onSelect={selectGuardrail} />
          ) : null}
          {tab === "Escalations" ? (
            <EscalationsTab open={open} selected={scenario} onSelect={selectScenario} />
          ) : null}
          {tab === "Promises" ? <PromisesTab open={open} /> : null}
        </div>
      </main>
      {tab === "Rights" && right !== null ? (
        <RightPanel key={right} open={open} id={right} onClose={() => selectRight(null)} />
      ) : null}
      {tab === "Guardrails" && guardrail !== null ? (
        <GuardrailPanel key={guardrail} open={open} id={guardrail} onClose={() => selectGuardrail(null)} />
      ) : null}
      {tab === "Escalations" && scenario !== null ? (
        <ScenarioPanel key={scenario} open={open} id={scenario} onClose={() => selectScenario(null)} />
      ) : null}
      {isNew ? <NewDecisionDialog open={open} onClose={() => setIsNew(false)} /> : null}
    </>
  );
}
