import { useState } from "react";
import type { CommandRequest } from "../../../shared/commands/execute-command.ts";
import {
  LENSES,
  type LensDraft,
  type LensDrafts,
  lensDrafts,
  storedLenses,
} from "../../../shared/domain/lenses.ts";
import { sameJson } from "../../../shared/json/canonical-json.ts";
import type { JsonObject } from "../../../shared/json/json.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { shownDecimalMark } from "../../app/shown-locale.ts";
import { useExecute } from "../../app/use-execute.ts";

type Stored = RecordOf<"decision">["lenses"];

/** The three lenses while they are written: what is typed, and how it gets onto the record. */
export interface LensEditor {
  readonly drafts: LensDrafts;
  readonly onChange: (drafts: LensDrafts) => void;
  /** The request that saves what is whole and not saved yet; null: there is nothing. */
  readonly pending: () => CommandRequest | null;
  /** Saves it. */
  readonly save: () => Promise<void>;
}

/**
 * Keeps what is typed until it is saved. What changes on the record in the meantime (an undo, an assessor, another
 * option) is taken over in the lenses that nobody is writing in.
 */
export function useLensDrafts({ pilot }: OpenPilot, decision: RecordOf<"decision">): LensEditor {
  const execute = useExecute();
  const [base, setBase] = useState<Stored>(decision.lenses);
  const [drafts, setDrafts] = useState<LensDrafts>(() => lensDrafts(decision.lenses, shownDecimalMark()));
  let shown = drafts;
  if (!isSame(base, decision.lenses)) {
    shown = rebased(drafts, base, decision.lenses);
    setBase(decision.lenses);
    setDrafts(shown);
  }
  const pending = (): CommandRequest | null => {
    const lenses = withAssessors(storedLenses(shown, shownDecimalMark()), decision.lenses);
    if (isSame(lenses, decision.lenses ?? {})) return null;
    return { command: "decision.edit", input: { id: decision.id, lenses } };
  };
  return {
    drafts: shown,
    onChange: setDrafts,
    pending,
    save: async () => {
      const request = pending();
      if (request !== null) await execute(pilot.pilotId, `Lenses written: ${decision.title}`, [request]);
    },
  };
}

function isSame(one: Stored, other: Stored): boolean {
  return sameJson(one ?? null, other ?? null);
}

/** Drafts on another record: where nothing was typed over what stood there, the new record shows. */
export function rebased(drafts: LensDrafts, before: Stored, after: Stored): LensDrafts {
  const old = lensDrafts(before, shownDecimalMark());
  const now = lensDrafts(after, shownDecimalMark());
  const pick = (name: (typeof LENSES)[number]): LensDraft =>
    sameJson(drafts[name] as unknown as JsonObject, old[name] as unknown as JsonObject)
      ? now[name]
      : drafts[name];
  return { outcome: pick("outcome"), reliability: pick("reliability"), revenue: pick("revenue") };
}

/** Who assessed a lens is chosen beside it and not typed in it. */
function withAssessors(lenses: NonNullable<Stored>, stored: Stored): NonNullable<Stored> {
  return Object.fromEntries(
    LENSES.flatMap((name) => {
      const lens = lenses[name];
      if (lens === undefined) return [];
      const assessor = stored?.[name]?.assessor;
      return [[name, assessor === undefined ? lens : { ...lens, assessor }]];
    }),
  );
}
