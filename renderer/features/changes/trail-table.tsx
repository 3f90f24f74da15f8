import { useMediaQuery } from "@mantine/hooks";
import { type ReactElement, useState } from "react";
import { changeTitle } from "../../../shared/domain/change-state.ts";
import type { Trail } from "../../../shared/domain/learning-trails.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { Status } from "../../../shared/report/charts/status.ts";
import { panelRows } from "../../app/panel-rows.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import type { RowPanel } from "../../app/use-row-panel.ts";
import { CellEditor } from "../../components/cell-editor.tsx";
import { type Column, DataTable, scrolling } from "../../components/data-table.tsx";
import { type MenuPlace, RowMenu } from "../../components/row-menu.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { ROW_HEIGHTS, usePreferences } from "../../stores/preferences-store.ts";
import { StageStrip } from "./stage-strip.tsx";

/** One row per followed record: where it stands, how old it is, where the time went. */
export function TrailTable({
  open,
  rows,
  panel,
}: {
  readonly open: OpenPilot;
  readonly rows: readonly Trail[];
  readonly panel: RowPanel;
}): ReactElement {
  const execute = useExecute();
  const { pilot, format } = open;
  const density = usePreferences((state) => state.density);
  const [editing, setEditing] = useState<string | null>(null);
  const [menu, setMenu] = useState<{ readonly trail: Trail; readonly place: MenuPlace } | null>(null);
  const isWide = useMediaQuery("(min-width: 1800px)");
  const isNarrow = panel.id !== null && !isWide;
  const scaleDays = rows.reduce(
    (most, { ageDays, loop }) => Math.max(most, loop === null ? 0 : (ageDays ?? 0)),
    1,
  );
  const rename = (trail: Trail, title: string): void =>
    void execute(pilot.pilotId, `Renamed: ${title}`, [
      {
        command: trail.loop === null ? "incident.edit" : "loop.edit",
        input: { id: trail.id, title: title === "" ? null : title },
      },
    ]);
  const act = (trail: Trail, letter: string): boolean => {
    if (letter === "e") setEditing(trail.id);
    else if (letter === "o") panel.open(trail.id, "owner");
    else if (letter === "s") panel.open(trail.id, "state");
    else return false;
    return true;
  };
  return (
    <>
      <DataTable
        label="Incidents and loops"
        rows={rows}
        {...panelRows(panel)}
        onMenu={(trail, place) => setMenu({ trail, place })}
        onLetter={act}
        rowHeight={ROW_HEIGHTS[density]}
        {...scrolling(rows.length)}
        minWidth={isNarrow ? 480 : 980}
        columns={[
          {
            key: "state",
            head: "State",
            width: 116,
            render: (trail) => <StatusLabel status={{ word: trail.isBurning ? "running" : trail.state }} />,
          },
          {
            key: "title",
            head: "Signal",
            render: (trail) =>
              editing === trail.id ? (
                <CellEditor
                  label={`Title of ${trail.title}`}
                  value={trail.title}
                  onCommit={(title) => rename(trail, title)}
                  onLeave={() => setEditing(null)}
                />
              ) : (
                <span title={trail.title} onDoubleClick={() => setEditing(trail.id)}>
                  {trail.title}
                </span>
              ),
          },
          {
            key: "age",
            head: "Days",
            width: 64,
            align: "right",
            render: ({ ageDays }) => (ageDays === null ? "–" : format.numbers.fixed(ageDays, 1)),
          },
          {
            key: "stages",
            head: isNarrow ? "Stages" : "Where the time went",
            width: isNarrow ? 136 : 168,
            render: (trail) => <StageStrip trail={trail} scaleDays={scaleDays} />,
          },
          ...(isNarrow ? [] : linkColumns()),
        ]}
      />
      {menu === null ? null : (
        <RowMenu
          label={`Actions for ${menu.trail.title}`}
          place={menu.place}
          onClose={() => setMenu(null)}
          actions={[
            { label: "Open", keys: "↵", run: () => panel.open(menu.trail.id) },
            { label: "Edit title", keys: "E", run: () => act(menu.trail, "e") },
            { label: "Owner", keys: "O", run: () => act(menu.trail, "o") },
            { label: "Move its state", keys: "S", run: () => act(menu.trail, "s") },
            {
              label: "Remove",
              run: () =>
                void execute(pilot.pilotId, `Removed: ${menu.trail.title}`, [
                  {
                    command: menu.trail.loop === null ? "incident.remove" : "loop.remove",
                    input: { id: menu.trail.id },
                  },
                ]),
            },
          ]}
        />
      )}
    </>
  );
}

function linkColumns(): readonly Column<Trail>[] {
  return [
    {
      key: "incident",
      head: "Incident",
      width: 72,
      render: ({ incidents }) => (
        <span title={incidents.map(({ key, title }) => title ?? key).join("; ")}>
          {incidents.length === 0 ? (
            <span className="faint">none</span>
          ) : (
            incidents.map(({ key }) => key).join(", ")
          )}
        </span>
      ),
    },
    {
      key: "change",
      head: "Change",
      width: 160,
      render: ({ change, loop }) =>
        change === null ? (
          <span className="faint">{loop?.deployedAt === undefined ? "none" : "not named"}</span>
        ) : (
          <span title={changeTitle(change)}>{changeTitle(change)}</span>
        ),
    },
    {
      key: "verdict",
      head: "Verdict",
      width: 176,
      render: ({ loop }) =>
        loop?.verdict === undefined ? null : <StatusLabel status={verdictStatus(loop.verdict)} />,
    },
  ];
}

/** What a validation found, in the words of verdicts. */
function verdictStatus(verdict: NonNullable<RecordOf<"loop">["verdict"]>): Status {
  switch (verdict) {
    case "improved":
      return { word: "improved", direction: "up" };
    case "regressed":
      return { word: "worse", direction: "down" };
    case "neutral":
      return { word: "no detectable change" };
  }
}
