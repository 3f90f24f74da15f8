import { type Result, success } from "../../shared/errors/problem.ts";
import type { PilotState } from "../../shared/journal/pilot-state.ts";
import { decodeBatch } from "../../shared/observations/batch-csv.ts";
import { type AddedBatch, extendLayout } from "../../shared/pilot-data/extend-layout.ts";
import { batchesAfter, type LayoutKey, layoutKey } from "../../shared/pilot-data/layout-key.ts";
import { layOutPilot, type PilotLayout, withRecordsOf } from "../../shared/pilot-data/pilot-layout.ts";
import { restoredLayout } from "../../shared/pilot-data/stored-layout.ts";
import type { LayoutCache } from "../data/layout-cache.ts";
import { type PilotSource, wholeOfSource } from "./pilot-source.ts";
import { nextTask } from "./serve-calls.ts";

/** Keeps the layout of one pilot true. */
export interface LayoutKeeper {
  /**
   * The layout of the pilot as `state` has it: the one before, where nothing that figures depend on changed; else that
   * with what came since; else the one that was stored; else made from all batches. PACK_FORMAT: one is damaged.
   */
  readonly layoutOf: (state: PilotState, source: PilotSource) => Promise<Result<PilotLayout>>;
  /** Forgets the layout; the next one is read from where it is stored. */
  readonly forget: () => void;
}

/** A keeper of a pilot that is not laid out yet. */
export function createLayoutKeeper(cache: LayoutCache | null): LayoutKeeper {
  let last: { readonly state: PilotState; readonly layout: PilotLayout } | null = null;
  let stored: PilotLayout | null = null;
  let storing: Promise<void> = Promise.resolve();

  const store = (pilotId: string, layout: PilotLayout): void => {
    storing = storing.then(async () => {
      // Whoever waits for the answer comes first.
      await nextTask();
      const isStored = (await cache?.write(pilotId, layout, stored)) ?? false;
      stored = isStored ? layout : null;
    });
  };

  return {
    async layoutOf(state, source) {
      if (last !== null && hasSameFigures(last.state, state)) return success(last.layout);
      const { pilotId } = state;
      const key = layoutKey(state);
      let known = last?.layout ?? null;
      if (known === null && source.isStored) {
        known = await restored(state, cache);
        stored = known;
      }
      const followed = known === null ? null : await follow(known, key, state, source);
      const layout = followed === null ? await anew(source) : success(followed);
      if (!layout.ok) return layout;
      last = { state, layout: layout.value };
      if (source.isStored && layout.value.key !== known?.key) store(pilotId, layout.value);
      return layout;
    },
    forget() {
      last = null;
    },
  };
}

/** The types of records that a figure depends on; batches among them. */
const FIGURE_TYPES: ReadonlySet<string> = new Set([
  "pilot",
  "workflow",
  "segment",
  "batch",
  "customer",
  "loop",
  "incident",
  "change",
]);

/** Whether two states of a pilot have all figures in common. Records that are not changed are the same objects. */
function hasSameFigures(one: PilotState, other: PilotState): boolean {
  if (one.records === other.records) return true;
  let ofOne = 0;
  let ofOther = 0;
  for (const { type } of one.records.values()) if (FIGURE_TYPES.has(type)) ofOne += 1;
  for (const record of other.records.values()) {
    if (!FIGURE_TYPES.has(record.type)) continue;
    ofOther += 1;
    if (one.records.get(record.id) !== record) return false;
  }
  return ofOne === ofOther;
}

async function restored(state: PilotState, cache: LayoutCache | null): Promise<PilotLayout | null> {
  const key = layoutKey(state);
  const stored = await cache?.read(state.pilotId, (layout) => batchesAfter(layout.key, key) !== null);
  return stored === undefined || stored === null ? null : restoredLayout(stored.layout, stored.chunks, state);
}

/** The layout with the imports that came since; null: it cannot be told from them alone. */
async function follow(
  layout: PilotLayout,
  key: LayoutKey,
  state: PilotState,
  source: PilotSource,
): Promise<PilotLayout | null> {
  const batches = batchesAfter(layout.key, key);
  if (batches === null) return null;
  const added: AddedBatch[] = [];
  for (const batch of batches) {
    const bytes = await source.batch(batch.digest);
    const table = bytes.ok ? decodeBatch(batch.input, bytes.value) : bytes;
    if (!table.ok) return null;
    added.push({ ...batch, table: table.value });
  }
  const extended = extendLayout(layout, state, added);
  return extended === null ? null : withRecordsOf(extended, state);
}

async function anew(source: PilotSource): Promise<Result<PilotLayout>> {
  const whole = await wholeOfSource(source);
  return whole.ok ? layOutPilot(whole.value) : whole;
}
