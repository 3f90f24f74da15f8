/** Where nothing is drawn, as in a window that is hidden, it is not waited for long. */
const LONGEST_FRAME_MS = 200;

/** Calls back once the next frame stands, which is when the one after it begins; gives back what calls it off. */
export function afterFrame(run: () => void): () => void {
  let timer = setTimeout(run, LONGEST_FRAME_MS);
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => {
      clearTimeout(timer);
      timer = setTimeout(run);
    });
  });
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };
}
