import { createContext, useContext, useSyncExternalStore } from "react";
import type { Backups } from "../data/backups.ts";
import type { PilotSummary, SaveState, StartVerdict, Workspace } from "../data/workspace.ts";
import type { RememberingFigures } from "../figures/figures.ts";
import type { Host } from "../host/host.ts";
import type { Imports } from "../workers/import-client.ts";

/** What screens need of the host; keeping the data is the workspace's business alone. */
export type WindowHost = Pick<
  Host,
  | "kind"
  | "pickFiles"
  | "saveFile"
  | "printToPdf"
  | "copyText"
  | "copyPicture"
  | "noteFault"
  | "diagnostics"
  | "onMenu"
  | "onFiles"
>;

/** Everything that is handed to the window from outside: made once, in the wiring. */
export interface Services {
  readonly workspace: Workspace;
  readonly host: WindowHost;
  readonly figures: RememberingFigures;
  readonly imports: Imports;
  /** Null: the surroundings have no place for backups. */
  readonly backups: Backups | null;
  /** The database that workers read pilots from; null: none is open, pilots come with their rows. */
  readonly databaseName: () => string | null;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Shows the gallery of parts. */
  readonly isDevelopment: boolean;
  /** Where the window is shown before its data are open: what is told that it stands, and what opens them then. */
  readonly opening?: { readonly onShown: () => void; readonly opened: Promise<unknown> };
}

const ServicesContext = createContext<Services | null>(null);
export const ServicesProvider = ServicesContext.Provider;

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error("no services: the wiring is missing");
  return services;
}

/** The pilots of this installation, kept up to date. */
export function useSummaries(): readonly PilotSummary[] {
  const { workspace } = useServices();
  return useSyncExternalStore(workspace.subscribe, workspace.summaries);
}

/** Whether everything is saved, kept up to date. */
export function useSaveState(): SaveState {
  const { workspace } = useServices();
  return useSyncExternalStore(workspace.subscribe, workspace.saveState);
}

/** How the data were found, kept up to date. */
export function useVerdict(): StartVerdict {
  const { workspace } = useServices();
  return useSyncExternalStore(workspace.subscribe, workspace.verdict);
}
