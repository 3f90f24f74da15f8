import type { Writable } from "node:stream";

/** Updates of a progress line are this far apart. */
const PAUSE_MS = 100;

/** A line that is written over and over on a terminal; elsewhere one line every two seconds. */
export interface ProgressLine {
  readonly show: (text: string) => void;
  readonly end: () => void;
}

/** A progress line on a stream. */
export function createProgressLine(stream: Writable & { readonly isTTY?: boolean }): ProgressLine {
  const isTerminal = stream.isTTY === true;
  const pause = isTerminal ? PAUSE_MS : 20 * PAUSE_MS;
  let last = performance.now();
  let isShown = false;
  return {
    show: (text) => {
      const now = performance.now();
      if (now - last < pause) return;
      last = now;
      isShown = isTerminal;
      stream.write(isTerminal ? `\r\x1b[K${text}` : `${text}\n`);
    },
    end: () => {
      if (isShown) stream.write("\r\x1b[K");
    },
  };
}
