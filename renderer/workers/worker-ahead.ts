/**
 * Starts a worker before the code is there that will ask it, so that its own is read meanwhile. Gives what starts a worker
 * then: at first that one, unless it broke, afterwards another one each time.
 */
export function workerAhead(start: () => Worker): () => Worker {
  let ahead: Worker | null = start();
  const broke = (): void => {
    ahead = null;
  };
  ahead.addEventListener("error", broke);
  return () => {
    const worker = ahead ?? start();
    worker.removeEventListener("error", broke);
    ahead = null;
    return worker;
  };
}
