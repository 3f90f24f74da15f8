import { useCallback } from "react";
import { isConsequence, netConsequences } from "../../shared/commands/consequence-notes.ts";
import type { CommandRequest } from "../../shared/commands/execute-command.ts";
import { ERROR_CODES } from "../../shared/errors/error-codes.ts";
import type { Problem } from "../../shared/errors/problem.ts";
import type { JournalEntry } from "../../shared/journal/journal-entry.ts";
import { useMessages } from "../stores/message-store.ts";
import { usePreferences } from "../stores/preferences-store.ts";
import { stepsOf, useUndo } from "../stores/undo-store.ts";
import { remedyOf } from "./files/arrival-words.ts";
import { useServices } from "./services.ts";

/** What a change did, for whoever asked for it. */
export interface Outcome {
  readonly entries: readonly JournalEntry[];
  readonly notes: readonly string[];
}

/**
 * Runs commands on a pilot; null: refused, and the status line says why. `label` names the change in the past tense.
 * Aborting `signal` before saving begins ends it with nothing changed.
 */
export type Execute = (
  pilotId: string,
  label: string,
  requests: readonly CommandRequest[],
  signal?: AbortSignal,
) => Promise<Outcome | null>;

/** Every change of a screen goes through this: command, journal, labelled undo, a word about it. */
export function useExecute(): Execute {
  const { workspace } = useServices();
  const profile = usePreferences((state) => state.profile);
  const undo = useUndoCommand();
  return useCallback(
    async (pilotId, label, requests, signal) => {
      const done = await workspace.execute(
        pilotId,
        requests.map((request) => ({ actor: profile, ...request })),
        signal,
      );
      const { say } = useMessages.getState();
      if (!done.ok) {
        say(problemMessage(done.problem));
        return null;
      }
      const { entries, notes } = done.value;
      for (const entry of entries) useUndo.getState().did(pilotId, { seq: entry.seq, label });
      if (entries.length === 0) say({ kind: "done", text: notes[0] ?? "Nothing to change" });
      else {
        say({
          kind: "done",
          text: label,
          ...consequencesOf(notes),
          undo: () => void undo(pilotId, "undo"),
        });
      }
      return { entries, notes };
    },
    [workspace, profile, undo],
  );
}

/** Undo and redo of the own commands of this sitting. Undoing an undo is redo. */
export function useUndoCommand(): (pilotId: string, direction: "undo" | "redo") => Promise<void> {
  const { workspace } = useServices();
  const profile = usePreferences((state) => state.profile);
  return useCallback(
    async (pilotId, direction) => {
      const { say } = useMessages.getState();
      const step = stepsOf(useUndo.getState(), pilotId)[direction].at(-1);
      if (step === undefined) {
        say({ kind: "done", text: `Nothing to ${direction}` });
        return;
      }
      const done = await workspace.execute(pilotId, [
        { command: "undo", input: { seq: step.seq }, actor: profile },
      ]);
      if (!done.ok) {
        say(problemMessage(done.problem));
        return;
      }
      const seq = done.value.entries.at(-1)?.seq ?? step.seq;
      if (direction === "undo") useUndo.getState().undid(pilotId, seq);
      else useUndo.getState().redid(pilotId, seq);
      say({
        kind: "done",
        text: `${direction === "undo" ? "Undone" : "Done again"}: ${step.label}`,
        ...consequencesOf(done.value.notes),
      });
    },
    [workspace, profile],
  );
}

/** What a change fired, withdrew or restated, as the status line says it. */
function consequencesOf(notes: readonly string[]): { readonly notes?: readonly string[] } {
  const set = notes.filter(isConsequence);
  return set.length === 0 ? {} : { notes: netConsequences(set) };
}

/** What is wrong with something outside of the window. */
const OUTSIDE: readonly string[] = ["file", "container", "archive", "crypto", "store"];

/** A problem as the status line says it: what is wrong, and what a person can do about it. */
export function problemMessage(problem: Problem): {
  readonly kind: "problem";
  readonly text: string;
  readonly remedy?: string;
} {
  const text = `${problem.message.slice(0, 1).toUpperCase()}${problem.message.slice(1)} (${problem.code})`;
  // Of what somebody entered the message itself says what to correct; a disk or a file needs a word more.
  const isOutside = OUTSIDE.includes(ERROR_CODES[problem.code].class);
  const remedy = isOutside ? remedyOf(problem) : problem.remedy;
  return { kind: "problem", text, ...(remedy === undefined ? {} : { remedy }) };
}
