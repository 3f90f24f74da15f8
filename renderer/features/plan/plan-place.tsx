import { useLocation, useRouter } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { usePilot } from "../../app/pilot-context.ts";
import { useTab } from "../../app/use-tab.ts";
import { TabRow } from "../../components/tab-row.tsx";
import { ChecklistTable } from "./checklist-table.tsx";
import { GatesList } from "./gates-list.tsx";
import { type ItemField, ItemPanel } from "./item-panel.tsx";
import { PlanTimeline } from "./plan-timeline.tsx";

const TABS = ["Checklist", "Gates"] as const;

/** Where the pilot is in its 180 days: timeline, checklist, gates. */
export function PlanPlace(): ReactElement {
  const open = usePilot();
  const router = useRouter();
  const location = useLocation();
  const [tab, setTab] = useTab(TABS);
  const search = location.search as { readonly item?: unknown; readonly field?: unknown };
  const item = open.overview.items.find(({ id }) => id === search.item) ?? null;
  const field: ItemField | null = search.field === "dri" || search.field === "due" ? search.field : null;
  const show = (id: string | null, focus: ItemField | null = null): void =>
    void router.navigate({
      to: location.pathname,
      search: { ...(id === null ? {} : { item: id }), ...(focus === null ? {} : { field: focus }) },
      replace: true,
    });
  return (
    <>
      <main className="content" data-region="content" tabIndex={-1}>
        <div className="page">
          <PlanTimeline open={open} />
          <div>
            <TabRow label="Plan" tabs={TABS} current={tab} onChange={setTab} />
            {tab === "Gates" ? (
              <GatesList open={open} />
            ) : (
              <ChecklistTable
                open={open}
                selected={item?.id ?? null}
                onOpen={(id, focus) => show(id, focus)}
                isNarrow={item !== null}
              />
            )}
          </div>
        </div>
      </main>
      {item === null ? null : (
        <ItemPanel
          key={`${item.id} ${field ?? ""}`}
          open={open}
          item={item}
          field={field}
          onClose={() => show(null)}
        />
      )}
    </>
  );
}
