import { Button, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { pickPacks } from "../../app/files/pick-files.ts";
import { useGo } from "../../app/navigation.ts";
import { hrefOf } from "../../app/places.ts";
import { useServices, useSummaries } from "../../app/services.ts";
import { askWhy, whyMark } from "../../components/panel-marks.ts";
import { StatusLabel } from "../../components/status-label.tsx";
import { useLayers } from "../../stores/layer-store.ts";
import { NEW_MEETING, useMeetings } from "../../stores/meeting-store.ts";
import { CompaniesTable } from "./companies-table.tsx";
import { loadSample, type SampleStep } from "./load-sample.ts";
import { PortfolioStart } from "./portfolio-start.tsx";
import { Targets } from "./targets.tsx";
import { type PortfolioRow, usePortfolio } from "./use-portfolio.ts";

/** All companies at a glance, those that need somebody first. */
export function PortfolioPlace(): ReactElement {
  const services = useServices();
  const summaries = useSummaries();
  const rows = usePortfolio(summaries);
  const show = useLayers((state) => state.show);
  const go = useGo();
  const isMeetingBegun = useMeetings((state) => state.drafts[NEW_MEETING] !== undefined);
  const [filter, setFilter] = useState("");
  const [sampleStep, setSampleStep] = useState<SampleStep | "begins" | "none">("none");
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
  const pilots = rows.filter(({ summary }) => summary.status !== "target");
  const targets = rows.filter(({ summary }) => summary.status === "target");
  const words = filter.trim().toLowerCase();
  const shown = pilots.filter((row) => matches(row, words));
  return (
    <div className="page">
      <AttentionCards rows={pilots} />
      <div className="toolbar">
        <h2 className="title3">
          {pilots.length} {pilots.length === 1 ? "pilot" : "pilots"}
        </h2>
        <TextInput
          aria-label="Filter companies"
          placeholder="Filter"
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
          w={200}
        />
        {words === "" || shown.length === pilots.length ? null : (
          <span className="caption">
            {shown.length} of {pilots.length} match{" "}
            <button type="button" className="linkbutton" onClick={() => setFilter("")}>
              Clear
            </button>
          </span>
        )}
        <span className="grow" />
        {isMeetingBegun ? <Button onClick={() => go("/meeting")}>Go on with Meeting Zero</Button> : null}
        <Button onClick={() => show("new pilot")}>New pilot…</Button>
        <Button variant="filled" onClick={() => void pickPacks(services)}>
          Open packs…
        </Button>
      </div>
      <CompaniesTable rows={shown} />
      <p className="caption">
        Each figure is the company's own against its own baseline; figures of different companies are never
        added. Colour says what is proven, the arrow which way the value went.
      </p>
      {targets.length === 0 ? null : <Targets rows={targets} />}
    </div>
  );
}

function matches({ summary, details }: PortfolioRow, words: string): boolean {
  return `${summary.company} ${details?.overview.workflow ?? ""}`.toLowerCase().includes(words);
}

function AttentionCards({ rows }: { readonly rows: readonly PortfolioRow[] }): ReactElement {
  const needing = rows.filter(({ details }) => (details?.attention.length ?? 0) > 0);
  const isReady = rows.every(({ details, problem }) => details !== null || problem !== null);
  if (!isReady) return <div style={{ height: 112 }} />;
  if (needing.length === 0) return <p className="muted">No company needs you this week.</p>;
  return (
    <section className="stack" aria-labelledby="attention">
      <h2 id="attention" className="title3">
        {needing.length > 3
          ? `${needing.length} companies need you this week; the first three`
          : needing.length === 1
            ? "1 company needs you this week"
            : `${needing.length} companies need you this week`}
      </h2>
      <ul className="cards">
        {needing.slice(0, 3).map(({ summary, details }) => {
          const [first, ...others] = details?.attention ?? [];
          if (first === undefined) return null;
          return (
            <li key={summary.pilotId} className="card">
              <StatusLabel
                status={{ word: first.word, ...(first.word === "worse" ? { direction: "down" } : {}) }}
                size={16}
              />
              <p>{first.reason}</p>
              <p className="caption">{others.map(({ reason }) => reason).join(" · ")}</p>
              <p className="row wide" style={{ marginTop: "auto", paddingTop: 4 }}>
                <span className="muted grow clip">
                  {summary.company}
                  {details?.overview.workflow === null ? "" : ` · ${details?.overview.workflow ?? ""}`}
                </span>
                {first.why === undefined ? (
                  <a
                    href={hrefOf(`/c/${summary.pilotId}/${first.place}`)}
                    aria-label={`Open why: ${summary.company}`}
                  >
                    Open why
                  </a>
                ) : (
                  <button
                    type="button"
                    className="linkbutton"
                    aria-label={`Open why: ${summary.company}`}
                    {...whyMark(summary.pilotId, first.why)}
                    onClick={() => first.why !== undefined && askWhy(summary.pilotId, first.why)}
                  >
                    Open why
                  </button>
                )}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
