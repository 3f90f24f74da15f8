import { createPilotFigures } from "../../shared/domain/create-pilot-figures.ts";
import { failure, type Result, success } from "../../shared/errors/problem.ts";
import { isWhole, type PilotState, type WholePilot } from "../../shared/journal/pilot-state.ts";
import type { PilotLayout } from "../../shared/pilot-data/pilot-layout.ts";
import type { LentPilot } from "../../shared/pilot-data/pilot-rows.ts";
import { pilotRecord } from "../../shared/records/read-records.ts";
import type { LayoutCache } from "../data/layout-cache.ts";
import type { PilotReader } from "../data/pilot-reader.ts";
import type { StoredPilot } from "../data/stored-pilot.ts";
import { isSameMoment } from "../figures/figure-ground.ts";
import type { LaidOutPilot } from "../figures/laid-out-pilot.ts";
import { createLayoutKeeper, type LayoutKeeper } from "./layout-keeper.ts";
import { type PilotSource, StoredSource, ToldSource, wholeOfSource } from "./pilot-source.ts";
import type { PilotGain } from "./pilot-teller.ts";
import { RowsMissing, RowsOnDemand } from "./rows-on-demand.ts";

/** Daily rows that are kept laid out at most; the pilot that was asked for last always is. */
const MOST_ROWS = 1_500_000;

/** The pilots that a worker answers questions about, laid out for figures. */
export interface PilotShelf {
  /** Knows a pilot from now on, or that it goes further: told with its rows, or where it is stored. */
  readonly hold: (pilot: WholePilot | StoredPilot) => void;
  /** Adds entries at the end of the journal of a pilot that was told. REF_DANGLING: it is not held. */
  readonly extend: (gain: PilotGain) => Result<null>;
  readonly release: (pilotId: string) => void;
  /**
   * What `ask` makes of the pilot as it stands at its moment, laid out anew only where something that figures depend on
   * changed. Where the rows of its imports alone can tell, they are loaded and it is asked again. An answer with a name is
   * remembered for as long as the pilot stays as it is, within the minute. REF_DANGLING: it is not held.
   */
  readonly answer: <Answer>(
    pilotId: string,
    momentOf: (state: PilotState) => number,
    ask: (pilot: LaidOutPilot, asOfMs: number) => Answer,
    name?: string,
  ) => Promise<Result<Answer>>;
}

/** A pilot on the shelf; what is laid out belongs to `state`. */
interface Slot {
  source: PilotSource;
  readonly keeper: LayoutKeeper;
  made: Made | null;
  readonly remembered: Map<string, Remembered>;
}

interface Remembered {
  readonly state: PilotState;
  readonly asOfMs: number;
  readonly answer: unknown;
}

interface Made {
  readonly state: PilotState;
  readonly layout: PilotLayout;
  readonly rows: RowsOnDemand;
  readonly pilot: LaidOutPilot;
}

/** A shelf that holds nothing at first. Without a reader it knows of no pilot but those that are told. */
export function createPilotShelf(reader: PilotReader | null, cache: LayoutCache | null): PilotShelf {
  // The one that was asked for last stands at the end.
  const slots = new Map<string, Slot>();

  const sourceOf = (pilot: WholePilot | StoredPilot): PilotSource | null => {
    if (!isStored(pilot)) return new ToldSource(pilot);
    return reader === null ? null : new StoredSource(reader, pilot);
  };
  const layOut = async (slot: Slot, state: PilotState): Promise<Result<Made>> => {
    if (slot.made?.state === state) return success(slot.made);
    const layout = await slot.keeper.layoutOf(state, slot.source);
    if (!layout.ok) return layout;
    slot.made = madeOf(state, layout.value, slot.made);
    return success(slot.made);
  };

  return {
    hold(pilot) {
      const { pilotId } = pilot;
      const slot = slots.get(pilotId);
      const known = slot?.source;
      if (known instanceof StoredSource && isStored(pilot)) {
        known.follow(pilot);
        return;
      }
      const source = sourceOf(pilot);
      if (source === null) return;
      if (slot === undefined)
        slots.set(pilotId, { source, keeper: createLayoutKeeper(cache), made: null, remembered: new Map() });
      else slot.source = source;
    },
    extend(gain) {
      const source = slots.get(gain.pilotId)?.source;
      return source instanceof ToldSource ? source.extend(gain) : notHeld(gain.pilotId);
    },
    release: (pilotId) => {
      slots.delete(pilotId);
    },
    async answer<Answer>(
      pilotId: string,
      momentOf: (state: PilotState) => number,
      ask: (pilot: LaidOutPilot, asOfMs: number) => Answer,
      name?: string,
    ): Promise<Result<Answer>> {
      const slot = slots.get(pilotId);
      if (slot === undefined) return notHeld(pilotId);
      slots.delete(pilotId);
      slots.set(pilotId, slot);
      for (;;) {
        const state = await slot.source.state();
        if (!state.ok) return state;
        const asOfMs = momentOf(state.value);
        const known = name === undefined ? undefined : slot.remembered.get(name);
        if (known?.state === state.value && isSameMoment(known.asOfMs, asOfMs)) {
          return success(known.answer as Answer);
        }
        const made = await layOut(slot, state.value);
        if (!made.ok) return made;
        makeRoom([...slots.values()]);
        const { rows, pilot } = made.value;
        const answer = askOnce(() => ask(pilot, asOfMs));
        if (answer !== null) {
          if (name !== undefined) {
            slot.remembered.set(name, { state: state.value, asOfMs, answer: answer.value });
          }
          return success(answer.value);
        }
        const whole = await wholeOfSource(slot.source);
        if (!whole.ok) return whole;
        rows.load(whole.value);
      }
    },
  };
}

/** The answer; null: it needs rows that are not here. */
function askOnce<Answer>(ask: () => Answer): { readonly value: Answer } | null {
  try {
    return { value: ask() };
  } catch (error) {
    if (error instanceof RowsMissing) return null;
    throw error;
  }
}

function madeOf(state: PilotState, layout: PilotLayout, before: Made | null): Made {
  const rows = before?.rows ?? new RowsOnDemand(layout);
  rows.follow(layout);
  const figures =
    before?.layout === layout
      ? before.pilot.figures
      : createPilotFigures(layout.prepared, pilotRecord(state).baselineWeeks);
  const lent: PilotState | LentPilot = isWhole(state) ? state : { ...state, rows };
  const pilot = laidOutPilot(lent, figures, rows);
  return { state, layout, rows, pilot };
}

function laidOutPilot(state: PilotState, figures: LaidOutPilot["figures"], rows: RowsOnDemand): LaidOutPilot {
  return {
    state,
    prepared: figures.prepared,
    figures,
    get dataset() {
      return rows.datasetOf(state);
    },
  };
}

/** Lets go of what was asked for longest ago where there is too much. */
function makeRoom(slots: readonly Slot[]): void {
  let rows = 0;
  for (const [place, slot] of slots.toReversed().entries()) {
    for (const block of slot.made?.layout.prepared.blocks ?? []) rows += block.rows.length;
    if (place === 0 || rows <= MOST_ROWS) continue;
    slot.made = null;
    slot.keeper.forget();
  }
}

function isStored(pilot: WholePilot | StoredPilot): pilot is StoredPilot {
  return "kind" in pilot;
}

function notHeld(pilotId: string) {
  return failure("REF_DANGLING", `the worker does not hold the pilot ${pilotId.slice(0, 60)}`);
}
