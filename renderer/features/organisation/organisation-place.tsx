import "../../styles/organisation.css";
import type { ReactElement } from "react";
import { usePilot } from "../../app/pilot-context.ts";
import { useRole } from "../../app/use-role.ts";
import { useSelected } from "../../app/use-selected.ts";
import { useTab } from "../../app/use-tab.ts";
import { TabRow } from "../../components/tab-row.tsx";
import { ChartersTab } from "./charters-tab.tsx";
import { ForumPanel } from "./forum-panel.tsx";
import { ForumsTab } from "./forums-tab.tsx";
import { IncentivePanel } from "./incentive-panel.tsx";
import { IncentivesTab } from "./incentives-tab.tsx";
import { LeadersTab } from "./leaders-tab.tsx";
import { PeopleTab } from "./people-tab.tsx";
import { PersonPanel } from "./person-panel.tsx";
import { ReadinessTab } from "./readiness-tab.tsx";
import { ScaleTab } from "./scale-tab.tsx";
import { StructureTab } from "./structure-tab.tsx";

const TABS = [
  "People",
  "Forums",
  "Incentives",
  "Charters",
  "Structure",
  "Scale",
  "Readiness",
  "Leaders",
] as const;

/** Whether behaviour and structure follow. The sheets on leaders are offered to the operating partner alone. */
export function OrganisationPlace(): ReactElement {
  const open = usePilot();
  const role = useRole();
  const [tab, setTab] = useTab(TABS);
  const [selected, select] = useSelected();
  const offered = TABS.filter((one) => one !== "Leaders" || role === "partner" || tab === "Leaders");
  const list = { open, selected, onSelect: select };
  const close = (): void => select(null);
  return (
    <>
      <main className="content" data-region="content" tabIndex={-1}>
        <div className="organisation">
          <TabRow label="Organisation" tabs={offered} current={tab} onChange={setTab} />
          {tab === "People" ? <PeopleTab {...list} /> : null}
          {tab === "Forums" ? <ForumsTab {...list} /> : null}
          {tab === "Incentives" ? <IncentivesTab {...list} /> : null}
          {tab === "Charters" ? <ChartersTab {...list} /> : null}
          {tab === "Structure" ? <StructureTab open={open} /> : null}
          {tab === "Scale" ? <ScaleTab open={open} /> : null}
          {tab === "Readiness" ? <ReadinessTab open={open} /> : null}
          {tab === "Leaders" ? <LeadersTab {...list} /> : null}
        </div>
      </main>
      {tab === "People" && selected !== null ? (
        <PersonPanel key={selected} open={open} id={selected} onClose={close} />
      ) : null}
      {tab === "Forums" && selected !== null ? (
        <ForumPanel key={selected} open={open} id={selected} onClose={close} />
      ) : null}
      {tab === "Incentives" && selected !== null ? (
        <IncentivePanel key={selected} open={open} person={selected} onClose={close} />
      ) : null}
    </>
  );
}
