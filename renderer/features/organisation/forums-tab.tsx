import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { baselineInForce } from "../../../shared/domain/baselines.ts";
import { type ForumRow, forumRegister } from "../../../shared/domain/forum-register.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { usePlaceKeys } from "../../app/place-keys.ts";
import { useExecute } from "../../app/use-execute.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { ROW_HEIGHTS, usePreferences } from "../../stores/preferences-store.ts";
import { AddForum } from "./add-forum.tsx";
import { Fact } from "./fact.tsx";
import { FORUM_STATUS, forumRest } from "./forum-words.ts";
import type { ListProps } from "./list-props.ts";

/** Forums and approval gates: what they take, what becomes of them, and what was freed against the baseline. */
export function ForumsTab({ open, selected, onSelect }: ListProps): ReactElement {
  const execute = useExecute();
  const { pilot, overview } = open;
  const density = usePreferences((state) => state.density);
  const [isAdding, setIsAdding] = useState(false);
  usePlaceKeys({ n: () => setIsAdding(true) });
  const register = forumRegister(pilot, baselineInForce(pilot), overview.moment.date);
  const { rows, unregistered } = register;
  const take = (): void =>
    void execute(pilot.pilotId, "Meetings as found taken into the register", [
      { command: "forum.fromCadence", input: {} },
    ]);
  const takeWords = `Take ${unregistered.length} ${unregistered.length === 1 ? "meeting" : "meetings"} as found`;
  return (
    <div className="stack">
      {rows.length === 0 ? null : <Sums open={open} register={register} />}
      <div className="toolbar">
        <h2 className="title3">
          {rows.length} {rows.length === 1 ? "forum or gate" : "forums and gates"}
        </h2>
        <span className="caption grow">
          {register.uncounted === 0 ? "" : `${register.uncounted} not counted: hours or people are missing`}
        </span>
        {unregistered.length === 0 || rows.length === 0 ? null : <Button onClick={take}>{takeWords}</Button>}
        <Button variant="filled" onClick={() => setIsAdding(true)}>
          Add a forum or gate…
        </Button>
      </div>
      {rows.length === 0 ? (
        <EmptyState
          what="Here will be the forums and approval gates, each with its hours and what becomes of it."
          why="Whatever the one weekly review makes redundant is merged or retired, and the hours freed are counted against the baseline."
        >
          {unregistered.length === 0 ? null : <Button onClick={take}>{takeWords}</Button>}
        </EmptyState>
      ) : (
        <DataTable
          label="Forums and approval gates"
          rows={rows}
          rowKey={({ id }) => id}
          selected={selected}
          onOpen={({ id }) => onSelect(id)}
          onWalk={({ id }) => (selected === null ? undefined : onSelect(id))}
          rowHeight={ROW_HEIGHTS[density]}
          minWidth={selected === null ? 920 : 480}
          columns={columnsOf(open, selected !== null)}
        />
      )}
      {isAdding ? <AddForum open={open} onClose={() => setIsAdding(false)} onAdded={onSelect} /> : null}
    </div>
  );
}

function Sums({
  open: { format, overview },
  register,
}: {
  readonly open: OpenPilot;
  readonly register: ReturnType<typeof forumRegister>;
}): ReactElement {
  const { numbers } = format;
  const { rows } = register;
  const back = rows.filter(({ word }) => word === "came back").length;
  const gone = rows.filter(({ word }) => word === "retired" || word === "merged").length;
  const own = rows.filter(({ beforeFrom }) => beforeFrom === "own entry").length;
  const against =
    own === 0
      ? overview.baseline === null
        ? "as the meetings were found"
        : "as sealed in the baseline"
      : `${own} of ${rows.length} by their own entry`;
  const share = register.before === 0 ? null : (register.freed / register.before) * 100;
  return (
    <section aria-label="Person-hours a month" className="stack tight">
      <div className="facts4">
        <Fact label="Before" below={against}>
          {numbers.upTo(register.before, 0)} <span className="unit">h</span>
        </Fact>
        <Fact label="Now" below={`${gone} of ${rows.length} retired or merged`}>
          {numbers.upTo(register.now, 0)} <span className="unit">h</span>
        </Fact>
        <Fact label="Freed" below={share === null ? "" : `${numbers.upTo(share, 0)} % of before`}>
          {numbers.upTo(register.freed, 0)} <span className="unit">h</span>
        </Fact>
        <Fact
          label="Decided, not done"
          below={
            back === 0 ? "none came back" : <StatusLabel status={{ word: "came back" }} rest={String(back)} />
          }
        >
          {numbers.upTo(register.planned, 0)} <span className="unit">h</span>
        </Fact>
      </div>
      <p className="caption">Person-hours a month.</p>
    </section>
  );
}

function columnsOf({ format }: OpenPilot, isNarrow: boolean): readonly Column<ForumRow>[] {
  const dash = <span className="faint">–</span>;
  const hours = (value: number | null) => (value === null ? dash : format.numbers.upTo(value, 1));
  return [
    { key: "name", head: "Forum or gate", render: ({ name }) => name },
    {
      key: "state",
      head: "State",
      width: isNarrow ? 232 : 264,
      render: (row) => (
        <StatusLabel status={{ word: FORUM_STATUS[row.word] }} rest={forumRest(row, format)} />
      ),
    },
    ...(isNarrow ? [] : [{ key: "kind", head: "Kind", width: 112, render: ({ kind }: ForumRow) => kind }]),
    ...(isNarrow
      ? []
      : [
          {
            key: "before",
            head: "Before, h",
            width: 80,
            align: "right" as const,
            render: ({ before }: ForumRow) => hours(before),
          },
          {
            key: "now",
            head: "Now, h",
            width: 72,
            align: "right" as const,
            render: ({ now }: ForumRow) => hours(now),
          },
        ]),
    {
      key: "freed",
      head: "Freed, h",
      width: 80,
      align: "right",
      render: ({ freed }) => hours(freed),
    },
    ...(isNarrow
      ? []
      : [
          {
            key: "changed",
            head: "Outcomes changed",
            width: 136,
            align: "right" as const,
            render: ({ changedOutcome }: ForumRow) => changedOutcome ?? dash,
          },
        ]),
  ];
}
