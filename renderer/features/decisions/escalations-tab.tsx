import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { escalationCourses } from "../../../shared/domain/escalation-course.ts";
import { nameOfPerson } from "../../../shared/domain/people-roles.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { DataTable } from "../../components/data-table.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { EscalationList } from "./escalation-list.tsx";
import { NewScenarioDialog } from "./new-scenario-dialog.tsx";
import { levelHours, scenarioGaps } from "./scenario-words.ts";

interface EscalationsTabProps {
  readonly open: OpenPilot;
  readonly selected: string | null;
  readonly onSelect: (id: string | null) => void;
  /** Whether the dialog that adds one is open. */
  readonly isNew: boolean;
  readonly onNew: (isNew: boolean) => void;
}

/** Conflicts that were thought through before they happen, and those that run: each with its clock. */
export function EscalationsTab({
  open,
  selected,
  onSelect,
  isNew,
  onNew,
}: EscalationsTabProps): ReactElement {
  const { pilot, asOfMs, overview } = open;
  const scenarios = recordsOf(pilot, "escalationScenario");
  const courses = escalationCourses(pilot, asOfMs).toReversed();
  const dialog = isNew ? (
    <NewScenarioDialog open={open} onClose={() => onNew(false)} onMade={onSelect} />
  ) : null;
  if (scenarios.length === 0 && courses.length === 0) {
    return (
      <>
        <EmptyState
          what="Here will be the conflicts that were thought through before they happen: who answers, how long each level has, what holds if the time runs out."
          why="A running escalation then moves up by itself, by the recorded times, whether or not the app is open."
        >
          <Button variant="filled" onClick={() => onNew(true)}>
            New scenario…
          </Button>
        </EmptyState>
        {dialog}
      </>
    );
  }
  return (
    <div className="stack loose">
      <EscalationList open={open} courses={courses} selected={selected} />
      <section className="stack" aria-labelledby="scenarios">
        <div className="toolbar">
          <h2 id="scenarios" className="title3 grow">
            Scenarios
          </h2>
          <a href={hrefOf(`/c/${overview.pilotId}/company?tab=Conflicts`)}>The conflicts behind them</a>
          <Button onClick={() => onNew(true)}>New scenario…</Button>
        </div>
        <DataTable<RecordOf<"escalationScenario">>
          label="Scenarios"
          rows={scenarios}
          rowKey={({ id }) => id}
          selected={selected}
          rowHeight={56}
          minWidth={900}
          onOpen={({ id }) => onSelect(id)}
          onPeek={({ id }) => onSelect(id)}
          columns={[
            {
              key: "state",
              head: "State",
              width: 136,
              render: (scenario) => (
                <StatusLabel
                  status={{ word: scenarioGaps(open, scenario).length === 0 ? "complete" : "partial" }}
                />
              ),
            },
            {
              key: "title",
              head: "Scenario",
              render: ({ title, trigger }) => (
                <span className="two">
                  <strong title={title}>{title}</strong>
                  <small title={trigger}>{trigger ?? "no trigger"}</small>
                </span>
              ),
            },
            {
              key: "levels",
              head: "Levels",
              width: 152,
              render: ({ levels = [] }) => <span title={levelHours(levels)}>{levelHours(levels)}</span>,
            },
            {
              key: "decider",
              head: "Decides",
              width: 168,
              render: ({ decider }) =>
                decider === undefined ? <span className="faint">nobody</span> : nameOfPerson(pilot, decider),
            },
            {
              key: "missing",
              head: "What is missing",
              width: 216,
              render: (scenario) => (
                <span className="muted clamp">{scenarioGaps(open, scenario).join("; ") || "nothing"}</span>
              ),
            },
          ]}
        />
      </section>
      {dialog}
    </div>
  );
}
