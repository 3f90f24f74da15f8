/**
 * Asks the browser not to throw the data away when the disk fills up: without that it may clear both homes at once. It
 * may say no, and the data work all the same.
 */
export async function askToKeepStorage(): Promise<void> {
  try {
    await navigator.storage.persist();
  } catch {
    // A browser without this promise makes none.
  }
}
