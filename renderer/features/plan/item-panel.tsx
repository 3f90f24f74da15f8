import { Button, NativeSelect, Select, Textarea, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { formatCalendarDate, parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import type { ItemState } from "../../../shared/domain/checklist-item.ts";
import { isDueInsidePhase } from "../../../shared/domain/pilot-calendar.ts";
import { recordById, recordsOf } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { SidePanel } from "../../components/side-panel.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { ItemHistory } from "./item-history.tsx";
import { OverrideDialog } from "./override-dialog.tsx";

/** The field that the keys O and D go to. */
export type ItemField = "dri" | "due";

interface ItemPanelProps {
  readonly open: OpenPilot;
  readonly item: ItemState;
  readonly field: ItemField | null;
  readonly onClose: () => void;
}

/** One item of the plan: state, DRI and due date, evidence, override, history. */
export function ItemPanel({ open, item, field, onClose }: ItemPanelProps): ReactElement {
  const execute = useExecute();
  const [isOverriding, setIsOverriding] = useState(false);
  const { pilot, overview, format } = open;
  const record = recordById(pilot, "checklistItem", item.id);
  const edit = (label: string, fields: Readonly<Record<string, unknown>>): Promise<unknown> =>
    execute(pilot.pilotId, `${label}: ${item.title}`, [
      { command: "checklistItem.edit", input: { id: item.id, ...fields } },
    ]);
  const people = recordsOf(pilot, "person")
    .filter(({ active }) => active !== false)
    .map(({ id, name }) => ({ value: id, label: name }));
  const isClaimed = record?.status === "claimed" || record?.status === "done";
  return (
    <SidePanel
      title={item.title}
      kicker={`${item.phase} · ${item.due === null ? "no due date" : format.dates.planned(item.due, overview.startDate ?? item.due)}`}
      onClose={onClose}
    >
      <section aria-label="State">
        <StatusLabel
          status={{ word: item.late ? "late" : item.state }}
          size={16}
          rest={item.late ? item.state : undefined}
        />
        {item.missing.length === 0 ? (
          <p>The data show it.</p>
        ) : (
          <div>
            <p className="label">What is missing</p>
            <ul className="stack tight">
              {item.missing.map((sentence) => (
                <li key={sentence}>– {sentence}</li>
              ))}
            </ul>
          </div>
        )}
        {item.overrideReason === null ? null : <p className="note due">Overridden: {item.overrideReason}</p>}
        {item.state === "proven" ? null : (
          <div className="row wrap">
            <Button
              disabled={record === null}
              onClick={() =>
                void edit(isClaimed ? "Claim withdrawn" : "Claimed", {
                  status: isClaimed ? "open" : "claimed",
                })
              }
            >
              {isClaimed ? "Withdraw claim" : "Claim as done"}
            </Button>
            {item.overrideReason === null ? (
              <Button disabled={record === null} onClick={() => setIsOverriding(true)}>
                Override…
              </Button>
            ) : (
              <Button onClick={() => void edit("Override taken back", { overrideReason: null })}>
                Take override back
              </Button>
            )}
          </div>
        )}
      </section>
      <section aria-label="Fields">
        <Select
          label="DRI"
          placeholder={people.length === 0 ? "Add people in Organisation first" : "Nobody yet"}
          data={people}
          value={item.dri}
          searchable
          clearable
          autoFocus={field === "dri"}
          disabled={record === null}
          nothingFoundMessage="Nobody is called so"
          clearButtonProps={{ "aria-label": "No DRI" }}
          onChange={(dri) => void edit(dri === null ? "DRI taken away" : "DRI assigned", { dri })}
        />
        <DueDate
          open={open}
          item={item}
          hasFocus={field === "due"}
          onSave={(due) => void edit("Due date set", { due })}
        />
      </section>
      <EvidenceSection open={open} item={item} />
      <section aria-label="History">
        <h3 className="label">History</h3>
        <ItemHistory open={open} id={item.id} />
      </section>
      {isOverriding ? (
        <OverrideDialog
          item={item}
          onClose={() => setIsOverriding(false)}
          onOverride={(overrideReason) => {
            setIsOverriding(false);
            void edit("Overridden", { overrideReason });
          }}
        />
      ) : null}
    </SidePanel>
  );
}

function DueDate(props: {
  readonly open: OpenPilot;
  readonly item: ItemState;
  readonly hasFocus: boolean;
  readonly onSave: (due: string) => void;
}): ReactElement {
  const { item, open } = props;
  const given = item.due === null ? "" : formatCalendarDate(item.due);
  const [text, setText] = useState(given);
  const day = parseCalendarDate(text);
  const start = open.overview.startDate;
  const isOutside = day !== null && start !== null && !isDueInsidePhase(start, item.phase, day);
  const save = (): void => {
    if (text !== given && day !== null) props.onSave(text);
  };
  return (
    <TextInput
      type="date"
      label="Due"
      value={text}
      autoFocus={props.hasFocus}
      description={isOutside ? `Outside ${item.phase}: the plan asks for a day of its phase.` : undefined}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === "Enter") save();
      }}
    />
  );
}

function EvidenceSection({
  open,
  item,
}: {
  readonly open: OpenPilot;
  readonly item: ItemState;
}): ReactElement {
  const execute = useExecute();
  const [kind, setKind] = useState("text");
  const [text, setText] = useState("");
  const evidence = recordsOf(open.pilot, "evidence").filter(({ about }) => about === item.id);
  const add = async (): Promise<void> => {
    const done = await execute(open.pilot.pilotId, `Evidence added: ${item.title}`, [
      {
        command: "evidence.add",
        input: { about: item.id, kind, ...(kind === "link" ? { link: text } : { text }) },
      },
    ]);
    if (done !== null) setText("");
  };
  return (
    <section aria-label="Evidence">
      <h3 className="label">Evidence</h3>
      {evidence.length === 0 ? <p className="muted">Nothing is attached.</p> : null}
      <ul className="stack tight">
        {evidence.map(({ id, title, text: words, link, kind: what }) => (
          <li key={id}>
            {link === undefined ? (title ?? words ?? what) : <span className="mono">{link}</span>}
          </li>
        ))}
      </ul>
      <div className="row" style={{ alignItems: "flex-end" }}>
        <NativeSelect
          label="Kind"
          data={["text", "link"]}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value)}
          w={88}
        />
        {kind === "link" ? (
          <TextInput
            label="Address"
            className="grow"
            placeholder="https://…"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        ) : (
          <Textarea
            label="Text"
            className="grow"
            minRows={1}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
        <Button disabled={text.trim() === ""} onClick={() => void add()}>
          Add
        </Button>
      </div>
    </section>
  );
}
