import type { ReactElement } from "react";
import { isUnanswered } from "../../../shared/domain/obligation-answered.ts";
import { StatusMark } from "../../../shared/report/charts/status-mark.tsx";
import { askWhy, whyMark } from "../../components/panel-marks.ts";
import { useOpenPilot } from "../pilot-context.ts";

/** How many obligations of a company wait for an answer; pressed, it says why. */
export function DutyBadge({ pilotId }: { readonly pilotId: string }): ReactElement | null {
  const loaded = useOpenPilot(pilotId);
  if (loaded.kind !== "ready") return null;
  const open = loaded.value.overview.obligations.filter(isUnanswered);
  const [first] = open;
  if (first === undefined) return null;
  const subject = { kind: "obligation", id: first.id } as const;
  const name = `${open.length} ${open.length === 1 ? "obligation" : "obligations"} to answer: why`;
  return (
    <button
      type="button"
      className="dutybadge"
      aria-label={name}
      title={name}
      {...whyMark(pilotId, subject)}
      onClick={() => askWhy(pilotId, subject)}
    >
      {open.length}
      <span aria-hidden="true" className="row">
        <StatusMark status={{ word: first.state === "expired" ? "expired" : "breach" }} />
      </span>
    </button>
  );
}
