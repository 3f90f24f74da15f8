import { type Result, success } from "../../shared/errors/problem.ts";
import { appendEntry } from "../../shared/journal/append-entry.ts";
import type { JournalEntry } from "../../shared/journal/journal-entry.ts";
import type { PilotState, WholePilot } from "../../shared/journal/pilot-state.ts";
import type { CommandEffects } from "./background-commands.ts";
import { addedTo } from "./blobs.ts";

/** A pilot after commands. */
export interface CommandRun<Pilot extends PilotState = PilotState> {
  readonly pilot: Pilot;
  /** Empty where nothing was to do. */
  readonly entries: readonly JournalEntry[];
  readonly notes: readonly string[];
}

/** What commands did to a pilot, so that it can be done to another copy of it. */
export function effectsOf(
  before: WholePilot,
  { pilot, entries, notes }: CommandRun<WholePilot>,
): CommandEffects {
  return {
    entries,
    extras: {
      confidential: new Map(addedTo(before.confidential, pilot.confidential)),
      batches: new Map(addedTo(before.batches, pilot.batches)),
      attachments: new Map(addedTo(before.attachments, pilot.attachments)),
    },
    notes,
  };
}

/** The pilot after what commands did to a copy of it elsewhere. REPLAY: the effects are not those of this pilot. */
export function applyEffects<Pilot extends PilotState>(
  pilot: Pilot,
  { entries, extras, notes }: CommandEffects,
): Result<CommandRun<Pilot>> {
  let state = pilot;
  for (const [index, entry] of entries.entries()) {
    const next: Result<Pilot> = appendEntry(state, entry, index === 0 ? extras : {});
    if (!next.ok) return next;
    state = next.value;
  }
  return success({ pilot: state, entries, notes });
}
