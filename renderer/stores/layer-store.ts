import { create } from "zustand";

/** What floats over the places; one at a time. */
export type Layer = "palette" | "keys" | "companies" | "new pilot" | null;

interface LayerState {
  readonly layer: Layer;
  readonly show: (layer: Layer) => void;
}

export const useLayers = create<LayerState>()((set) => ({ layer: null, show: (layer) => set({ layer }) }));
