/** The end of the address at which main loads the page where the last starts did not end: the data are not opened there. */
export const SAFE_START_HASH = "#safe-start";
