import { success } from "../../shared/errors/problem.ts";
import type { HeldPilots } from "./held-pilots.ts";
import type { TellingCalls } from "./pilot-teller.ts";
import type { CallHandlers } from "./serve-calls.ts";

/** The calls by which a worker is told of the pilots that it holds. */
export function createTellingHandlers(pilots: HeldPilots): CallHandlers<TellingCalls> {
  return {
    hold: (pilot) => pilots.hold(pilot),
    extend: (gain) => pilots.extend(gain),
    release: (pilotId) => {
      pilots.release(pilotId);
      return success(null);
    },
  };
}
