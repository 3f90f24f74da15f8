import { NativeSelect } from "@mantine/core";
import type { ReactElement } from "react";
import { formatCalendarDate, parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import type { ItemState } from "../../../shared/domain/checklist-item.ts";
import { isDueInsidePhase } from "../../../shared/domain/pilot-calendar.ts";
import { recordById } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { CommitField } from "../../components/commit-field.tsx";
import { PersonSelect } from "../../components/person-select.tsx";
import type { ItemFocus } from "./item-focus.ts";

const STATUS_WORDS: Readonly<Record<string, string>> = {
  open: "open: nobody says that it is done",
  claimed: "claimed: somebody says so",
  done: "done",
  dropped: "dropped: out of the plan",
};

/** What a person sets of an item: title, status, DRI, due date. */
export function ItemFields({
  open,
  item,
  focus,
  onEdit,
}: {
  readonly open: OpenPilot;
  readonly item: ItemState;
  readonly focus: ItemFocus | null;
  readonly onEdit: (label: string, fields: Readonly<Record<string, unknown>>) => Promise<unknown>;
}): ReactElement {
  const { pilot, overview } = open;
  const record = recordById(pilot, "checklistItem", item.id);
  const isMissing = record === null;
  const start = overview.startDate;
  // An item of the template can be overridden but not dropped: its gate asks for it.
  const states = item.template === null ? ["open", "claimed", "done", "dropped"] : ["open", "claimed"];
  const status = record?.status ?? "open";
  const due = item.due === null ? "" : formatCalendarDate(item.due);
  const isOutside = item.due !== null && start !== null && !isDueInsidePhase(start, item.phase, item.due);
  return (
    <section aria-label="Fields">
      <CommitField
        label="Title"
        isRequired
        isLong
        isDisabled={isMissing}
        autoFocus={focus === "title"}
        value={item.title}
        onCommit={(title) => onEdit("Title changed", { title })}
      />
      <NativeSelect
        label="Status"
        description={
          item.template === null ? "Proven needs done, and evidence." : "Whether it is proven is computed."
        }
        data={[...new Set([...states, status])].map((value) => ({
          value,
          label: STATUS_WORDS[value] ?? value,
        }))}
        value={status}
        autoFocus={focus === "status"}
        disabled={isMissing}
        onChange={(event) => void onEdit("Status set", { status: event.currentTarget.value })}
      />
      <PersonSelect
        pilot={pilot}
        label="DRI"
        value={item.dri}
        autoFocus={focus === "dri"}
        isDisabled={isMissing}
        onChange={(dri) => void onEdit(dri === null ? "DRI taken away" : "DRI assigned", { dri })}
      />
      <CommitField
        label="Due"
        type="date"
        isDisabled={isMissing}
        autoFocus={focus === "due"}
        value={due}
        check={(text) => (text === "" || parseCalendarDate(text) === null ? "it is not a date" : null)}
        description={isOutside ? `Outside ${item.phase}: the plan asks for a day of its phase.` : undefined}
        onCommit={(text) => onEdit("Due date set", { due: text })}
      />
    </section>
  );
}
