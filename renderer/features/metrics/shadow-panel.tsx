import { Button, NativeSelect } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { parseMonth } from "../../../shared/calendar/calendar-date.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { RecordHistory } from "../../app/record-history.tsx";
import { useExecute } from "../../app/use-execute.ts";
import { CommitField } from "../../components/commit-field.tsx";
import { PersonSelect } from "../../components/person-select.tsx";
import { SidePanel } from "../../components/side-panel.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { numberFault, numberText, typedNumber } from "../../components/typed-number.ts";
import { monthName } from "./shadow-months.tsx";
import { DECISION_NAMES, FUNCTION_NAMES, shadowStatus } from "./shadow-words.ts";

const HISTORY: Readonly<Record<string, string>> = {
  name: "Name",
  function: "Function",
  decision: "Decision",
  by: "Date",
  target: "Target",
  owner: "Owner",
};

interface ShadowPanelProps {
  readonly open: OpenPilot;
  readonly metric: RecordOf<"shadowMetric">;
  readonly onClose: () => void;
}

/** One shadow metric: decision and date, months with value and target, history. */
export function ShadowPanel({ open, metric, onClose }: ShadowPanelProps): ReactElement {
  const execute = useExecute();
  const { pilot, overview } = open;
  const { id, name, decision, by, direction = "up", owner, target, note } = metric;
  const { status, rest } = shadowStatus(metric, overview.findings);
  const edit = (label: string, fields: Readonly<Record<string, unknown>>): Promise<unknown> =>
    execute(pilot.pilotId, `${label}: ${name}`, [{ command: "shadowMetric.edit", input: { id, ...fields } }]);
  const numberCheck = (text: string): string | null => (text === "" ? null : numberFault(text));
  return (
    <SidePanel title={name} kicker={`${FUNCTION_NAMES[metric.function]} · shadow metric`} onClose={onClose}>
      <section aria-label="Decision">
        <StatusLabel status={status} rest={rest} size={16} />
        <div className="termrow">
          <NativeSelect
            label="Decision"
            data={[
              { value: "", label: "None yet" },
              ...Object.entries(DECISION_NAMES).map(([value, label]) => ({ value, label })),
            ]}
            value={decision ?? ""}
            onChange={({ currentTarget }) =>
              void edit("Decided", { decision: currentTarget.value === "" ? null : currentTarget.value })
            }
          />
          <CommitField
            label="By"
            type="date"
            value={by ?? ""}
            onCommit={(text) => edit("Date set", { by: text === "" ? null : text })}
          />
        </div>
        <CommitField
          label="Metric, as the function calls it"
          value={name}
          isRequired
          onCommit={(text) => edit("Renamed", { name: text })}
        />
        <PersonSelect
          pilot={pilot}
          label="Owner"
          value={owner ?? null}
          onChange={(person) => void edit("Owner set", { owner: person })}
        />
        <div className="termrow">
          <NativeSelect
            label="Better is"
            data={[
              { value: "up", label: "more" },
              { value: "down", label: "less" },
            ]}
            value={direction}
            onChange={({ currentTarget }) => void edit("Direction set", { direction: currentTarget.value })}
          />
          <CommitField
            label="Target of every month"
            value={numberText(target)}
            check={numberCheck}
            onCommit={(text) => edit("Target set", { target: typedNumber(text) })}
          />
        </div>
        <CommitField
          label="Note"
          isLong
          value={note ?? ""}
          onCommit={(text) => edit("Note written", { note: text === "" ? null : text })}
        />
      </section>
      <MonthsSection open={open} metric={metric} />
      <RecordHistory open={open} ids={[id]} fields={HISTORY} />
      <section aria-label="Remove">
        <div>
          <Button
            variant="subtle"
            onClick={() => {
              onClose();
              void execute(pilot.pilotId, `Removed: ${name}`, [
                { command: "shadowMetric.remove", input: { id } },
              ]);
            }}
          >
            Remove this declaration
          </Button>
        </div>
      </section>
    </SidePanel>
  );
}

/** Value and target month by month, the newest first; a row at the top takes another month. */
function MonthsSection({ open, metric }: Pick<ShadowPanelProps, "open" | "metric">): ReactElement {
  const execute = useExecute();
  const { pilot } = open;
  const { id, name, months = {}, targets = {} } = metric;
  const [added, setAdded] = useState<readonly string[]>([]);
  const labels = [...new Set([...added, ...Object.keys(months), ...Object.keys(targets)])]
    .toSorted()
    .toReversed();
  const check = (text: string): string | null => (text === "" ? null : numberFault(text));
  const set = (month: string, field: "value" | "target", text: string): Promise<unknown> =>
    execute(pilot.pilotId, `${month} recorded: ${name}`, [
      {
        command: "shadowMetric.months",
        input: { rows: [{ id, month, [field]: text === "" ? null : typedNumber(text) }] },
      },
    ]);
  return (
    <section aria-label="Months">
      <h3 className="label">Months</h3>
      <CommitField
        label="Another month"
        placeholder="2026-10"
        value=""
        width={128}
        check={(text) => (text === "" || parseMonth(text) !== null ? null : "write 2026-10")}
        onCommit={(text) => {
          if (text !== "") setAdded((before) => [...before, text]);
          return Promise.resolve(true);
        }}
      />
      {labels.length === 0 ? null : (
        <table className="table monthtable" aria-label="Months of the metric">
          <thead>
            <tr>
              <th scope="col">Month</th>
              <th scope="col">Value</th>
              <th scope="col">Target</th>
            </tr>
          </thead>
          <tbody>
            {labels.map((month) => (
              <tr key={month}>
                <th scope="row">{monthName(open, month)}</th>
                {(["value", "target"] as const).map((field) => (
                  <td key={field}>
                    <CommitField
                      label={`${month}, ${field}`}
                      isBare
                      value={numberText((field === "value" ? months : targets)[month])}
                      check={check}
                      onCommit={(text) => set(month, field, text)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
