import { causalityOf } from "../journal/journal-chain.ts";
import type { JournalEntry } from "../journal/journal-entry.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { replayEntries } from "../journal/replay.ts";
import { rowsOf } from "../pilot-data/pilot-rows.ts";
import { pilotRecord } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { createPilotFigures } from "./create-pilot-figures.ts";
import { decisionHistory } from "./decision-history.ts";
import type { PilotFigures } from "./pilot-figures.ts";
import { pilotObligations } from "./pilot-obligations.ts";
import type { RightsContext } from "./rights.ts";

/** The pilot as the entry that took a decision, or put a change live, had seen it. */
export interface SeenPilot {
  readonly pilot: PilotState;
  /** What rights are computed from at that time; figures are only computed when it is called. */
  readonly rights: () => RightsContext;
}

/** What a decision is judged by that was taken, or a change that went live, at `atMs`. */
export type DecisionAudit = (
  act: Pick<RecordOf<"decision"> | RecordOf<"change">, "id">,
  atMs: number,
) => SeenPilot;

/** Records whose changes can change a figure. */
const FIGURE_TYPES: ReadonlySet<string> = new Set([
  "pilot",
  "workflow",
  "segment",
  "batch",
  "customer",
  "loop",
  "incident",
]);

/**
 * Judges decisions by the pilot as the entry that took them had seen it, itself included (metrics.md, "Thresholds"):
 * what was imported, granted or answered without its knowledge does not count, whatever the clock said. `now` is used
 * where nothing that figures depend on came later.
 */
export function decisionAudit(state: PilotState, now: PilotFigures): DecisionAudit {
  const earlier = new Map<string, PilotFigures>();
  let causality: ReturnType<typeof causalityOf> | null = null;

  const figuresOf = (seen: PilotState, unseen: readonly JournalEntry[]): PilotFigures => {
    const later = unseen.filter((entry) => entry.changes.some(({ record }) => isFigureRecord(state, record)));
    if (later.length === 0) return now;
    const key = later.map(({ hash }) => hash).join(" ");
    const known = earlier.get(key);
    if (known !== undefined) return known;
    const prepared = rowsOf(state).preparedOf(seen);
    if (prepared === null) return now;
    const figures = createPilotFigures(prepared, pilotRecord(seen).baselineWeeks);
    earlier.set(key, figures);
    return figures;
  };

  return (act, atMs) => {
    const entry = decisionHistory(state.entries, act.id).taken ?? entryThatWentLive(state, act.id);
    causality ??= causalityOf(state.entries);
    const { hasSeen } = causality;
    const seenEntries =
      entry === null ? state.entries : state.entries.filter((other) => hasSeen(entry, other));
    const records = seenEntries.length === state.entries.length ? null : replayed(state, seenEntries);
    const seen = records === null ? state : { ...state, records, entries: seenEntries };
    return {
      pilot: seen,
      rights: () => {
        const known = new Set(seenEntries);
        const unseen = state.entries.filter((other) => !known.has(other));
        const figures = figuresOf(seen, unseen);
        const obligations = pilotObligations(seen, figures, atMs);
        return { pilot: seen, figures, asOfMs: atMs, obligations };
      },
    };
  };
}

/** The records that entries make; null: a journal that cannot be replayed is named by the verification. */
function replayed(state: PilotState, entries: readonly JournalEntry[]): PilotState["records"] | null {
  const records = replayEntries(entries, state.confidential);
  return records.ok ? records.value : null;
}

/** The last entry that recorded a change as live. */
function entryThatWentLive(state: PilotState, change: string): JournalEntry | null {
  return (
    state.entries.findLast(({ changes }) =>
      changes.some(
        ({ record, field, after }) => record === change && field === "status" && after === "deployed",
      ),
    ) ?? null
  );
}

function isFigureRecord(state: PilotState, id: string): boolean {
  return FIGURE_TYPES.has(state.records.get(id)?.type ?? "");
}
