import { causalityOf } from "../journal/journal-chain.ts";
import type { JournalEntry } from "../journal/journal-entry.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { replayEntries } from "../journal/replay.ts";
import { prepareDataset } from "../metrics/prepared-dataset.ts";
import { createDatasetReader } from "../pilot-data/dataset-reader.ts";
import { pilotRecord } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { createPilotFigures } from "./create-pilot-figures.ts";
import type { PilotFigures } from "./pilot-figures.ts";
import { pilotObligations } from "./pilot-obligations.ts";
import type { RightsContext } from "./rights.ts";

/** What rights are computed from when a decision is judged that was taken, or a change that went live, at `atMs`. */
export type DecisionAudit = (
  act: Pick<RecordOf<"decision"> | RecordOf<"change">, "id">,
  atMs: number,
) => RightsContext;

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
  const reader = createDatasetReader();
  const earlier = new Map<string, PilotFigures>();
  let causality: ReturnType<typeof causalityOf> | null = null;

  const figuresOf = (seen: PilotState, unseen: readonly JournalEntry[]): PilotFigures => {
    const later = unseen.filter((entry) => entry.changes.some(({ record }) => isFigureRecord(state, record)));
    if (later.length === 0) return now;
    const key = later.map(({ hash }) => hash).join(" ");
    const known = earlier.get(key);
    if (known !== undefined) return known;
    const dataset = reader.datasetOf(seen);
    if (!dataset.ok) return now;
    const prepared = prepareDataset(dataset.value);
    const figures = createPilotFigures(prepared, pilotRecord(seen).baselineWeeks);
    earlier.set(key, figures);
    return figures;
  };

  return (act, atMs) => {
    const entry = entryThatTook(state, act.id);
    causality ??= causalityOf(state.entries);
    const { hasSeen } = causality;
    const seenEntries =
      entry === null ? state.entries : state.entries.filter((other) => hasSeen(entry, other));
    const records = replayEntries(seenEntries, state.confidential);
    // A journal that cannot be replayed is named by the verification; here the records as they stand have to do.
    const seen = records.ok ? { ...state, records: records.value, entries: seenEntries } : state;
    const known = new Set(seenEntries);
    const figures = figuresOf(
      seen,
      state.entries.filter((other) => !known.has(other)),
    );
    return {
      pilot: seen,
      figures,
      asOfMs: atMs,
      obligations: pilotObligations(seen, figures, atMs),
    };
  };
}

const TAKEN: ReadonlySet<unknown> = new Set(["approved", "executed", "deployed"]);

/** The last entry that approved a decision or recorded it as carried out, or that recorded a change as live. */
function entryThatTook(state: PilotState, act: string): JournalEntry | null {
  return (
    state.entries.findLast(({ changes }) =>
      changes.some(({ record, field, after }) => record === act && field === "status" && TAKEN.has(after)),
    ) ?? null
  );
}

function isFigureRecord(state: PilotState, id: string): boolean {
  return FIGURE_TYPES.has(state.records.get(id)?.type ?? "");
}
