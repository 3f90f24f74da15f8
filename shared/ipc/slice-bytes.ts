/** The most that crosses between window and main in one message; larger files come and go in slices. */
export const SLICE_BYTES = 8 * 1024 * 1024;
