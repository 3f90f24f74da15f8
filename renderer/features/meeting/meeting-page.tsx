import "../../styles/meeting.css";
import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { dayOf } from "../../../shared/calendar/moments.ts";
import { recordById, recordsOf } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import { useGo } from "../../app/navigation.ts";
import { type OpenPilot, usePilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { useMeetings } from "../../stores/meeting-store.ts";
import { MeetingDecision } from "./meeting-decision.tsx";
import { NamedNumbers } from "./named-numbers.tsx";
import { Verdict } from "./verdict.tsx";

/** The first meeting as it was held: who, which numbers, which question, decided or not. */
export function MeetingPage(): ReactElement {
  const open = usePilot();
  const [meeting] = recordsOf(open.pilot, "meetingZero");
  return meeting === undefined ? <NotHeld open={open} /> : <Held open={open} meeting={meeting} />;
}

function NotHeld({ open }: { readonly open: OpenPilot }): ReactElement {
  const go = useGo();
  const { pilotId } = open.pilot;
  const isBegun = useMeetings((state) => state.drafts[pilotId] !== undefined);
  return (
    <EmptyState
      what="Meeting Zero was not held yet: one workflow, five numbers, one trade-off, ten minutes."
      why="What the room does not know, and whether it can decide, is the first evidence of the baseline."
    >
      <Button variant="filled" onClick={() => go(`/c/${pilotId}/meeting/hold`)}>
        {isBegun ? "Go on with Meeting Zero" : "Hold Meeting Zero"}
      </Button>
    </EmptyState>
  );
}

function Held({
  open,
  meeting,
}: {
  readonly open: OpenPilot;
  readonly meeting: RecordOf<"meetingZero">;
}): ReactElement {
  const { pilot, format } = open;
  const day = dayOf(meeting.heldOn);
  const workflow = meeting.workflow === undefined ? null : recordById(pilot, "workflow", meeting.workflow);
  const attendees = (meeting.attendees ?? []).flatMap((id) => recordById(pilot, "person", id) ?? []);
  return (
    <div className="page meetingpage">
      <div>
        <h2 className="title2">
          Meeting Zero of {day === null ? meeting.heldOn : format.dates.date(day)}
          {workflow === null ? "" : ` · ${workflow.name}`}
        </h2>
        <p className="muted">
          {attendees.length === 0
            ? "Nobody is recorded as present."
            : `In the room: ${attendees
                .map(({ name, role }) => (role === undefined || role === name ? name : `${name} (${role})`))
                .join(", ")}.`}
        </p>
      </div>
      {meeting.decided === true ? null : <Verdict />}
      <section className="stack" aria-labelledby="asked">
        <h3 id="asked" className="title3">
          The question
        </h3>
        <p className="read">{meeting.question ?? "No question is recorded."}</p>
        <ol className="stack tight">
          {(meeting.options ?? []).map((option, index) => (
            <li key={option} className="row" style={{ alignItems: "flex-start" }}>
              <span className="letter" aria-hidden="true">
                {String.fromCodePoint(65 + index)}
              </span>
              <span>
                {option}
                {option === meeting.outcome ? <span className="muted"> (chosen)</span> : null}
              </span>
            </li>
          ))}
        </ol>
        {meeting.outcome === undefined || meeting.options?.includes(meeting.outcome) === true ? null : (
          <p>
            <span className="label">{meeting.decided === true ? "Decided" : "What the room said"}</span>
            <br />
            <span>{meeting.outcome}</span>
          </p>
        )}
      </section>
      {meeting.decision === undefined ? null : <MeetingDecision open={open} id={meeting.decision} />}
      <NamedNumbers open={open} meeting={meeting} />
      <p className="caption">
        <a href={hrefOf(`/c/${pilot.pilotId}/plan`)}>Go to the plan that followed</a>
      </p>
    </div>
  );
}
