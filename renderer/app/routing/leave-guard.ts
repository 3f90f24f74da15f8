import { useEffect, useState } from "react";
import { useWindowRouter } from "./router-context.ts";

/** Somebody wants to leave, and is asked first. */
export interface Leaving {
  readonly stay: () => void;
  readonly leave: () => void;
}

/**
 * Asks before the address changes or the window closes, for as long as something would be lost by it. Null: nobody wants
 * to leave.
 */
export function useLeaveGuard(isOn: boolean): Leaving | null {
  const { guard } = useWindowRouter();
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  useEffect(() => {
    if (!isOn) return undefined;
    const ask = (): Promise<boolean> =>
      new Promise((isBlocked) => {
        const answer = (isStaying: boolean) => () => {
          setLeaving(null);
          isBlocked(isStaying);
        };
        setLeaving({ stay: answer(true), leave: answer(false) });
      });
    return guard({ blockerFn: ask, enableBeforeUnload: true });
  }, [guard, isOn]);
  return leaving;
}
