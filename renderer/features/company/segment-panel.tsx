import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { CommitField } from "../../components/commit-field.tsx";
import { SidePanel } from "../../components/side-panel.tsx";
import { ScopeNames } from "./scope-names.tsx";

/** One customer segment. */
export function SegmentPanel({
  open,
  segment,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly segment: RecordOf<"segment">;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const { pilotId } = open.pilot;
  const { id, name, description } = segment;
  return (
    <SidePanel title={name} kicker="Segment" onClose={onClose}>
      <section aria-label="Names">
        <ScopeNames open={open} kind="segment" record={segment} />
        <CommitField
          label="About it"
          isLong
          value={description ?? ""}
          onCommit={(text) =>
            execute(pilotId, `Description set: ${name}`, [
              { command: "segment.edit", input: { id, description: text === "" ? null : text } },
            ])
          }
        />
      </section>
      <section aria-label="Remove">
        <div>
          <Button
            variant="subtle"
            onClick={() =>
              void execute(pilotId, `Removed ${name}`, [{ command: "segment.remove", input: { id } }])
            }
          >
            Remove
          </Button>
        </div>
      </section>
    </SidePanel>
  );
}
