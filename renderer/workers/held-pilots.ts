import { createPilotFigures } from "../../shared/domain/create-pilot-figures.ts";
import type { PilotFigures } from "../../shared/domain/pilot-figures.ts";
import { failure, type Result, success } from "../../shared/errors/problem.ts";
import { appendEntry } from "../../shared/journal/append-entry.ts";
import type { PilotState } from "../../shared/journal/pilot-state.ts";
import type { Dataset } from "../../shared/metrics/dataset.ts";
import type { MetricSettings } from "../../shared/metrics/metric-settings.ts";
import {
  type PreparedDataset,
  prepareDataset,
  replaceRecords,
} from "../../shared/metrics/prepared-dataset.ts";
import { createDatasetReader } from "../../shared/pilot-data/dataset-reader.ts";
import { pilotRecord } from "../../shared/records/read-records.ts";
import type { BatchPart, PilotGain } from "./pilot-teller.ts";

/** A pilot laid out for figures. */
export interface LaidOutPilot {
  readonly state: PilotState;
  readonly dataset: Dataset;
  readonly prepared: PreparedDataset;
  /** Answers of this state, each computed once. */
  readonly figures: PilotFigures;
}

/** The pilots that a worker knows, with their columns laid out for figures. */
export interface HeldPilots {
  hold(state: PilotState): void;
  /** Adds entries at the end of a pilot's journal. REF_DANGLING: it is not held. */
  extend(gain: PilotGain): Result<null>;
  /** Takes a part of a batch that `hold` or `extend` of its pilot will bring. */
  takePart(part: BatchPart): void;
  release(pilotId: string): void;
  /** The pilot as it was told. REF_DANGLING: it is not held. */
  stateOf(pilotId: string): Result<PilotState>;
  /** The pilot laid out; made anew only where its data or its settings changed. */
  laidOut(pilotId: string): Result<LaidOutPilot>;
}

/** Holds nothing at first. */
export function createHeldPilots(): HeldPilots {
  const reader = createDatasetReader();
  const states = new Map<string, PilotState>();
  const layouts = new Map<string, LaidOutPilot>();
  const parts = new Map<string, Map<string, Uint8Array>>();
  const withParts = (pilotId: string, given: PilotState["batches"]): PilotState["batches"] => {
    const own = parts.get(pilotId);
    parts.delete(pilotId);
    return own === undefined ? given : new Map([...given, ...own]);
  };
  return {
    hold(state) {
      const batches = withParts(state.pilotId, state.batches);
      states.set(state.pilotId, batches === state.batches ? state : { ...state, batches });
    },
    takePart({ pilotId, digest, offset, totalBytes, bytes }) {
      const own = parts.get(pilotId) ?? new Map<string, Uint8Array>();
      parts.set(pilotId, own);
      const whole = own.get(digest) ?? new Uint8Array(totalBytes);
      own.set(digest, whole);
      whole.set(bytes, offset);
    },
    extend({ pilotId, entries, confidential, batches: given }) {
      const batches = withParts(pilotId, given);
      let state = states.get(pilotId);
      if (state === undefined) return notHeld(pilotId);
      for (const [index, entry] of entries.entries()) {
        const next = appendEntry(state, entry, index === 0 ? { confidential, batches } : {});
        if (!next.ok) return next;
        state = next.value;
      }
      states.set(pilotId, state);
      return success(null);
    },
    release(pilotId) {
      states.delete(pilotId);
      layouts.delete(pilotId);
      parts.delete(pilotId);
    },
    stateOf(pilotId) {
      const state = states.get(pilotId);
      return state === undefined ? notHeld(pilotId) : success(state);
    },
    laidOut(pilotId) {
      const state = states.get(pilotId);
      if (state === undefined) return notHeld(pilotId);
      const last = layouts.get(pilotId);
      if (last?.state === state) return success(last);
      const dataset = reader.datasetOf(state);
      if (!dataset.ok) return dataset;
      const prepared = preparedAfter(last ?? null, dataset.value);
      const figures = createPilotFigures(prepared, pilotRecord(state).baselineWeeks);
      const layout = { state, dataset: dataset.value, prepared, figures };
      layouts.set(pilotId, layout);
      return success(layout);
    },
  };
}

/** The large inputs are laid out again only where their rows or the settings changed. */
function preparedAfter(last: LaidOutPilot | null, dataset: Dataset): PreparedDataset {
  if (last === null || !haveSameDailyRows(last.dataset, dataset)) return prepareDataset(dataset);
  if (!isSameSettings(last.dataset.settings, dataset.settings)) return prepareDataset(dataset);
  return replaceRecords(last.prepared, dataset);
}

function haveSameDailyRows(one: Dataset, other: Dataset): boolean {
  return (["work", "interactions", "corrections"] as const).every(
    (input) => one.tables[input] === other.tables[input],
  );
}

function isSameSettings(one: MetricSettings, other: MetricSettings): boolean {
  return settingsText(one) === settingsText(other);
}

function settingsText(settings: MetricSettings): string {
  return JSON.stringify({ ...settings, workflows: [...settings.workflows] });
}

function notHeld(pilotId: string) {
  return failure("REF_DANGLING", `the worker does not hold the pilot ${pilotId.slice(0, 60)}`);
}
