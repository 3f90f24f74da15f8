import { type ReactElement, useMemo } from "react";
import { formatCalendarDate, mondayOf } from "../../../shared/calendar/calendar-date.ts";
import { zoneClock } from "../../../shared/calendar/zone.ts";
import { reportFormat } from "../../../shared/report/format/report-format.ts";
import { useGo } from "../../app/navigation.ts";
import { useServices } from "../../app/services.ts";
import { shownLocale } from "../../app/shown-locale.ts";
import { problemMessage, useExecute } from "../../app/use-execute.ts";
import { NEW_MEETING, useMeetings } from "../../stores/meeting-store.ts";
import { useMessages } from "../../stores/message-store.ts";
import { heldLabel } from "./held-label.ts";
import { holdInput } from "./meeting-draft.ts";
import { MeetingFlow } from "./meeting-flow.tsx";
import { useMeetingDraft } from "./use-meeting-draft.ts";

const NOTHING: readonly string[] = [];

/** Meeting Zero with nothing set up: at its end the pilot is made. */
export function NewMeeting(): ReactElement {
  const { workspace, now } = useServices();
  const execute = useExecute();
  const go = useGo();
  const { today, known } = useMemo(() => {
    const timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const date = zoneClock(timeZone).dayOf(now());
    return { today: date, known: { timeZone, startDate: formatCalendarDate(mondayOf(date) + 7) } };
  }, [now]);
  const [draft, change] = useMeetingDraft(NEW_MEETING, known);
  const format = reportFormat({ locale: shownLocale(), currency: draft.currency, asOf: today });
  const hold = async (): Promise<boolean> => {
    const { company, timeZone, currency } = draft;
    const made = await workspace.create({ company, timeZone, currency });
    if (!made.ok) {
      useMessages.getState().say(problemMessage(made.problem));
      return false;
    }
    const { pilotId } = made.value;
    // From here on the meeting belongs to the pilot: where it is refused, the room goes on there.
    const { keep, forget } = useMeetings.getState();
    keep(pilotId, draft);
    forget(NEW_MEETING);
    const done = await execute(pilotId, heldLabel(draft), [
      { command: "meetingZero.hold", input: holdInput(draft, format) },
    ]);
    if (done === null) {
      go(`/c/${pilotId}/meeting/hold`);
      return false;
    }
    forget(pilotId);
    go(`/c/${pilotId}/plan`);
    return true;
  };
  return (
    <MeetingFlow
      draft={draft}
      onChange={change}
      format={format}
      isNew
      company={null}
      workflows={NOTHING}
      names={NOTHING}
      setDate={null}
      onLeave={() => go("/portfolio")}
      onHold={hold}
    />
  );
}
