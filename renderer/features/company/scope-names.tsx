import type { ReactElement } from "react";
import { findByName } from "../../../shared/records/find-by-name.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { CommitField } from "../../components/commit-field.tsx";

/** The name of a workflow or segment; the names that it had go on meaning it. */
export function ScopeNames({
  open,
  kind,
  record,
}: {
  readonly open: OpenPilot;
  readonly kind: "workflow" | "segment";
  readonly record: RecordOf<"workflow"> | RecordOf<"segment">;
}): ReactElement {
  const execute = useExecute();
  const { pilot } = open;
  return (
    <>
      <CommitField
        label="Name"
        isRequired
        value={record.name}
        check={(text) => {
          const holder = text === "" ? null : findByName(pilot, kind, text);
          return holder === null || holder.id === record.id
            ? null
            : `it is or was the name of ${holder.name}`;
        }}
        onCommit={(name) =>
          execute(pilot.pilotId, `Renamed ${record.name} to ${name}`, [
            { command: `${kind}.rename`, input: { id: record.id, name } },
          ])
        }
      />
      {record.aliases === undefined ? null : (
        <p className="caption">Also called {record.aliases.join(", ")}: files that say so still mean it.</p>
      )}
    </>
  );
}
