import { createPilotFigures } from "../../shared/domain/create-pilot-figures.ts";
import { failure, type Problem, type Result, success } from "../../shared/errors/problem.ts";
import { appendEntry } from "../../shared/journal/append-entry.ts";
import type { WholePilot } from "../../shared/journal/pilot-state.ts";
import type { Dataset } from "../../shared/metrics/dataset.ts";
import type { MetricSettings } from "../../shared/metrics/metric-settings.ts";
import {
  type PreparedDataset,
  prepareDataset,
  replaceRecords,
} from "../../shared/metrics/prepared-dataset.ts";
import { createDatasetReader } from "../../shared/pilot-data/dataset-reader.ts";
import { pilotRecord } from "../../shared/records/read-records.ts";
import type { PilotReader } from "../data/pilot-reader.ts";
import type { StoredPilot } from "../data/stored-pilot.ts";
import type { LaidOutPilot } from "../figures/laid-out-pilot.ts";
import type { PilotGain } from "./pilot-teller.ts";

/** A pilot laid out, with all its rows. */
export interface LaidOutWhole extends LaidOutPilot {
  readonly state: WholePilot;
}

/** The pilots that a worker knows with all their rows, laid out for figures where these are asked for. */
export interface HeldPilots {
  /**
   * Knows a pilot from now on. One that is stored is read first; of one that is known only what came since is. Where it
   * cannot be read, whoever asks for it is told why.
   */
  hold(pilot: WholePilot | StoredPilot): Promise<Result<null>>;
  /** Adds entries at the end of a pilot's journal. REF_DANGLING: it is not held. */
  extend(gain: PilotGain): Result<null>;
  release(pilotId: string): void;
  /** The pilot as it was told. REF_DANGLING: it is not held. */
  stateOf(pilotId: string): Result<WholePilot>;
  /** The pilot laid out; made anew only where its data or its settings changed. */
  laidOut(pilotId: string): Result<LaidOutWhole>;
}

/** Told of the bytes of a batch when they were read. */
type OnBatch = (digest: string, bytes: Uint8Array) => void;

/** Holds nothing at first. Without a reader it knows of no pilot but those that are told with their rows. */
export function createHeldPilots(
  storedPilots: PilotReader | null = null,
  onBatch: OnBatch = () => undefined,
): HeldPilots {
  const reader = createDatasetReader();
  const states = new Map<string, WholePilot>();
  const layouts = new Map<string, LaidOutWhole>();
  const unreadable = new Map<string, Problem>();
  const stateOf = (pilotId: string): Result<WholePilot> => {
    const state = states.get(pilotId);
    if (state !== undefined) return success(state);
    const problem = unreadable.get(pilotId);
    return problem === undefined ? notHeld(pilotId) : { ok: false, problem };
  };
  return {
    async hold(pilot) {
      const { pilotId } = pilot;
      const whole =
        "kind" in pilot ? await readWhole(storedPilots, pilot, states.get(pilotId), onBatch) : success(pilot);
      if (!whole.ok) {
        states.delete(pilotId);
        unreadable.set(pilotId, whole.problem);
        return whole;
      }
      states.set(pilotId, whole.value);
      return success(null);
    },
    extend({ pilotId, entries, confidential, batches }) {
      const held = stateOf(pilotId);
      if (!held.ok) return held;
      let state = held.value;
      for (const [index, entry] of entries.entries()) {
        const next: Result<WholePilot> = appendEntry(
          state,
          entry,
          index === 0 ? { confidential, batches } : {},
        );
        if (!next.ok) return next;
        state = next.value;
      }
      states.set(pilotId, state);
      return success(null);
    },
    release(pilotId) {
      states.delete(pilotId);
      layouts.delete(pilotId);
      unreadable.delete(pilotId);
    },
    stateOf,
    laidOut(pilotId) {
      const held = stateOf(pilotId);
      if (!held.ok) return held;
      const state = held.value;
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

/** A pilot of the database with all its rows; of one that is known only the entries and imports that came since are read. */
async function readWhole(
  reader: PilotReader | null,
  place: StoredPilot,
  known: WholePilot | undefined,
  onBatch: OnBatch,
): Promise<Result<WholePilot>> {
  if (reader === null) return notHeld(place.pilotId);
  const read = await reader.read(place, known ?? null);
  if (!read.ok) return read;
  if (known !== undefined && read.value === known) return success(known);
  const attachments = await reader.attachments(place);
  if (!attachments.ok) return attachments;
  // Those that its records name, and no others: a pilot that was restored may have lost some, and a pack that held more
  // than its records name could not be opened. An import that was undone is named still.
  const batches = new Map<string, Uint8Array>();
  for (const { type, fields } of read.value.records.values()) {
    const { digest } = fields;
    if (type !== "batch" || typeof digest !== "string" || batches.has(digest)) continue;
    const held = known?.batches.get(digest);
    if (held !== undefined) {
      batches.set(digest, held);
      continue;
    }
    const bytes = await reader.batch(place, digest);
    if (!bytes.ok) return bytes;
    batches.set(digest, bytes.value);
    onBatch(digest, bytes.value);
  }
  return success({ ...read.value, attachments: attachments.value, batches });
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
