import "../../styles/plan.css";
import { type ReactElement, useState } from "react";
import { usePilot } from "../../app/pilot-context.ts";
import { ROLE_DEFAULTS } from "../../app/roles.ts";
import { useRole } from "../../app/use-role.ts";
import { useSelected } from "../../app/use-selected.ts";
import { useTab } from "../../app/use-tab.ts";
import { TabRow } from "../../components/tab-row.tsx";
import { ChecklistTable } from "./checklist-table.tsx";
import { GatesList } from "./gates-list.tsx";
import type { ItemFocus } from "./item-focus.ts";
import { ItemPanel } from "./item-panel.tsx";
import { PlanTimeline } from "./plan-timeline.tsx";
import { PrintHead } from "./print-head.tsx";

const TABS = ["Checklist", "Gates"] as const;

/** Where the pilot is in its 180 days: timeline, checklist, gates. */
export function PlanPlace(): ReactElement {
  const open = usePilot();
  const role = useRole();
  const [tab, setTab] = useTab(TABS);
  const [selected, select] = useSelected();
  // Each key press is a new wish for the focus, also where the panel is open already.
  const [wish, setWish] = useState<{ readonly focus: ItemFocus | null; readonly count: number }>({
    focus: null,
    count: 0,
  });
  const item = open.overview.items.find(({ id }) => id === selected) ?? null;
  const show = (id: string, focus: ItemFocus | null): void => {
    setWish(({ count }) => ({ focus, count: count + 1 }));
    select(id);
  };
  return (
    <>
      <main className="content" data-region="content" tabIndex={-1}>
        <div className="page plan">
          <PrintHead open={open} />
          <PlanTimeline open={open} />
          <div>
            <TabRow label="Plan" tabs={TABS} current={tab} onChange={setTab} />
            {tab === "Gates" ? (
              <GatesList open={open} />
            ) : (
              <ChecklistTable
                // Another role begins with another filter.
                key={role}
                open={open}
                selected={item?.id ?? null}
                onShow={show}
                isMineFirst={ROLE_DEFAULTS[role].isMineFirst}
              />
            )}
          </div>
        </div>
      </main>
      {item === null || tab === "Gates" ? null : (
        <ItemPanel
          key={`${item.id} ${wish.count}`}
          open={open}
          item={item}
          focus={wish.focus}
          onClose={() => select(null)}
        />
      )}
    </>
  );
}
