import { useMessages } from "../../stores/message-store.ts";
import type { OpenPilot } from "../pilot-context.ts";
import type { Services } from "../services.ts";
import { problemMessage } from "../use-execute.ts";
import { fileNameOf, saySaved } from "./save-packs.ts";

/** Saves the pilot's dates for a calendar, of everybody or of one person, and tells what became of it. */
export async function saveCalendar(
  { figures, host }: Pick<Services, "figures" | "host">,
  { pilot, asOfMs, overview }: OpenPilot,
  person: { readonly id: string; readonly name: string } | null,
): Promise<void> {
  const { say } = useMessages.getState();
  const events = await figures.ask("calendarEvents", pilot, asOfMs, person?.id ?? null);
  if (!events.ok) return say(problemMessage(events.problem));
  const { CALENDAR_MEDIA_TYPE, calendarFile } = await import("../../../shared/report/ics/calendar-file.ts");
  const bytes = new TextEncoder().encode(calendarFile(pilot, events.value, asOfMs));
  const name = fileNameOf(person === null ? overview.company : person.name);
  const saved = await host.saveFile(`${name}-calendar.ics`, CALENDAR_MEDIA_TYPE, bytes);
  if (!saved.ok) say(problemMessage(saved.problem));
  else if (saved.value !== null) saySaved(saved.value);
}
