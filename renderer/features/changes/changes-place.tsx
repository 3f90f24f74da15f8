import "../../styles/changes.css";
import type { ReactElement } from "react";
import { usePilot } from "../../app/pilot-context.ts";
import { usePlaceKeys } from "../../app/place-keys.ts";
import { useRowPanel } from "../../app/use-row-panel.ts";
import { useTab } from "../../app/use-tab.ts";
import { TabRow } from "../../components/tab-row.tsx";
import { ChangePanel } from "./change-panel.tsx";
import { ChangesTab } from "./changes-tab.tsx";
import { NewChange } from "./new-change.tsx";
import { NewSignal } from "./new-signal.tsx";
import { TrailPanel } from "./trail-panel.tsx";
import { TrailsTab } from "./trails-tab.tsx";

const TABS = ["Changes", "Incidents and loops"] as const;
/** What stands in the address while something new is written down. */
const NEW = "new";

/** What was changed, whether it worked, and how fast the company learns. */
export function ChangesPlace(): ReactElement {
  const open = usePilot();
  const [tab, setTab] = useTab(TABS);
  const panel = useRowPanel();
  usePlaceKeys({ n: () => panel.open(NEW, "title") });
  return (
    <>
      <main className="content" data-region="content" tabIndex={-1}>
        <TabRow label="Changes" tabs={TABS} current={tab} onChange={setTab} />
        {tab === "Changes" ? (
          <ChangesTab open={open} panel={panel} onNew={() => panel.open(NEW, "title")} />
        ) : (
          <TrailsTab open={open} panel={panel} onNew={() => panel.open(NEW, "title")} />
        )}
      </main>
      {panel.id === null ? null : tab === "Changes" ? (
        panel.id === NEW ? (
          <NewChange open={open} onDone={panel.open} onClose={panel.close} />
        ) : (
          <ChangePanel
            key={`${panel.id} ${panel.field ?? ""}`}
            open={open}
            id={panel.id}
            field={panel.field}
            onClose={panel.close}
          />
        )
      ) : panel.id === NEW ? (
        <NewSignal open={open} onDone={panel.open} onClose={panel.close} />
      ) : (
        <TrailPanel
          key={`${panel.id} ${panel.field ?? ""}`}
          open={open}
          id={panel.id}
          field={panel.field}
          onFollow={panel.open}
          onClose={panel.close}
        />
      )}
    </>
  );
}
