import { useEffect, useState } from "react";
import type { Result } from "../../shared/errors/problem.ts";
import { type Loaded, useMoment } from "./pilot-context.ts";

/**
 * Asks once for every `key` and moment of the place; the last answer stays until the next one is there. What is known
 * already, if anything, is shown at once.
 */
export function useAnswer<Value>(
  key: readonly unknown[],
  ask: () => Promise<Result<Value>>,
  known: () => Value | null = () => null,
): Loaded<Value> {
  const asOfMs = useMoment();
  const [loaded, setLoaded] = useState<Loaded<Value>>(() => {
    const value = known();
    return value === null ? { kind: "loading" } : { kind: "ready", value };
  });
  useEffect(() => {
    let isCurrent = true;
    const run = async (): Promise<void> => {
      const answer = await ask();
      if (!isCurrent) return;
      setLoaded(
        answer.ok ? { kind: "ready", value: answer.value } : { kind: "failed", problem: answer.problem },
      );
    };
    void run();
    return () => {
      isCurrent = false;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- the key says what the question depends on
  }, [...key, asOfMs]);
  return loaded;
}
