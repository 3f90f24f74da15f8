import { useMediaQuery } from "@mantine/hooks";
import { type ReactElement, useState } from "react";
import { formatCalendarDate, parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import type { ChangeEffect, ChangeImpact } from "../../../shared/domain/change-impact.ts";
import { EFFECT_METRICS, effectName } from "../../../shared/domain/change-impact.ts";
import type { ChangeRow } from "../../../shared/domain/change-register.ts";
import { isLive } from "../../../shared/domain/change-state.ts";
import { recordById, recordsOf } from "../../../shared/records/read-records.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import { changeLetter, KIND_NAMES } from "../../../shared/report/charts/change-letter.ts";
import { effectStatus } from "../../app/effects/effect-status.ts";
import { panelRows } from "../../app/panel-rows.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useServices } from "../../app/services.ts";
import { useAnswer } from "../../app/use-answer.ts";
import { useExecute } from "../../app/use-execute.ts";
import type { RowPanel } from "../../app/use-row-panel.ts";
import { CellEditor } from "../../components/cell-editor.tsx";
import { type Column, DataTable, scrolling } from "../../components/data-table.tsx";
import { type MenuPlace, RowMenu } from "../../components/row-menu.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { VerdictCell } from "../../components/verdict-cell.tsx";
import { ROW_HEIGHTS, usePreferences } from "../../stores/preferences-store.ts";

/** A cell that is being edited. */
interface Editing {
  readonly id: string;
  readonly field: "title" | "plannedOn";
}

/** Every change: its state, its day, and what it did, one heatmap cell per effect. */
export function ChangeTable({
  open,
  rows,
  panel,
}: {
  readonly open: OpenPilot;
  readonly rows: readonly ChangeRow[];
  readonly panel: RowPanel;
}): ReactElement {
  const { pilot, asOfMs } = open;
  const { figures } = useServices();
  const execute = useExecute();
  const density = usePreferences((state) => state.density);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [menu, setMenu] = useState<{ readonly row: ChangeRow; readonly place: MenuPlace } | null>(null);
  const answer = useAnswer([pilot], () => figures.ask("changeImpacts", pilot, asOfMs, null));
  const impacts = new Map(
    answer.kind === "ready" ? answer.value.map((impact) => [impact.change.change, impact]) : [],
  );
  // With the panel beside it the list has room for everything only on a wide screen.
  const isWide = useMediaQuery("(min-width: 1800px)");
  const hasRoom = useMediaQuery("(min-width: 1440px)") && (panel.id === null || isWide);
  const isNarrow = panel.id !== null && !isWide;
  const edit = (id: string, title: string, fields: Readonly<Record<string, string | null>>): void =>
    void execute(pilot.pilotId, `Change edited: ${title}`, [
      { command: "change.edit", input: { id, ...fields } },
    ]);
  const act = (row: ChangeRow, letter: string): boolean => {
    if (letter === "e") setEditing({ id: row.id, field: "title" });
    else if (letter === "d" && !isLive({ status: row.state })) setEditing({ id: row.id, field: "plannedOn" });
    else if (letter === "o") panel.open(row.id, "owner");
    else if (letter === "s") panel.open(row.id, "state");
    else return false;
    return true;
  };
  return (
    <>
      <DataTable
        label="Changes"
        rows={rows}
        {...panelRows(panel)}
        onMenu={(row, place) => setMenu({ row, place })}
        onLetter={act}
        rowHeight={ROW_HEIGHTS[density]}
        {...scrolling(rows.length)}
        minWidth={isNarrow ? 480 : 980}
        columns={[
          {
            key: "state",
            head: "State",
            width: 108,
            render: ({ state }) => <StatusLabel status={{ word: state }} />,
          },
          {
            key: "title",
            head: "Change",
            render: (row) =>
              editing?.id === row.id && editing.field === "title" ? (
                <CellEditor
                  label={`Title of ${row.title}`}
                  value={row.title}
                  onCommit={(title) => edit(row.id, title, { title: title === "" ? null : title })}
                  onLeave={() => setEditing(null)}
                />
              ) : (
                <span title={row.title} onDoubleClick={() => setEditing({ id: row.id, field: "title" })}>
                  {row.title}
                </span>
              ),
          },
          { key: "kind", head: "Kind", width: isNarrow ? 48 : 108, render: (row) => kindCell(row, isNarrow) },
          {
            key: "when",
            head: "Live on",
            width: 116,
            render: (row) =>
              editing?.id === row.id && editing.field === "plannedOn" ? (
                <CellEditor
                  type="date"
                  label={`Planned day of ${row.title}`}
                  value={row.plannedOn === null ? "" : formatCalendarDate(row.plannedOn)}
                  onCommit={(text) =>
                    edit(row.id, row.title, { plannedOn: parseCalendarDate(text) === null ? null : text })
                  }
                  onLeave={() => setEditing(null)}
                />
              ) : (
                whenText(open, row)
              ),
          },
          ...(isNarrow ? [] : wideColumns(open, impacts, answer.kind === "ready", hasRoom)),
        ]}
      />
      {isNarrow ? null : (
        <p className="caption">
          Effects in the 14 days from the change on, against the 14 before: cycle time in minutes, the others
          in points, expansion of the company by whole months. A colour says that it is proven; a dash, not
          enough data.
        </p>
      )}
      {menu === null ? null : (
        <RowMenu
          label={`Actions for ${menu.row.title}`}
          place={menu.place}
          onClose={() => setMenu(null)}
          actions={[
            { label: "Open", keys: "↵", run: () => panel.open(menu.row.id) },
            { label: "Edit title", keys: "E", run: () => act(menu.row, "e") },
            { label: "Owner", keys: "O", run: () => act(menu.row, "o") },
            {
              label: "Planned day",
              keys: "D",
              isDisabled: isLive({ status: menu.row.state }),
              run: () => act(menu.row, "d"),
            },
            { label: "Move its state", keys: "S", run: () => act(menu.row, "s") },
            {
              label: "Remove",
              run: () =>
                void execute(pilot.pilotId, `Change removed: ${menu.row.title}`, [
                  { command: "change.remove", input: { id: menu.row.id } },
                ]),
            },
          ]}
        />
      )}
    </>
  );
}

function kindCell({ kinds }: ChangeRow, isNarrow: boolean): ReactElement {
  const names = kinds.map((kind) => KIND_NAMES[kind].toLowerCase()).join(", ") || "other";
  return (
    <span className="row kind" title={names}>
      <span className="kindmark" aria-hidden="true">
        {changeLetter(kinds)}
      </span>
      <span className={isNarrow ? "hidden" : "clip"}>{names}</span>
    </span>
  );
}

function whenText({ format }: OpenPilot, { liveOn, plannedOn, state }: ChangeRow): ReactElement | string {
  if (liveOn !== null) return format.dates.date(liveOn);
  if (isLive({ status: state })) return <span className="faint">no date</span>;
  return plannedOn === null ? (
    <span className="faint">no date</span>
  ) : (
    <span className="muted">planned {format.dates.shortDate(plannedOn)}</span>
  );
}

/** The columns that make room for the panel: the owner where somebody owns changes, and the five effects. */
function wideColumns(
  open: OpenPilot,
  impacts: ReadonlyMap<string, ChangeImpact>,
  isReady: boolean,
  hasRoom: boolean,
): readonly Column<ChangeRow>[] {
  const { pilot } = open;
  const hasOwners = hasRoom && recordsOf(pilot, "change").some(({ owner }) => owner !== undefined);
  const owner: Column<ChangeRow> = {
    key: "owner",
    head: "Owner",
    width: 104,
    render: (row) =>
      row.owner === null ? (
        <span className="faint">no owner</span>
      ) : (
        (recordById(pilot, "person", row.owner)?.name ?? "somebody who left")
      ),
  };
  return [
    ...(hasOwners ? [owner] : []),
    ...EFFECT_METRICS.map(
      (metric): Column<ChangeRow> => ({
        key: metric,
        head: <abbr title={effectName(metric)}>{HEADS[metric]}</abbr>,
        width: 84,
        align: "centre",
        render: (row) => {
          const effect = impacts.get(row.id)?.effects.find((one) => one.metric === metric);
          return isReady && isLive({ status: row.state }) && effect !== undefined ? (
            <EffectCell open={open} effect={effect} />
          ) : null;
        },
      }),
    ),
  ];
}

const HEADS: Readonly<Record<(typeof EFFECT_METRICS)[number], string>> = {
  "avd.cycleP50": "Cycle",
  "trust.acceptance": "Accept.",
  "trust.escalation": "Escal.",
  "revenue.expansionPropensity": "Expans.",
  "cost.margin": "Margin",
};

function EffectCell({
  open,
  effect,
}: {
  readonly open: OpenPilot;
  readonly effect: ChangeEffect;
}): ReactElement {
  const { format } = open;
  const { metric, verdict, dueOn, difference } = effect;
  const text =
    dueOn !== null
      ? `due ${format.dates.shortDate(dueOn)}`
      : verdict === "not enough data"
        ? "–"
        : format.difference(difference, unitOf(metric)).number;
  return (
    <VerdictCell
      text={text}
      n={null}
      status={effectStatus(effect)}
      progress={null}
      label={effectName(metric)}
    />
  );
}
