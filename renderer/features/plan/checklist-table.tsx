import { Button, Checkbox } from "@mantine/core";
import { type ReactElement, useState } from "react";
import type { ItemState } from "../../../shared/domain/checklist-item.ts";
import type { PhaseId } from "../../../shared/domain/checklist-template.ts";
import { saveCalendar } from "../../app/files/save-calendar.ts";
import { MineFilter } from "../../app/mine-filter.tsx";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useServices } from "../../app/services.ts";
import { useMe } from "../../app/use-me.ts";
import { DataTable } from "../../components/data-table.tsx";
import { FilterField } from "../../components/filter-field.tsx";
import { type MenuPlace, RowMenu } from "../../components/row-menu.tsx";
import { ROW_HEIGHTS, usePreferences } from "../../stores/preferences-store.ts";
import { AddItem } from "./add-item.tsx";
import { checklistColumns } from "./checklist-columns.tsx";
import { filteredItems } from "./checklist-filter.ts";
import { ClosePhase } from "./close-phase.tsx";
import { type ItemFocus, ROW_KEYS } from "./item-focus.ts";
import { PhaseHead } from "./phase-head.tsx";
import { useRowActions } from "./row-actions.ts";

interface ChecklistTableProps {
  readonly open: OpenPilot;
  readonly selected: string | null;
  /** Shows an item; the focus goes to a part of its panel, or stays in the list. */
  readonly onShow: (id: string, focus: ItemFocus | null) => void;
  /** Filter *Mine* to begin with. */
  readonly isMineFirst: boolean;
}

/** The plan's items by phase: late and DRI-less first, or in the order of the plan. */
export function ChecklistTable({ open, selected, onShow, isMineFirst }: ChecklistTableProps): ReactElement {
  const { pilot, overview } = open;
  const services = useServices();
  const density = usePreferences((state) => state.density);
  const [me] = useMe(pilot);
  const [isMine, setIsMine] = useState(isMineFirst);
  const [words, setWords] = useState("");
  const [isPlanOrder, setIsPlanOrder] = useState(false);
  const [menu, setMenu] = useState<{ readonly item: ItemState; readonly place: MenuPlace } | null>(null);
  const [closing, setClosing] = useState<PhaseId | null>(null);
  const [adding, setAdding] = useState<PhaseId | null>(null);
  const actionsOf = useRowActions(open, onShow);
  const isNarrow = selected !== null;
  const rows = filteredItems(open, { words, mine: isMine ? (me ?? "") : null, isPlanOrder });
  const clear = (): void => {
    setWords("");
    setIsMine(false);
  };
  return (
    <div className="stack checklist">
      <div className="toolbar noprint">
        <FilterField label="Filter the checklist" value={words} onChange={setWords} />
        <MineFilter pilot={pilot} isMine={isMine} onChange={setIsMine} />
        <Checkbox
          size="xs"
          label="Plan order"
          checked={isPlanOrder}
          onChange={(event) => setIsPlanOrder(event.currentTarget.checked)}
        />
        {rows.length === overview.items.length ? null : (
          <span className="caption">
            {rows.length} of {overview.items.length} match{" "}
            <button type="button" className="linkbutton" onClick={clear}>
              Clear
            </button>
          </span>
        )}
        <span className="grow" />
        {isNarrow ? null : (
          <>
            <Button onClick={() => void saveCalendar(services, open, null)}>Save the dates (.ics)…</Button>
            <Button onClick={() => window.print()}>Print…</Button>
            <Button onClick={() => setAdding(overview.moment.phase ?? "P1")}>Add an item…</Button>
          </>
        )}
      </div>
      <DataTable
        label="Checklist"
        columns={checklistColumns(open, isNarrow, (item, place) => setMenu({ item, place }))}
        rows={rows}
        rowKey={({ id }) => id}
        groupOf={({ phase }) => phase}
        renderGroup={({ phase }) => (
          <PhaseHead open={open} phase={phase} isNarrow={isNarrow} onClose={() => setClosing(phase)} />
        )}
        selected={selected}
        onOpen={({ id }) => onShow(id, "panel")}
        onPeek={({ id }) => onShow(id, null)}
        onWalk={({ id }) => (isNarrow ? onShow(id, null) : undefined)}
        onMenu={(item, place) => setMenu({ item, place })}
        onLetter={({ id, phase }, letter) => {
          const focus = ROW_KEYS[letter];
          if (letter === "n") setAdding(phase);
          else if (focus === undefined) return false;
          else onShow(id, focus);
          return true;
        }}
        rowHeight={Math.max(40, ROW_HEIGHTS[density])}
        minWidth={isNarrow ? 520 : 1000}
      />
      {menu === null ? null : (
        <RowMenu
          label={`Actions for ${menu.item.title}`}
          place={menu.place}
          actions={actionsOf(menu.item)}
          onClose={() => setMenu(null)}
        />
      )}
      {closing === null ? null : <ClosePhase open={open} phase={closing} onClose={() => setClosing(null)} />}
      {adding === null ? null : (
        <AddItem
          open={open}
          phase={adding}
          onMade={(id) => onShow(id, null)}
          onClose={() => setAdding(null)}
        />
      )}
    </div>
  );
}
