import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import type { Trail } from "../../../shared/domain/learning-trails.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import type { RowPanel } from "../../app/use-row-panel.ts";
import { ChoiceChips } from "../../components/choice-chips.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { FilterField, isMatch } from "../../components/filter-field.tsx";
import { NoMatch } from "../../components/no-match.tsx";
import { knownTrails } from "./known-trails.ts";
import { LoopSpeedCard } from "./loop-speed-card.tsx";
import { TrailTable } from "./trail-table.tsx";

/** Which followed records are looked at together. */
const VIEWS = {
  all: { label: "All", holds: () => true },
  open: { label: "Open", holds: ({ isOpen }: Trail) => isOpen },
  "no loop": { label: "Incident without loop", holds: ({ state }: Trail) => state === "no loop" },
  deployed: { label: "Deployed, not validated", holds: ({ state }: Trail) => state === "deployed" },
  closed: { label: "Closed", holds: ({ isOpen }: Trail) => !isOpen },
} as const satisfies Readonly<
  Record<string, { readonly label: string; readonly holds: (trail: Trail) => boolean }>
>;
type View = keyof typeof VIEWS;
const VIEW_KEYS = Object.keys(VIEWS) as readonly View[];

/** Incident → signal → change → validation as one record each, and how long the stages take. */
export function TrailsTab({
  open,
  panel,
  onNew,
}: {
  readonly open: OpenPilot;
  readonly panel: RowPanel;
  readonly onNew: () => void;
}): ReactElement {
  const { overview } = open;
  const [view, setView] = useState<View>("all");
  const [text, setText] = useState("");
  const trails = knownTrails(open);
  const found = trails.filter((trail) => isMatch(searchText(trail), text));
  const rows = found.filter(VIEWS[view].holds);
  if (trails.length === 0) {
    return (
      <EmptyState
        what="Here will be every signal, from the incident that raised it to the validation of its change."
        why="How long each stage takes is how fast this company learns."
      >
        <Button variant="filled" onClick={onNew}>
          New signal…
        </Button>
        <a href={hrefOf(`/c/${overview.pilotId}/data`)}>Import loops.csv or incidents.csv</a>
      </EmptyState>
    );
  }
  return (
    <div className="stack loose">
      <LoopSpeedCard open={open} />
      <div className="stack tight">
        <div className="toolbar">
          <ChoiceChips
            label="Which records"
            choices={VIEW_KEYS.map((key) => ({
              key,
              label: VIEWS[key].label,
              count: found.filter(VIEWS[key].holds).length,
            }))}
            current={view}
            onChange={setView}
          />
          <FilterField label="Filter incidents and loops" value={text} onChange={setText} />
          <span className="grow" />
          <Button variant="filled" onClick={onNew}>
            New signal…
          </Button>
        </div>
        {rows.length === 0 ? (
          <NoMatch
            of={trails.length}
            onAll={() => {
              setView("all");
              setText("");
            }}
          />
        ) : (
          <TrailTable open={open} rows={rows} panel={panel} />
        )}
      </div>
    </div>
  );
}

function searchText({ title, workflow, incidents, change }: Trail): string {
  return [
    title,
    workflow,
    change?.title ?? "",
    ...incidents.map(({ key, title: what }) => `${key} ${what ?? ""}`),
  ].join(" ");
}
