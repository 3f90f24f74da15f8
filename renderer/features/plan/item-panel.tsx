import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import type { ItemState } from "../../../shared/domain/checklist-item.ts";
import { recordById } from "../../../shared/records/read-records.ts";
import { AskSection } from "../../app/asks/ask-section.tsx";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { SidePanel } from "../../components/side-panel.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { EvidenceSection } from "./evidence-section.tsx";
import { ItemFields } from "./item-fields.tsx";
import type { ItemFocus } from "./item-focus.ts";
import { ItemHistory } from "./item-history.tsx";
import { ItemRule } from "./item-rule.tsx";
import { OverrideDialog } from "./override-dialog.tsx";

interface ItemPanelProps {
  readonly open: OpenPilot;
  readonly item: ItemState;
  readonly focus: ItemFocus | null;
  readonly onClose: () => void;
}

/** One item of the plan: state and rule, fields, evidence, override, history. */
export function ItemPanel({ open, item, focus, onClose }: ItemPanelProps): ReactElement {
  const execute = useExecute();
  const { pilot, overview, format } = open;
  const edit = (label: string, fields: Readonly<Record<string, unknown>>): Promise<unknown> =>
    execute(pilot.pilotId, `${label}: ${item.title}`, [
      { command: "checklistItem.edit", input: { id: item.id, ...fields } },
    ]);
  const due =
    item.due === null
      ? "no due date"
      : overview.startDate === null
        ? format.dates.date(item.due)
        : format.dates.planned(item.due, overview.startDate);
  return (
    <SidePanel
      title={item.title}
      kicker={`${item.phase} · ${due}${item.template === null ? " · item of this pilot" : ""}`}
      takesFocus={focus === "panel"}
      onClose={onClose}
    >
      <ItemStateSection open={open} item={item} onEdit={edit} />
      <ItemFields open={open} item={item} focus={focus} onEdit={edit} />
      <EvidenceSection open={open} item={item} hasFocus={focus === "evidence"} />
      <AskSection open={open} subject={{ about: item.id }} />
      <section aria-label="History">
        <h3 className="label">History</h3>
        <ItemHistory open={open} id={item.id} />
      </section>
      {item.template === null ? (
        <section aria-label="Remove">
          <div>
            <Button
              variant="subtle"
              onClick={() => {
                onClose();
                void execute(pilot.pilotId, `Removed: ${item.title}`, [
                  { command: "checklistItem.remove", input: { id: item.id } },
                ]);
              }}
            >
              Remove this item
            </Button>
          </div>
        </section>
      ) : null}
    </SidePanel>
  );
}

function ItemStateSection({
  open,
  item,
  onEdit,
}: {
  readonly open: OpenPilot;
  readonly item: ItemState;
  readonly onEdit: (label: string, fields: Readonly<Record<string, unknown>>) => Promise<unknown>;
}): ReactElement {
  const [isOverriding, setIsOverriding] = useState(false);
  const { pilot } = open;
  const record = recordById(pilot, "checklistItem", item.id);
  const isClaimed = record?.status === "claimed" || record?.status === "done";
  return (
    <section aria-label="State">
      <StatusLabel
        status={{ word: item.late ? "late" : item.state }}
        size={16}
        rest={item.late ? item.state : item.state === "proven" ? "the data show it" : undefined}
      />
      {item.overrideReason === null ? null : <p className="note due">Overridden: {item.overrideReason}</p>}
      <ItemRule item={item} pilotId={pilot.pilotId} />
      {item.state === "proven" ? null : (
        <div className="row wrap">
          <Button
            disabled={record === null}
            onClick={() =>
              void onEdit(isClaimed ? "Claim withdrawn" : "Claimed", {
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
            <Button onClick={() => void onEdit("Override taken back", { overrideReason: null })}>
              Take override back
            </Button>
          )}
        </div>
      )}
      {isOverriding ? (
        <OverrideDialog
          item={item}
          onClose={() => setIsOverriding(false)}
          onOverride={(overrideReason) => {
            setIsOverriding(false);
            void onEdit("Overridden", { overrideReason });
          }}
        />
      ) : null}
    </section>
  );
}
