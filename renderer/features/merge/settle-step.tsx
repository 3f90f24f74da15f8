import { Button } from "@mantine/core";
import { type KeyboardEvent, type ReactElement, useState } from "react";
import { type Choice, canBeNoted, onlySide } from "../../../shared/merge/choices.ts";
import type { Collision, Side } from "../../../shared/merge/collision.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { KeyHint } from "../../components/key-hint.tsx";
import { usePreferences } from "../../stores/preferences-store.ts";
import { ConflictCard } from "./conflict-card.tsx";
import type { MergeSession } from "./merge-session.ts";
import { aboutWords, choiceWords, counted, whatWords } from "./merge-words.ts";
import { isBetweenCopies, SIDE_NAMES, sideNames } from "./side-names.ts";

interface StepProps {
  readonly open: OpenPilot;
  readonly session: MergeSession;
}

/** Every conflict with both values: a list to walk, and the one in hand beside it. */
export function SettleStep({ open, session }: StepProps): ReactElement {
  const { merge, choices, choose } = session;
  const { collisions, merged } = merge;
  const hasLetterKeys = usePreferences((state) => state.hasLetterKeys);
  const [currentId, setCurrentId] = useState<string | null>(
    () => collisions.find(({ id }) => !choices.has(id))?.id ?? collisions[0]?.id ?? null,
  );
  const current = collisions.find(({ id }) => id === currentId) ?? collisions[0];
  const left = collisions.filter(({ id }) => !choices.has(id));
  // Which copy is taken says nothing where both sides stand in one.
  const together = left.filter((one) => isBetweenCopies(merge, one));
  const settle = (collision: Collision, part: Partial<Choice>): void => {
    const known = choices.get(collision.id);
    const side = onlySide(collision) ?? part.side ?? known?.side;
    if (side === undefined) return;
    const note = (part.note ?? known?.note) === true && canBeNoted(collision);
    choose([collision.id], note ? { side, note } : { side });
  };
  const settleRest = (side: Side): void => {
    for (const one of ["A", "B"] as const) {
      const ids = together.flatMap((open) => ((onlySide(open) ?? side) === one ? [open.id] : []));
      if (ids.length > 0) choose(ids, { side: one });
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (current === undefined || event.ctrlKey || event.metaKey || event.altKey || !hasLetterKeys) return;
    if (event.target instanceof HTMLInputElement && event.target.type === "text") return;
    if (event.key === "1") settle(current, { side: "A" });
    else if (event.key === "2") settle(current, { side: "B" });
    else if (event.key === "n") settle(current, { note: choices.get(current.id)?.note !== true });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const columns: readonly Column<Collision>[] = [
    {
      key: "about",
      head: "Conflict",
      render: (row) => <span className="clip">{aboutWords(merged, row)}</span>,
    },
    {
      key: "what",
      head: "What",
      width: "30%",
      render: (row) => <span className="clip muted">{whatWords(row)}</span>,
    },
    {
      key: "holds",
      head: "Taken",
      width: 120,
      render: (row) => (
        <span className={choices.has(row.id) ? "" : "said"}>
          {choiceWords(choices.get(row.id), sideNames(merge, row))}
        </span>
      ),
    },
  ];
  const settled = `${collisions.length - left.length} of ${counted(collisions.length, "conflict")} settled`;
  return (
    <div className="settling" onKeyDown={onKeyDown} role="group" aria-label="Conflicts">
      <div className="row wrap">
        <h2 className="title2 grow" tabIndex={-1}>
          {settled}
        </h2>
        <p className="hidden" role="status">
          {settled}
        </p>
        {together.length < 2 ? null : (
          <>
            <span className="muted">All {together.length} open:</span>
            {(["A", "B"] as const).map((side) => (
              <Button key={side} onClick={() => settleRest(side)}>
                Take {SIDE_NAMES[side]}
              </Button>
            ))}
          </>
        )}
      </div>
      {hasLetterKeys ? (
        <p className="muted">
          <KeyHint keys="1" /> or <KeyHint keys="2" /> takes a side, <KeyHint keys="N" /> keeps the other one
          as a note, <KeyHint keys="ArrowDown" /> goes to the next conflict.
        </p>
      ) : null}
      <div className="settlepair" data-begins-here>
        <DataTable
          label="Conflicts"
          columns={columns}
          rows={collisions}
          rowKey={({ id }) => id}
          selected={current?.id ?? null}
          onOpen={({ id }) => setCurrentId(id)}
          onWalk={({ id }) => setCurrentId(id)}
          height="100%"
        />
        {current === undefined ? null : (
          <ConflictCard
            key={current.id}
            open={open}
            merged={merged}
            names={sideNames(merge, current)}
            collision={current}
            choice={choices.get(current.id)}
            onSettle={(part) => settle(current, part)}
          />
        )}
      </div>
    </div>
  );
}
