// Changing a name here loses the second home of everybody who works in a browser.
/** The folder of the origin private file system that the journal home is in. */
export const OPFS_ROOT = "converge180";
/** The file in it that says what the last commit was. */
export const OPFS_ANCHOR = "anchor.json";
