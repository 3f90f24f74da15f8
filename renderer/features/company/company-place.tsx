import "../../styles/company.css";
import type { ReactElement } from "react";
import { usePilot } from "../../app/pilot-context.ts";
import { useSelected } from "../../app/use-selected.ts";
import { useTab } from "../../app/use-tab.ts";
import { TabRow } from "../../components/tab-row.tsx";
import { CadenceTab } from "./cadence-tab.tsx";
import { CompanyPanel } from "./company-panel.tsx";
import { CompanyTab } from "./company-tab.tsx";
import { ConflictsTab } from "./conflicts-tab.tsx";
import { ObjectiveTab } from "./objective-tab.tsx";
import { WorkflowsTab } from "./workflows-tab.tsx";

const TABS = ["Company", "Objective", "Workflows", "Conflicts", "Cadence"] as const;

/** What one pilot rests on: company and settings, objective, workflows and segments, conflicts, cadence. */
export function CompanyPlace(): ReactElement {
  const open = usePilot();
  const [tab, setTab] = useTab(TABS);
  const [selected, select] = useSelected();
  const list = { open, selected, onSelect: select };
  return (
    <>
      <main className="content" data-region="content" tabIndex={-1}>
        <TabRow label="Company" tabs={TABS} current={tab} onChange={setTab} />
        {tab === "Company" ? <CompanyTab open={open} /> : null}
        {tab === "Objective" ? <ObjectiveTab open={open} /> : null}
        {tab === "Workflows" ? <WorkflowsTab {...list} /> : null}
        {tab === "Conflicts" ? <ConflictsTab {...list} /> : null}
        {tab === "Cadence" ? <CadenceTab {...list} /> : null}
      </main>
      {selected === null ? null : <CompanyPanel open={open} id={selected} onClose={() => select(null)} />}
    </>
  );
}
