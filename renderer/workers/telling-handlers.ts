import { success } from "../../shared/errors/problem.ts";
import type { HeldPilots } from "./held-pilots.ts";
import type { TellingCalls } from "./pilot-teller.ts";
import type { CallHandlers } from "./serve-calls.ts";

/** The calls by which a worker is told of the pilots that it holds. */
export function createTellingHandlers(pilots: HeldPilots): CallHandlers<TellingCalls> {
  return {
    hold: (state) => {
      pilots.hold(state);
      return success(null);
    },
    extend: (gain) => pilots.extend(gain),
    batchPart: (part) => {
      pilots.takePart(part);
      return success(null);
    },
    release: (pilotId) => {
      pilots.release(pilotId);
      return success(null);
    },
  };
}
