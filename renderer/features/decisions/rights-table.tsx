import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type KeyboardEvent, type ReactElement, type ReactNode, useState } from "react";
import { nameOfPerson } from "../../../shared/domain/people-roles.ts";
import { CATEGORY_RULES, RIGHT_CATEGORIES, rowGaps } from "../../../shared/domain/rights-check.ts";
import type { NamedPerson, RightsRow } from "../../../shared/domain/rights-content.ts";
import type { RightsVersion } from "../../../shared/domain/rights-versions.ts";
import { weeklyCalibration } from "../../../shared/domain/weekly-calibration.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import { StatusMark } from "../../../shared/report/charts/status-mark.tsx";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { boundFault, numberText, typedNumber } from "../../components/typed-number.ts";
import { BudgetMeter } from "./budget-meter.tsx";
import { categoryName } from "./decision-words.ts";
import { peopleChoices } from "./person-field.tsx";
import { isEditable } from "./version-words.ts";

interface RightsTableProps {
  readonly open: OpenPilot;
  readonly shown: RightsVersion;
  readonly selected: string | null;
  readonly onSelect: (id: string | null) => void;
}

/** The matrix by category. What is a draft, or as it is today, is edited in its cells; a row opens for the rest. */
export function RightsTable({ open, shown, selected, onSelect }: RightsTableProps): ReactElement {
  const [newType, setNewType] = useState("");
  const [newCategory, setNewCategory] = useState("1");
  const execute = useExecute();
  const canEdit = isEditable(shown);
  const { pilot, overview, format } = open;
  const { on, isDue } = weeklyCalibration(pilot, pilotRecord(pilot).timeZone, overview.moment.date);
  const last = on === null ? " Never calibrated yet" : ` Last in the review of ${format.dates.date(on)}`;
  const calibrated = `${last}${isDue ? ": due." : "."}`;
  const add = (): void => {
    const decisionType = newType.trim();
    if (decisionType === "") return;
    setNewType("");
    void execute(pilot.pilotId, `Decision type added: ${decisionType}`, [
      {
        command: "decisionRight.add",
        input: {
          decisionType,
          category: Number(newCategory),
          ...(shown.matrix === null ? {} : { matrix: shown.matrix }),
          ...(newCategory === "2" ? { cadence: "weekly" } : {}),
        },
      },
    ]);
  };
  return (
    <div className="stack">
      <DataTable
        label="Decision rights"
        rows={shown.rows}
        rowKey={({ id }) => id}
        groupOf={({ category }) =>
          category === null
            ? "No category yet"
            : `${categoryName(category)}. ${CATEGORY_RULES[category - 1] ?? ""}${category === 2 ? calibrated : ""}`
        }
        selected={selected}
        onOpen={({ id }) => onSelect(id)}
        onLetter={(row, letter) => {
          if (letter !== "e" && letter !== "o") return false;
          onSelect(row.id);
          return true;
        }}
        rowHeight={40}
        minWidth={920}
        columns={columnsOf(open, shown, canEdit)}
      />
      {canEdit ? (
        <div className="row noprint">
          <TextInput
            aria-label="Another decision type"
            placeholder="Another decision type"
            value={newType}
            onChange={(event) => setNewType(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter") add();
            }}
            w={320}
          />
          <NativeSelect
            aria-label="Category of the new type"
            data={RIGHT_CATEGORIES.map((name, index) => ({
              value: String(index + 1),
              label: `${index + 1} ${name}`,
            }))}
            value={newCategory}
            onChange={(event) => setNewCategory(event.currentTarget.value)}
          />
          <Button disabled={newType.trim() === ""} onClick={add}>
            Add type
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function columnsOf(open: OpenPilot, shown: RightsVersion, canEdit: boolean): readonly Column<RightsRow>[] {
  const { pilot, format } = open;
  const name = (person: NamedPerson): string => person.name ?? nameOfPerson(pilot, person.id);
  return [
    {
      key: "state",
      head: <span className="hidden">State</span>,
      width: 32,
      render: (row) => {
        const gaps = canEdit && shown.state === "draft" ? rowGaps(pilot, row) : ownerGaps(row);
        const word = gaps.length === 0 ? "complete" : "open";
        return (
          <span title={gaps.map(({ text }) => text).join("\n")} className="row">
            <StatusMark status={{ word }} size={14} />
            <span className="hidden">{word}</span>
          </span>
        );
      },
    },
    {
      key: "type",
      head: "Decision type",
      render: ({ decisionType, domain }) => (
        <span className="two" title={decisionType}>
          <strong>{decisionType}</strong>
          {domain === null ? null : <small>delegated as {domain}</small>}
        </span>
      ),
    },
    {
      key: "accountable",
      head: shown.version === 0 ? "Who decides today" : "Accountable",
      width: canEdit ? 184 : 160,
      render: (row) =>
        canEdit ? (
          <OwnerCell open={open} row={row} />
        ) : row.accountable === null ? (
          <span className="bad">nobody</span>
        ) : (
          name(row.accountable)
        ),
    },
    {
      key: "delegates",
      head: "Delegates, or keys",
      width: 144,
      render: ({ category, delegates, productKey, revenueKey }) => {
        if (category === 4) {
          const keys = [productKey, revenueKey].map((person) => (person === null ? "–" : name(person)));
          return productKey === null && revenueKey === null ? (
            <span className="faint">no keys yet</span>
          ) : (
            keys.join(" + ")
          );
        }
        return delegates.length === 0 ? <span className="faint">–</span> : delegates.map(name).join(", ");
      },
    },
    {
      key: "agreeing",
      head: "Must agree",
      width: 88,
      align: "right",
      render: (row) => <NumberCell open={open} row={row} field="agreeing" canEdit={canEdit} />,
    },
    {
      key: "days",
      head: "Days",
      width: canEdit ? 80 : 56,
      align: "right",
      render: (row) => <NumberCell open={open} row={row} field="days" canEdit={canEdit} />,
    },
    {
      key: "guardrails",
      head: "Guardrail, budget this week",
      width: 192,
      render: ({ guardrails, cadence }) =>
        guardrails.length === 0 ? (
          <span className="muted">{cadence ?? "–"}</span>
        ) : (
          <span className="stack tight">
            {guardrails.map((guardrail) => (
              <span key={guardrail.id} className="stack" style={{ gap: 0 }}>
                <span className="clip" title={guardrail.domain}>
                  {guardrail.domain}
                </span>
                <BudgetMeter
                  right={open.overview.rights.find(({ id }) => id === guardrail.id) ?? null}
                  format={format}
                />
              </span>
            ))}
          </span>
        ),
    },
  ];
}

function ownerGaps(row: RightsRow): readonly { readonly text: string }[] {
  return row.accountable === null ? [{ text: `"${row.decisionType}" has no accountable owner` }] : [];
}

/** Cells with a control keep its keys and clicks to themselves: the row behind them is not opened. */
function Control({ children }: { readonly children: ReactNode }): ReactElement {
  const keep = (event: KeyboardEvent<HTMLSpanElement>): void => event.stopPropagation();
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it only keeps events of its control
    <span onClick={(event) => event.stopPropagation()} onKeyDown={keep}>
      {children}
    </span>
  );
}

function OwnerCell({ open, row }: { readonly open: OpenPilot; readonly row: RightsRow }): ReactElement {
  const execute = useExecute();
  return (
    <Control>
      <NativeSelect
        aria-label={`Owner of ${row.decisionType}`}
        data={[{ value: "", label: "Nobody" }, ...peopleChoices(open.pilot)]}
        value={row.accountable?.id ?? ""}
        onChange={(event) => {
          const accountable = event.currentTarget.value === "" ? null : event.currentTarget.value;
          void execute(open.pilot.pilotId, `Owner set: ${row.decisionType}`, [
            { command: "decisionRight.edit", input: { id: row.id, accountable } },
          ]);
        }}
      />
    </Control>
  );
}

function NumberCell({
  open,
  row,
  field,
  canEdit,
}: {
  readonly open: OpenPilot;
  readonly row: RightsRow;
  readonly field: "agreeing" | "days";
  readonly canEdit: boolean;
}): ReactElement {
  const execute = useExecute();
  const stored = row[field];
  const [typed, setTyped] = useState<string | null>(null);
  const { numbers } = open.format;
  if (!canEdit) return <>{stored === null ? "–" : numbers.upTo(stored, 1)}</>;
  const text = typed ?? numberText(stored);
  const value = text.trim() === "" ? null : typedNumber(text);
  const fault =
    text.trim() === "" ? null : boundFault(text, { most: Number.MAX_SAFE_INTEGER, words: "from 0 on" });
  const save = (): void => {
    setTyped(null);
    if (fault !== null || value === stored) return;
    void execute(open.pilot.pilotId, `${field === "days" ? "Days" : "Must agree"} set: ${row.decisionType}`, [
      { command: "decisionRight.edit", input: { id: row.id, [field]: value } },
    ]);
  };
  return (
    <Control>
      <TextInput
        className="numbercell"
        aria-label={`${field === "days" ? "Days" : "How many must agree"}: ${row.decisionType}`}
        error={fault}
        inputMode="decimal"
        value={text}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === "Enter") save();
          if (event.key === "Escape") setTyped(null);
        }}
      />
    </Control>
  );
}
