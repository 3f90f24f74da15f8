/** How old the moment of what is shown may grow: clocks and deadlines are told in hours. */
const OLD_MS = 5 * 60_000;
const CHECK_MS = 60_000;

/** Calls back once what is shown has grown old: while the window stays open, and when somebody comes back to it. */
export function onTimePassed(now: () => number, run: () => void): () => void {
  let lastMs = now();
  const check = (): void => {
    // A clock that was set back has moved as well.
    if (Math.abs(now() - lastMs) < OLD_MS) return;
    lastMs = now();
    run();
  };
  const timer = setInterval(check, CHECK_MS);
  window.addEventListener("focus", check);
  document.addEventListener("visibilitychange", check);
  return () => {
    clearInterval(timer);
    window.removeEventListener("focus", check);
    document.removeEventListener("visibilitychange", check);
  };
}
