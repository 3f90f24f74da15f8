import type { ReactElement } from "react";
import { usePilot } from "../../app/pilot-context.ts";
import { useTab } from "../../app/use-tab.ts";
import { TabRow } from "../../components/tab-row.tsx";
import { BaselineTab } from "./baseline-tab.tsx";
import { ImportTab } from "./import-tab.tsx";
import { JournalTab } from "./journal-tab.tsx";
import { PacksTab } from "./packs-tab.tsx";

const TABS = ["Import", "Baseline", "Packs", "Journal"] as const;

/** Where the figures come from, and whether they are untouched. */
export function DataPlace(): ReactElement {
  const open = usePilot();
  const [tab, setTab] = useTab(TABS);
  return (
    <div>
      <TabRow label="Data" tabs={TABS} current={tab} onChange={setTab} />
      {tab === "Import" ? <ImportTab open={open} /> : null}
      {tab === "Baseline" ? <BaselineTab open={open} /> : null}
      {tab === "Packs" ? <PacksTab open={open} /> : null}
      {tab === "Journal" ? <JournalTab open={open} /> : null}
    </div>
  );
}
