/** Calls back when nothing else is to be done, after these milliseconds at the latest; gives back what calls it off. */
export function whenIdle(run: () => void, withinMs: number): () => void {
  const idle = requestIdleCallback(run, { timeout: withinMs });
  return () => cancelIdleCallback(idle);
}
