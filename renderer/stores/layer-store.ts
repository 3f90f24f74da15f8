import { create } from "zustand";

/** What floats over the places; one at a time. */
export type Layer = "palette" | "keys" | "companies" | "new pilot" | "export" | "share" | "arrivals" | null;

interface LayerState {
  readonly layer: Layer;
  /** What happens with the company that is chosen, instead of going to it. */
  readonly onCompany: ((pilotId: string) => void) | null;
  readonly show: (layer: Layer) => void;
  /** Asks for a company first, for something that needs one. */
  readonly askCompany: (onCompany: (pilotId: string) => void) => void;
}

export const useLayers = create<LayerState>()((set) => ({
  layer: null,
  onCompany: null,
  show: (layer) => set({ layer, onCompany: null }),
  askCompany: (onCompany) => set({ layer: "companies", onCompany }),
}));
