/** Where nothing is drawn, as in a window that is hidden, it is not waited for long. */
const LONGEST_FRAME_MS = 200;

/** Calls back once the next frame is drawn; gives back what calls it off. */
export function afterFrame(run: () => void): () => void {
  let timer = setTimeout(run, LONGEST_FRAME_MS);
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    timer = setTimeout(run);
  });
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };
}
