import type { ReactElement } from "react";
import { recordsOf } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { CommitField } from "../../components/commit-field.tsx";

const FIELDS = [
  ["sector", "Sector", "text"],
  ["size", "Size", "text"],
  ["decisionDue", "Decision due", "date"],
  ["dataSource", "Where the data come from", "text"],
] as const;

/** What is known about a diligence target beside its answers. */
export function TargetFacts({ open }: { readonly open: OpenPilot }): ReactElement {
  const execute = useExecute();
  const { pilot } = open;
  const record = recordsOf(pilot, "diligence").at(-1);
  const set = (field: string, text: string): Promise<unknown> => {
    const value = text === "" ? null : text;
    if (record !== undefined) {
      return execute(pilot.pilotId, "Target changed", [
        { command: "diligence.edit", input: { id: record.id, [field]: value } },
      ]);
    }
    return value === null
      ? Promise.resolve(null)
      : execute(pilot.pilotId, "Target described", [{ command: "diligence.add", input: { [field]: value } }]);
  };
  return (
    <section className="facts4" aria-label="Target">
      {FIELDS.map(([field, label, type]) => (
        <CommitField
          key={field}
          label={label}
          type={type}
          value={record?.[field] ?? ""}
          onCommit={(text) => set(field, text)}
        />
      ))}
    </section>
  );
}
