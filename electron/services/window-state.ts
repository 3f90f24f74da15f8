import { readFileSync } from "node:fs";
import * as z from "zod";
import { writeSettingsFile } from "./settings-file.ts";

const coordinate = z.number().int().min(-100_000).max(100_000);
const extent = z.number().int().min(1).max(100_000);
const windowStateSchema = z.strictObject({
  x: coordinate.exactOptional(),
  y: coordinate.exactOptional(),
  width: extent,
  height: extent,
  maximized: z.boolean(),
});

/** Where the window stood; without a place the system chooses one. */
export type WindowState = z.output<typeof windowStateSchema>;

/** A part of the desktop, in pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The least that the screens are drawn for. */
export const SMALLEST_WINDOW = { width: 960, height: 640 } as const;

const FIRST: WindowState = { width: 1440, height: 900, maximized: false };
/** So much of a window must be on a display for a person to get hold of it. */
const GRASP = 100;

/** Where the window stood last, brought back onto the displays that are there now. */
export function readWindowState(file: string, displays: readonly Area[]): WindowState {
  return onDisplays(readState(file) ?? FIRST, displays);
}

/** The same state where a display shows enough of it; else without its place and no larger than the first display. */
export function onDisplays(state: WindowState, displays: readonly Area[]): WindowState {
  const { x, y, maximized } = state;
  const visible = displays.some(
    (area) =>
      x !== undefined &&
      y !== undefined &&
      overlap(x, x + state.width, area.x, area.x + area.width) >= GRASP &&
      y >= area.y &&
      y <= area.y + area.height - GRASP,
  );
  const width = Math.max(state.width, SMALLEST_WINDOW.width);
  const height = Math.max(state.height, SMALLEST_WINDOW.height);
  if (visible && x !== undefined && y !== undefined) return { x, y, width, height, maximized };
  const [first] = displays;
  return {
    width: Math.min(width, first?.width ?? width),
    height: Math.min(height, first?.height ?? height),
    maximized,
  };
}

/** Remembers the state. A disk that refuses costs the place of a window, no more. */
export function writeWindowState(file: string, state: WindowState): void {
  writeSettingsFile(file, state);
}

function readState(file: string): WindowState | null {
  try {
    return windowStateSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}

function overlap(from: number, to: number, otherFrom: number, otherTo: number): number {
  return Math.min(to, otherTo) - Math.max(from, otherFrom);
}
