import "../../styles/reviews.css";
import type { ReactElement } from "react";
import { usePilot } from "../../app/pilot-context.ts";
import { useTab } from "../../app/use-tab.ts";
import { TabRow } from "../../components/tab-row.tsx";
import { BoardTab } from "./board-tab.tsx";
import { MinutesTab } from "./minutes-tab.tsx";
import { MonthlyTab } from "./monthly-tab.tsx";
import { WeeklyTab } from "./weekly-tab.tsx";

const TABS = ["Weekly", "Monthly", "Board", "Minutes"] as const;

/** What is discussed when, and what was said. */
export function ReviewsPlace(): ReactElement {
  const open = usePilot();
  const [tab, setTab] = useTab(TABS);
  return (
    <div className="reviews">
      <TabRow label="Reviews" tabs={TABS} current={tab} onChange={setTab} />
      {tab === "Weekly" ? <WeeklyTab open={open} /> : null}
      {tab === "Monthly" ? <MonthlyTab open={open} /> : null}
      {tab === "Board" ? <BoardTab open={open} /> : null}
      {tab === "Minutes" ? <MinutesTab open={open} /> : null}
    </div>
  );
}
