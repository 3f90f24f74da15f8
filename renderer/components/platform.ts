/** Whether keys are shown and read as on a Mac. */
export function isMac(): boolean {
  return navigator.platform.startsWith("Mac");
}
