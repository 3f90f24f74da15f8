import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { recordById } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import { AskSection } from "../../app/asks/ask-section.tsx";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { CommitField } from "../../components/commit-field.tsx";
import { SidePanel } from "../../components/side-panel.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { LevelEditor } from "./level-editor.tsx";
import { PeopleField, PersonField } from "./person-field.tsx";
import { scenarioGaps } from "./scenario-words.ts";

/** One scenario: what sets it off, who answers on which level for how long, what holds at the end, its drill. */
export function ScenarioPanel({
  open,
  id,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly id: string;
  readonly onClose: () => void;
}): ReactElement | null {
  const scenario = recordById(open.pilot, "escalationScenario", id);
  if (scenario === null) return null;
  return (
    <SidePanel title={scenario.title} kicker="Escalation scenario" onClose={onClose}>
      <StateSection open={open} scenario={scenario} />
      <FieldsSection open={open} scenario={scenario} />
      <AskSection open={open} subject={{ about: id }} />
    </SidePanel>
  );
}

interface ScenarioPart {
  readonly open: OpenPilot;
  readonly scenario: RecordOf<"escalationScenario">;
}

function StateSection({ open, scenario }: ScenarioPart): ReactElement {
  const execute = useExecute();
  const gaps = scenarioGaps(open, scenario);
  const hasLevels = (scenario.levels ?? []).length > 0;
  return (
    <section aria-label="State">
      <StatusLabel
        status={{ word: gaps.length === 0 ? "complete" : "partial" }}
        size={16}
        rest={gaps.length === 0 ? undefined : gaps.join("; ")}
      />
      <div>
        <Button
          variant="filled"
          disabled={!hasLevels}
          onClick={() =>
            void execute(open.pilot.pilotId, `Escalation started: ${scenario.title}`, [
              { command: "escalation.start", input: { scenario: scenario.id } },
            ])
          }
        >
          Start an escalation
        </Button>
      </div>
      {hasLevels ? (
        <p className="caption">Its clock runs from now on, also while the app is closed.</p>
      ) : (
        <p className="caption straddle">It needs a level with people and hours first.</p>
      )}
    </section>
  );
}

function FieldsSection({ open, scenario }: ScenarioPart): ReactElement {
  const execute = useExecute();
  const { pilot } = open;
  const edit = (label: string, fields: Readonly<Record<string, unknown>>): Promise<unknown> =>
    execute(pilot.pilotId, `${label}: ${scenario.title}`, [
      { command: "escalationScenario.edit", input: { id: scenario.id, ...fields } },
    ]);
  const textOrNull = (text: string): string | null => (text === "" ? null : text);
  return (
    <section aria-label="Fields">
      <CommitField
        label="Conflict"
        value={scenario.title}
        isRequired
        onCommit={(title) => edit("Scenario named", { title })}
      />
      <CommitField
        label="What sets it off"
        value={scenario.trigger ?? ""}
        isLong
        onCommit={(trigger) => edit("Trigger set", { trigger: textOrNull(trigger) })}
      />
      <PeopleField
        pilot={pilot}
        label="Parties, at least two"
        value={scenario.parties ?? []}
        onChange={(parties) => void edit("Parties set", { parties: parties.length === 0 ? null : parties })}
      />
      <LevelEditor
        pilot={pilot}
        levels={scenario.levels ?? []}
        onChange={(levels) => edit("Levels set", { levels: levels.length === 0 ? null : levels })}
      />
      <PersonField
        pilot={pilot}
        label="Decides on the last level"
        value={scenario.decider}
        onChange={(decider) => void edit("Decider set", { decider })}
      />
      <CommitField
        label="What holds if the time runs out"
        value={scenario.defaultOutcome ?? ""}
        isLong
        onCommit={(outcome) => edit("Default set", { defaultOutcome: textOrNull(outcome) })}
      />
      <CommitField
        label="Drill held on"
        type="date"
        value={scenario.drilledOn ?? ""}
        onCommit={(date) => edit("Drill recorded", { drilledOn: textOrNull(date) })}
      />
      <CommitField
        label="What the drill showed"
        value={scenario.drillNote ?? ""}
        isLong
        onCommit={(note) => edit("Drill described", { drillNote: textOrNull(note) })}
      />
    </section>
  );
}
