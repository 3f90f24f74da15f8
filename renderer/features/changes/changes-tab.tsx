import { Button, NativeSelect } from "@mantine/core";
import { type ReactElement, useMemo, useState } from "react";
import { type ChangeKind, type ChangeRow, changeRegister } from "../../../shared/domain/change-register.ts";
import { type ChangeWord, isLive } from "../../../shared/domain/change-state.ts";
import { CHANGE_KINDS } from "../../../shared/records/change.ts";
import { KIND_NAMES } from "../../../shared/report/charts/change-letter.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import type { RowPanel } from "../../app/use-row-panel.ts";
import { ChoiceChips } from "../../components/choice-chips.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { FilterField, isMatch } from "../../components/filter-field.tsx";
import { NoMatch } from "../../components/no-match.tsx";
import { ApprovalCard } from "./approval-card.tsx";
import { ChangeTable } from "./change-table.tsx";
import { ShipsNext } from "./ships-next.tsx";

/** States that are looked at together. */
const STAGES = {
  all: "All states",
  ahead: "Not live yet",
  deployed: "Deployed, not validated",
  closed: "Validated or rolled back",
} as const;
type Stage = keyof typeof STAGES;

/** What ships next, who waits on whom, and every change with its five effects. */
export function ChangesTab({
  open,
  panel,
  onNew,
}: {
  readonly open: OpenPilot;
  readonly panel: RowPanel;
  readonly onNew: () => void;
}): ReactElement {
  const { pilot, asOfMs } = open;
  const [kind, setKind] = useState<ChangeKind | "all">("all");
  const [stage, setStage] = useState<Stage>("all");
  const [text, setText] = useState("");
  const register = useMemo(() => changeRegister(pilot, asOfMs), [pilot, asOfMs]);
  const found = register.filter(
    (row) => isOfStage(row.state, stage) && isMatch(`${row.title} ${row.key} ${row.workflow}`, text),
  );
  const rows = found.filter((row) => kind === "all" || isOfKind(row, kind));
  if (register.length === 0) {
    return (
      <EmptyState
        what="Here will be every change of the workflow: experience, policy, routing, pricing."
        why="Each is followed from its plan to its validation, and its five effects are measured."
      >
        <Button variant="filled" onClick={onNew}>
          New change…
        </Button>
        <a href={hrefOf(`/c/${open.overview.pilotId}/data`)}>Import changes.csv</a>
      </EmptyState>
    );
  }
  return (
    <div className="stack loose">
      <ShipsNext open={open} onOpen={panel.open} />
      <div className="stack tight">
        <div className="toolbar">
          <ChoiceChips
            label="Kind of change"
            choices={(["all", ...CHANGE_KINDS] as const).map((key) => ({
              key,
              label: key === "all" ? "All" : KIND_NAMES[key],
              count: key === "all" ? found.length : found.filter((row) => isOfKind(row, key)).length,
            }))}
            current={kind}
            onChange={setKind}
          />
          <NativeSelect
            aria-label="State"
            w={168}
            data={Object.entries(STAGES).map(([value, label]) => ({ value, label }))}
            value={stage}
            onChange={(event) => setStage(event.currentTarget.value as Stage)}
          />
          <FilterField label="Filter changes" value={text} onChange={setText} />
          <span className="grow" />
          <Button variant="filled" onClick={onNew}>
            New change…
          </Button>
        </div>
        {rows.length === 0 ? (
          <NoMatch
            of={register.length}
            onAll={() => {
              setKind("all");
              setStage("all");
              setText("");
            }}
          />
        ) : (
          <ChangeTable open={open} rows={rows} panel={panel} />
        )}
      </div>
      <ApprovalCard open={open} />
    </div>
  );
}

function isOfKind({ kinds }: ChangeRow, kind: ChangeKind): boolean {
  return kind === "other" && kinds.length === 0 ? true : kinds.includes(kind);
}

function isOfStage(state: ChangeWord, stage: Stage): boolean {
  switch (stage) {
    case "all":
      return true;
    case "ahead":
      return !isLive({ status: state });
    case "deployed":
      return state === "deployed";
    case "closed":
      return state === "validated" || state === "rolled back";
  }
}
