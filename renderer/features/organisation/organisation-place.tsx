import type { ReactElement } from "react";
import { useTab } from "../../app/use-tab.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { TabRow } from "../../components/tab-row.tsx";
import { PeopleTab } from "./people-tab.tsx";

const TABS = ["People", "Forums", "Incentives", "Charters", "Structure"] as const;

const LATER: Readonly<Record<Exclude<(typeof TABS)[number], "People">, readonly [string, string]>> = {
  Forums: [
    "Here will be the forums and approval gates: hours, decision, keep, merge or retire.",
    "It is not built yet. Records made elsewhere are kept and travel in packs.",
  ],
  Incentives: [
    "Here will be the weight of each metric in each leader's plan, with its checks.",
    "It is not built yet. The checklist already reads the records.",
  ],
  Charters: ["Here will be the role charters, linked to the rights that they hold.", "It is not built yet."],
  Structure: [
    "Here will be the options for the structure, judged on the evidence.",
    "It is not built yet; the gate for titles stands in Plan › Gates.",
  ],
};

/** Whether behaviour and structure follow: people today. */
export function OrganisationPlace(): ReactElement {
  const [tab, setTab] = useTab(TABS);
  return (
    <>
      <main className="content" data-region="content" tabIndex={-1}>
        <TabRow label="Organisation" tabs={TABS} current={tab} onChange={setTab} />
        {tab === "People" ? <PeopleTab /> : <EmptyState what={LATER[tab][0]} why={LATER[tab][1]} />}
      </main>
    </>
  );
}
