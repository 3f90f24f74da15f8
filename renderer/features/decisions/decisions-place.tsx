import "../../styles/decisions.css";
import { type KeyboardEvent, type ReactElement, useState } from "react";
import { usePilot } from "../../app/pilot-context.ts";
import { useSelected } from "../../app/use-selected.ts";
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

const TABS = ["Register", "Rights", "Guardrails", "Escalations", "Promises"] as const;

/** Who may decide what, and what was decided. */
export function DecisionsPlace(): ReactElement {
  const open = usePilot();
  const [tab, setTab] = useTab(TABS);
  // The row whose panel is open, of whatever the tab lists.
  const [selected, select] = useSelected();
  const [isNew, setIsNew] = useState(false);
  const hasLetterKeys = usePreferences((state) => state.hasLetterKeys);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const isLetter = !event.ctrlKey && !event.metaKey && !event.altKey && event.key.toLowerCase() === "n";
    if (!hasLetterKeys || !isLetter || (event.target as HTMLElement).matches("input, textarea, select"))
      return;
    event.preventDefault();
    setIsNew(true);
  };
  // What is new there is one of what the tab lists; elsewhere it is a decision.
  const hasOwnNew = tab === "Guardrails" || tab === "Escalations";
  const list = { open, selected, onSelect: select, isNew, onNew: setIsNew };
  const panel = { open, onClose: () => select(null) };
  return (
    <>
      <main className="content" data-region="content" tabIndex={-1} onKeyDown={onKeyDown}>
        <div className="decisions">
          <TabRow label="Decisions" tabs={TABS} current={tab} onChange={setTab} />
          {tab === "Register" ? <RegisterTab open={open} onNew={() => setIsNew(true)} /> : null}
          {tab === "Rights" ? <RightsTab open={open} selected={selected} onSelect={select} /> : null}
          {tab === "Guardrails" ? <GuardrailsTab {...list} /> : null}
          {tab === "Escalations" ? <EscalationsTab {...list} /> : null}
          {tab === "Promises" ? <PromisesTab open={open} /> : null}
        </div>
      </main>
      {tab === "Rights" && selected !== null ? <RightPanel key={selected} {...panel} id={selected} /> : null}
      {tab === "Guardrails" && selected !== null ? (
        <GuardrailPanel key={selected} {...panel} id={selected} />
      ) : null}
      {tab === "Escalations" && selected !== null ? (
        <ScenarioPanel key={selected} {...panel} id={selected} />
      ) : null}
      {isNew && !hasOwnNew ? <NewDecisionDialog open={open} onClose={() => setIsNew(false)} /> : null}
    </>
  );
}
