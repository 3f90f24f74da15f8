import { create } from "zustand";
import type { Backup } from "../../shared/ipc/ipc-contract.ts";

/** What floats over the places; one at a time. */
export type Layer =
  | "palette"
  | "keys"
  | "companies"
  | "new pilot"
  | "export"
  | "share"
  | "arrivals"
  | "removal"
  | "restore"
  | null;

/** What Export begins with, where it is opened for one thing. */
export interface ExportOf {
  readonly kind: "slip";
  /** Id of the person. */
  readonly person: string;
}

/** A backup that is offered to be put back, and the companies of it that are chosen at first. */
export interface RestoreOf {
  readonly backup: Backup;
  readonly companies: readonly string[];
}

interface LayerState {
  readonly layer: Layer;
  readonly exportOf: ExportOf | null;
  /** The company that is asked about, where one is to be removed. */
  readonly removing: string | null;
  readonly restoreOf: RestoreOf | null;
  /** What happens with the company that is chosen, instead of going to it. */
  readonly onCompany: ((pilotId: string) => void) | null;
  readonly show: (layer: Layer) => void;
  readonly showExport: (of: ExportOf) => void;
  readonly showRemoval: (pilotId: string) => void;
  readonly showRestore: (of: RestoreOf) => void;
  /** Asks for a company first, for something that needs one. */
  readonly askCompany: (onCompany: (pilotId: string) => void) => void;
}

const NOTHING = { layer: null, exportOf: null, onCompany: null, removing: null, restoreOf: null } as const;

export const useLayers = create<LayerState>()((set) => ({
  ...NOTHING,
  show: (layer) => set({ ...NOTHING, layer }),
  showExport: (exportOf) => set({ ...NOTHING, layer: "export", exportOf }),
  showRemoval: (removing) => set({ ...NOTHING, layer: "removal", removing }),
  showRestore: (restoreOf) => set({ ...NOTHING, layer: "restore", restoreOf }),
  askCompany: (onCompany) => set({ ...NOTHING, layer: "companies", onCompany }),
}));
