import type { ReactElement } from "react";
import { PHASES } from "../../../shared/calendar/period.ts";
import type { PhaseId } from "../../../shared/domain/checklist-template.ts";
import { PHASE_NAMES } from "../../app/phase-names.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { StatusLabel } from "../../components/status-label.tsx";

/** The head of a phase: its days, how many of its items stand where, what it holds up, and the way to close it. */
export function PhaseHead({
  open: { overview },
  phase,
  isNarrow,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly phase: PhaseId;
  /** The panel is open: the name and what it holds up have to do. */
  readonly isNarrow: boolean;
  readonly onClose: () => void;
}): ReactElement {
  const gate = overview.gates.find((one) => one.phase === phase);
  const days = PHASES.find(({ label }) => label === phase);
  const warning = gate?.warning ?? null;
  const isClosed = gate?.state === "closed";
  return (
    <span className="phasehead">
      <strong>
        {phase} {PHASE_NAMES[phase]}
      </strong>
      {isNarrow ? null : (
        <>
          <span>
            Day {days?.firstDay}–{days?.lastDay}
          </span>
          <span>{countsOf(overview.items.filter((item) => item.phase === phase))}</span>
        </>
      )}
      {warning === null ? null : <span className="bad">{warning}</span>}
      <span className="grow" />
      {isClosed ? (
        <StatusLabel status={{ word: "proven" }} rest="closed" />
      ) : (
        <button type="button" className="linkbutton" onClick={onClose}>
          Close {phase}…
        </button>
      )}
    </span>
  );
}

function countsOf(items: OpenPilot["overview"]["items"]): string {
  const count = (state: string): number => items.filter((item) => item.state === state).length;
  const overridden = items.filter((item) => item.overrideReason !== null && item.state !== "proven").length;
  return [
    `${count("proven")} proven`,
    `${count("claimed")} claimed`,
    `${count("open")} open`,
    ...(overridden > 0 ? [`${overridden} of them overridden`] : []),
  ].join(", ");
}
