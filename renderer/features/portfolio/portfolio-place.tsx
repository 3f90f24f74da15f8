import "../../styles/portfolio.css";
import { Button } from "@mantine/core";
import { lazy, type ReactElement, Suspense, useEffect, useState } from "react";
import { commonDay } from "../../../shared/portfolio/same-day.ts";
import { pickPacks } from "../../app/files/pick-files.ts";
import { useGo } from "../../app/navigation.ts";
import { useServices, useSummaries } from "../../app/services.ts";
import { focusContentIfLost } from "../../app/shell/focus.ts";
import { MOST_COMPARED } from "../../app/shown-portfolio.ts";
import { useTab } from "../../app/use-tab.ts";
import { isMatch } from "../../components/filter-field.tsx";
import { Loading } from "../../components/loading.tsx";
import { NoMatch } from "../../components/no-match.tsx";
import { TabRow } from "../../components/tab-row.tsx";
import { useLayers } from "../../stores/layer-store.ts";
import { NEW_MEETING, useMeetings } from "../../stores/meeting-store.ts";
import { AsksTab } from "./asks-tab.tsx";
import { AttentionCards } from "./attention-cards.tsx";
import { CompaniesTable } from "./companies-table.tsx";
import { loadSample, type SampleStep } from "./load-sample.ts";
import { NotSent } from "./not-sent.tsx";
import { PortfolioStart } from "./portfolio-start.tsx";
import { PortfolioTools } from "./portfolio-tools.tsx";
import { type Group, grouped, type Sort, sorted } from "./row-order.ts";
import { Targets } from "./targets.tsx";
import { type PortfolioRow, usePortfolio } from "./use-portfolio.ts";
import { useView } from "./use-view.ts";

const CompareView = lazy(async () => {
  const { CompareView: view } = await import("./compare-view.tsx");
  return { default: view };
});

const TABS = ["Companies", "Asks"] as const;

/** All companies at a glance, those that need somebody first. */
export function PortfolioPlace(): ReactElement {
  const services = useServices();
  const summaries = useSummaries();
  const view = useView();
  const rows = usePortfolio(summaries, view.day);
  const show = useLayers((state) => state.show);
  const go = useGo();
  const isMeetingBegun = useMeetings((state) => state.drafts[NEW_MEETING] !== undefined);
  const [tab, setTab] = useTab(TABS);
  const [filter, setFilter] = useState("");
  const [group, setGroup] = useState<Group>("none");
  const [sort, setSort] = useState<Sort>("need");
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [sampleStep, setSampleStep] = useState<SampleStep | "begins" | "none">("none");
  // The button that loaded it is gone with the screen it stood on: the keys go on in the place.
  const isStart = summaries.length === 0;
  useEffect(() => (isStart ? undefined : focusContentIfLost()), [isStart]);
  const sample = async (): Promise<void> => {
    setSampleStep("begins");
    await loadSample(services, setSampleStep);
    setSampleStep("none");
  };
  if (summaries.length === 0) {
    return (
      <PortfolioStart
        sample={sampleStep}
        onMeeting={() => go("/meeting")}
        onNew={() => show("new pilot")}
        onOpen={() => void pickPacks(services)}
        onSample={() => void sample()}
      />
    );
  }
  const tabs = <TabRow label="Portfolio" tabs={TABS} current={tab} onChange={setTab} />;
  if (tab === "Asks") {
    return (
      <div className="page">
        {tabs}
        <AsksTab rows={rows} />
      </div>
    );
  }
  const pilots = rows.filter(({ summary }) => summary.status !== "target");
  const targets = rows.filter(({ summary }) => summary.status === "target");
  const compared = view.compared.flatMap((id) => pilots.find(({ summary }) => summary.pilotId === id) ?? []);
  const shown = grouped(
    sorted(
      pilots.filter((row) => matches(row, filter)),
      sort,
    ),
    group,
  );
  const isFiltered = filter.trim() !== "" && shown.length > 0 && shown.length < pilots.length;
  const picked = pilots.filter(({ summary }) => selected.has(summary.pilotId));
  /** At the last day that all of them have lived through, unless one was chosen. */
  const compare = (chosen: readonly PortfolioRow[]): void =>
    view.change({
      compared: chosen.slice(0, MOST_COMPARED).map(({ summary }) => summary.pilotId),
      ...(view.day === null
        ? { day: commonDay(chosen.map(({ details }) => details?.overview.moment.day ?? null)) }
        : {}),
    });
  return (
    <div className="page portfolio">
      {compared.length > 0 ? null : tabs}
      {compared.length > 0 ? null : <AttentionCards rows={pilots} />}
      <div className="toolbar">
        <h2 className="title3">
          {isFiltered ? `${shown.length} of ` : ""}
          {pilots.length} {pilots.length === 1 ? "pilot" : "pilots"}
        </h2>
        <PortfolioTools
          day={view.day}
          onDay={(day) => view.change({ day })}
          filter={filter}
          onFilter={setFilter}
          group={group}
          onGroup={setGroup}
          sort={sort}
          onSort={setSort}
          selected={picked.length}
          isComparing={compared.length > 0}
          onCompare={() => compare(picked)}
        />
        {isFiltered ? (
          <button type="button" className="linkbutton" onClick={() => setFilter("")}>
            Clear
          </button>
        ) : null}
        <span className="grow" />
        {isMeetingBegun ? <Button onClick={() => go("/meeting")}>Go on with Meeting Zero</Button> : null}
        <Button onClick={() => show("new pilot")}>New pilot…</Button>
        <Button variant="filled" onClick={() => void pickPacks(services)}>
          Open packs…
        </Button>
      </div>
      {compared.length > 0 ? (
        <Suspense fallback={<Loading height={480} what="the comparison" />}>
          <CompareView
            rows={compared}
            all={pilots}
            day={view.day}
            onLeave={() => view.change({ compared: [] })}
          />
        </Suspense>
      ) : (
        <>
          {shown.length === 0 && pilots.length > 0 ? (
            <NoMatch of={pilots.length} onAll={() => setFilter("")} />
          ) : (
            <CompaniesTable
              rows={shown}
              day={view.day}
              group={group}
              selection={{ keys: selected, change: setSelected }}
              onCompare={(row) => compare([row])}
            />
          )}
          <p className="caption">
            Each figure is the company’s own against its own baseline; figures of different companies are
            never added. Colour says what is proven, the arrow which way the value went.
            {view.day === null
              ? ""
              : ` Verdicts and money as at Day ${view.day} of each pilot; gates, duties and data age are those of today.`}
          </p>
          <NotSent rows={pilots} />
          {targets.length === 0 ? null : <Targets rows={targets} />}
        </>
      )}
    </div>
  );
}

function matches({ summary, details }: PortfolioRow, typed: string): boolean {
  return isMatch(`${summary.company} ${details?.overview.workflow ?? ""}`, typed.trim());
}
