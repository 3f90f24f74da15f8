import { Checkbox } from "@mantine/core";
import type { ReactElement } from "react";
import { rightsInForce } from "../../../shared/domain/rights-versions.ts";
import { METRICS } from "../../../shared/metrics/registry.ts";
import { recordById } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { CommitField } from "../../components/commit-field.tsx";
import { PersonSelect } from "../../components/person-select.tsx";

/** The fields of a draft; lists are written one entry a line. */
export function CharterEditor({
  open,
  charter,
}: {
  readonly open: OpenPilot;
  readonly charter: RecordOf<"charter">;
}): ReactElement {
  const execute = useExecute();
  const { pilot, overview } = open;
  const { id } = charter;
  const edit = (label: string, fields: Readonly<Record<string, unknown>>): Promise<unknown> =>
    execute(pilot.pilotId, `${label}: ${charter.title ?? charter.role}`, [
      { command: "charter.edit", input: { id, ...fields } },
    ]);
  const linesOf = (text: string): readonly string[] | null => {
    const lines = text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
    return lines.length === 0 ? null : lines;
  };
  const rights = charter.rights ?? [];
  const measures = charter.measures ?? [];
  const rows = rightsInForce(pilot, overview.moment.date).rows;
  const isLinked = (decisionType: string): string | undefined =>
    rights.find((right) => recordById(pilot, "decisionRight", right)?.decisionType === decisionType);
  return (
    <div className="surface pad stack loose">
      <PersonSelect
        pilot={pilot}
        label="Held by"
        value={charter.holder ?? null}
        onChange={(holder) => void edit("Holder set", { holder })}
      />
      <CommitField
        label="What the role is there for"
        isLong
        isRequired
        value={charter.text}
        onCommit={(text) => edit("Purpose written", { text })}
      />
      <CommitField
        label="Does"
        description="One duty a line."
        isLong
        value={(charter.duties ?? []).join("\n")}
        onCommit={(text) => edit("Duties written", { duties: linesOf(text) })}
      />
      <fieldset className="choicelist">
        <legend className="label">Decides</legend>
        {rows.length === 0 ? (
          <p className="muted">No decision right is mapped yet: Decisions › Rights.</p>
        ) : null}
        {rows.map(({ id: right, decisionType }) => (
          <Checkbox
            key={right}
            size="xs"
            label={decisionType}
            checked={isLinked(decisionType) !== undefined}
            onChange={(event) => {
              const linked = isLinked(decisionType);
              const next = event.currentTarget.checked
                ? [...rights, right]
                : rights.filter((one) => one !== linked);
              void edit("Rights linked", { rights: next.length === 0 ? null : next });
            }}
          />
        ))}
      </fieldset>
      <fieldset className="choicelist">
        <legend className="label">Is judged by</legend>
        <div className="twocolumns">
          {METRICS.filter(({ direction }) => direction !== "none").map((metric) => (
            <Checkbox
              key={metric.id}
              size="xs"
              label={metric.name}
              checked={measures.includes(metric.id)}
              onChange={(event) => {
                const next = event.currentTarget.checked
                  ? [...measures, metric.id]
                  : measures.filter((one) => one !== metric.id);
                void edit("Measures set", { measures: next.length === 0 ? null : next });
              }}
            />
          ))}
        </div>
      </fieldset>
      <CommitField
        label="Leaves alone"
        description="One limit a line."
        isLong
        value={(charter.limits ?? []).join("\n")}
        onCommit={(text) => edit("Limits written", { limits: linesOf(text) })}
      />
    </div>
  );
}
