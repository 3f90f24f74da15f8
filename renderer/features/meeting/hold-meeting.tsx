import { type ReactElement, useMemo } from "react";
import { formatCalendarDate, mondayOf } from "../../../shared/calendar/calendar-date.ts";
import { MEETING_ROLES } from "../../../shared/domain/meeting-zero.ts";
import { pilotWorkflow } from "../../../shared/domain/pilot-workflow.ts";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import { pilotRecord, recordsOf } from "../../../shared/records/read-records.ts";
import { useGo } from "../../app/navigation.ts";
import { type OpenPilot, usePilot } from "../../app/pilot-context.ts";
import { Redirect } from "../../app/routing/redirect.tsx";
import { useExecute } from "../../app/use-execute.ts";
import { useMeetings } from "../../stores/meeting-store.ts";
import { heldLabel } from "./held-label.ts";
import { EMPTY_MEETING, holdInput, type MeetingDraft } from "./meeting-draft.ts";
import { MeetingFlow } from "./meeting-flow.tsx";
import { useMeetingDraft } from "./use-meeting-draft.ts";

/** Meeting Zero for a pilot that has none yet; what is known of it stands there already. */
export function HoldMeeting(): ReactElement {
  const open = usePilot();
  const isHeld = recordsOf(open.pilot, "meetingZero").length > 0;
  return isHeld ? <Redirect to={`/c/${open.pilot.pilotId}/meeting`} /> : <Flow open={open} />;
}

function Flow({ open }: { readonly open: OpenPilot }): ReactElement {
  const execute = useExecute();
  const go = useGo();
  const { pilot, overview, format } = open;
  const { pilotId } = pilot;
  const today = overview.moment.date;
  const known = useMemo(() => knownOf(pilot, today), [pilot, today]);
  const [draft, change] = useMeetingDraft(pilotId, known);
  const root = pilotRecord(pilot);
  const setDate = root.startDate ?? null;
  const hold = async (): Promise<boolean> => {
    const given = setDate === null ? draft : { ...draft, startDate: "" };
    const done = await execute(pilotId, heldLabel(draft), [
      { command: "meetingZero.hold", input: holdInput(given, format) },
    ]);
    if (done === null) return false;
    useMeetings.getState().forget(pilotId);
    go(`/c/${pilotId}/plan`);
    return true;
  };
  return (
    <MeetingFlow
      draft={draft}
      onChange={change}
      format={format}
      isNew={false}
      company={overview.company}
      workflows={recordsOf(pilot, "workflow").map(({ name }) => name)}
      names={recordsOf(pilot, "person").map(({ name }) => name)}
      setDate={setDate}
      onLeave={() => go(`/c/${pilotId}/meeting`)}
      onHold={hold}
    />
  );
}

function knownOf(pilot: PilotState, today: number): Partial<MeetingDraft> {
  const people = recordsOf(pilot, "person").filter(({ active }) => active !== false);
  const { timeZone, currency } = pilotRecord(pilot);
  const workflow = pilotWorkflow(pilot);
  return {
    timeZone,
    currency,
    startDate: formatCalendarDate(mondayOf(today) + 7),
    workflow: workflow?.name ?? "",
    customerPromise: workflow?.customerPromise ?? "",
    chosenBecauseBad: workflow?.chosenBecauseBad ?? false,
    people: Object.fromEntries(
      MEETING_ROLES.map((role) => {
        const person = people.find((one) => one.role === role);
        return [role, { ...EMPTY_MEETING.people[role], name: person?.name ?? "" }];
      }),
    ) as unknown as MeetingDraft["people"],
  };
}
