/** The most rows of a file that the window reads; the command line has no limit but memory. */
export const MOST_WINDOW_ROWS = 1_000_000;

/** The largest file that the window reads, in bytes. */
export const MOST_WINDOW_BYTES = 200 * 1_048_576;
