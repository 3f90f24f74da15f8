import { seeded } from "../../seeded.ts";

/** Charts of a dashboard: lines over 180 days. */
export const LINES = 12;
export const POINTS = 180;
export const HEAT_ROWS = 50;
export const HEAT_COLUMNS = 5;
export const WIDTH = 340;
export const HEIGHT = 180;
export const FIRST_DAY = 20_094;
export const EDGES = { left: 40, right: 16, top: 22, bottom: 22 };

export interface DrawnLine {
  readonly title: string;
  readonly values: readonly number[];
}

export interface Drawn {
  readonly lines: readonly DrawnLine[];
  /** Shares from 0 to 1. */
  readonly heat: readonly (readonly number[])[];
}

/** One of two states of the dashboard, between which updates go. */
export function drawnState(seed: number): Drawn {
  const random = seeded(seed);
  return {
    lines: Array.from({ length: LINES }, (_, place) => {
      let value = 50;
      return {
        title: `Metric ${place + 1}`,
        values: Array.from({ length: POINTS }, () => {
          value += (random() - 0.5) * 4;
          return value;
        }),
      };
    }),
    heat: Array.from({ length: HEAT_ROWS }, () => Array.from({ length: HEAT_COLUMNS }, random)),
  };
}

/** What draws a dashboard into an element. */
export interface Dashboard {
  readonly mount: (root: HTMLElement, drawn: Drawn) => Mounted;
}

export interface Mounted {
  readonly update: (drawn: Drawn) => void;
  readonly unmount: () => void;
}
