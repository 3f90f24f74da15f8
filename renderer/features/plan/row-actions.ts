import type { ItemState } from "../../../shared/domain/checklist-item.ts";
import { recordById } from "../../../shared/records/read-records.ts";
import { makingPath } from "../../app/making-places.ts";
import { useGo } from "../../app/navigation.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import type { RowAction } from "../../components/row-menu.tsx";
import type { ItemFocus } from "./item-focus.ts";

/** What the menu of an item offers: all that its keys do, the way to what is missing, claiming, removing an own item. */
export function useRowActions(
  { pilot }: OpenPilot,
  onShow: (id: string, focus: ItemFocus | null) => void,
): (item: ItemState) => readonly RowAction[] {
  const execute = useExecute();
  const go = useGo();
  return (item) => {
    const { id, title, template } = item;
    const record = recordById(pilot, "checklistItem", id);
    const isClaimed = record?.status === "claimed" || record?.status === "done";
    const show = (label: string, keys: string, focus: ItemFocus | null): RowAction => ({
      label,
      keys,
      isDisabled: record === null && focus !== null && focus !== "panel",
      run: () => onShow(id, focus),
    });
    const run = (label: string, command: string, input: Readonly<Record<string, unknown>>) => (): void =>
      void execute(pilot.pilotId, `${label}: ${title}`, [{ command, input }]);
    const where = item.conditions.find(({ met, missing }) => !met && missing.length > 0)?.where;
    return [
      show("Open", "Enter", "panel"),
      ...(where === undefined || where === "item"
        ? []
        : [{ label: "Go to what is missing", run: () => go(makingPath(where, pilot.pilotId, id)) }]),
      show("DRI…", "O", "dri"),
      show("Due date…", "D", "due"),
      show("Status…", "S", "status"),
      show("Add evidence…", "A", "evidence"),
      show("Edit title…", "E", "title"),
      ...(item.state === "proven"
        ? []
        : [
            {
              label: isClaimed ? "Withdraw claim" : "Claim as done",
              isDisabled: record === null,
              run: run(isClaimed ? "Claim withdrawn" : "Claimed", "checklistItem.edit", {
                id,
                status: isClaimed ? "open" : "claimed",
              }),
            },
          ]),
      ...(template === null
        ? [{ label: "Remove", run: run("Removed", "checklistItem.remove", { id }) }]
        : []),
    ];
  };
}
