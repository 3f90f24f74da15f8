import { create } from "zustand";

/** What floats over the places; one at a time. */
export type Layer = "palette" | "keys" | "companies" | "new pilot" | "export" | "share" | "arrivals" | null;

/** What Export begins with, where it is opened for one thing. */
export interface ExportOf {
  readonly kind: "slip";
  /** Id of the person. */
  readonly person: string;
}

interface LayerState {
  readonly layer: Layer;
  readonly exportOf: ExportOf | null;
  /** What happens with the company that is chosen, instead of going to it. */
  readonly onCompany: ((pilotId: string) => void) | null;
  readonly show: (layer: Layer) => void;
  readonly showExport: (of: ExportOf) => void;
  /** Asks for a company first, for something that needs one. */
  readonly askCompany: (onCompany: (pilotId: string) => void) => void;
}

export const useLayers = create<LayerState>()((set) => ({
  layer: null,
  exportOf: null,
  onCompany: null,
  show: (layer) => set({ layer, exportOf: null, onCompany: null }),
  showExport: (exportOf) => set({ layer: "export", exportOf, onCompany: null }),
  askCompany: (onCompany) => set({ layer: "companies", exportOf: null, onCompany }),
}));
