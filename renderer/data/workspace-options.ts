import type { PilotState } from "../../shared/journal/pilot-state.ts";
import type { BackgroundCommands } from "./background-commands.ts";
import type { StoreOptions } from "./store.ts";
import type { StoreLock } from "./store-lock.ts";

/** What a workspace is made of beside its store. */
export interface WorkspaceOptions extends StoreOptions {
  /** Now, ISO 8601 in UTC, as the pilot's clock says it (null: a pilot that is being made); the sample has its own. */
  readonly now: (pilot: PilotState | null) => string;
  /** The profile of the installation. */
  readonly actor: () => string;
  /** A new random text for each commitment. */
  readonly salt: () => string;
  /** Where the rows of imports are handled; absent: in this thread. */
  readonly background?: BackgroundCommands;
  /** The right to the data, where it was asked for already. */
  readonly lock?: Promise<StoreLock | null>;
  /** A pilot that was read under that right before the start: it stays where the start finds the database as it was. */
  readonly seen?: PilotState;
}
