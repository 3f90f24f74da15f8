/** Lets `burst` calls through at once and `perSecond` thereafter; `nowMs` is a clock that never goes back. */
export function createRateLimit(
  { burst, perSecond }: { readonly burst: number; readonly perSecond: number },
  nowMs: () => number,
): () => boolean {
  let tokens = burst;
  let filledMs = nowMs();
  return () => {
    const at = nowMs();
    tokens = Math.min(burst, tokens + ((at - filledMs) / 1000) * perSecond);
    filledMs = at;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
