/** Whether keys are shown and read as on a Mac. */
export function isMac(): boolean {
  return /^Mac/u.test(navigator.platform);
}
