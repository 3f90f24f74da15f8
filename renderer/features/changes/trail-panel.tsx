import type { ReactElement } from "react";
import { longestStage } from "../../../shared/domain/learning-trails.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import { AskSection } from "../../app/asks/ask-section.tsx";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { RecordHistory } from "../../app/record-history.tsx";
import { SidePanel } from "../../components/side-panel.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { shortDays } from "./change-words.ts";
import { IncidentActions } from "./incident-actions.tsx";
import { knownTrails } from "./known-trails.ts";
import { LoopActions } from "./loop-actions.tsx";
import { TrailFields } from "./trail-fields.tsx";
import { TrailSteps } from "./trail-steps.tsx";

const HISTORY: Readonly<Record<string, string>> = {
  title: "Title",
  detectedAt: "Detected",
  triagedAt: "Triaged",
  authorisedAt: "Authorised",
  deployedAt: "Deployed",
  validatedAt: "Validated",
  verdict: "Verdict",
  change: "Change",
  loop: "Loop",
  noLoopReason: "Nothing follows",
  startedAt: "Started",
  resolvedAt: "Resolved",
  owner: "Owner",
  note: "Note",
};

/** One record followed through: incident, signal, change, validation, with the days between them. */
export function TrailPanel({
  open,
  id,
  field,
  onFollow,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly id: string;
  readonly field: string | null;
  /** Opens another record: the loop that was made of an incident. */
  readonly onFollow: (id: string) => void;
  readonly onClose: () => void;
}): ReactElement | null {
  const trail = knownTrails(open).find((one) => one.id === id);
  if (trail === undefined) return null;
  const longest = longestStage(trail);
  return (
    <SidePanel
      title={trail.title}
      kicker={`${trail.loop === null ? "Incident" : "Learning loop"} · ${trail.workflow === "*" ? "no workflow named" : trail.workflow}`}
      onClose={onClose}
    >
      <section aria-label="State">
        <StatusLabel
          status={{ word: trail.isBurning ? "running" : trail.state }}
          size={16}
          rest={
            trail.ageDays === null
              ? undefined
              : `${trail.isOpen ? "" : "in "}${shortDays(trail.ageDays)}${trail.isOpen ? " old" : ""}`
          }
        />
        <TrailSteps trail={trail} format={open.format} timeZone={pilotRecord(open.pilot).timeZone} />
        {longest === null || trail.stages.length < 2 ? null : (
          <p className="caption">
            Longest: {longest.from} to {longest.to}, {shortDays(longest.days)}
            {longest.isRunning ? " and running" : ""}.
          </p>
        )}
        {trail.loop === null ? (
          <IncidentActions open={open} trail={trail} onFollow={onFollow} />
        ) : (
          <LoopActions open={open} loop={trail.loop} state={trail.state} isMoving={field === "state"} />
        )}
      </section>
      <TrailFields open={open} trail={trail} field={field} />
      <AskSection open={open} subject={{ about: id }} />
      <RecordHistory
        open={open}
        ids={[id, ...trail.incidents.map((incident) => incident.id)]}
        fields={HISTORY}
      />
    </SidePanel>
  );
}
