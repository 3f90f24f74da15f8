import { formatCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { calendarEvents } from "../../../shared/domain/calendar-events.ts";
import { pilotView } from "../../../shared/domain/pilot-view.ts";
import { createDatasetReader } from "../../../shared/pilot-data/dataset-reader.ts";
import { calendarFile } from "../../../shared/report/ics/calendar-file.ts";
import { personOf } from "../../../shared/report/pilot-report.ts";
import { writeFileSafely } from "../../services/write-file.ts";
import { asOfOption } from "../arguments.ts";
import { PACK_OPTIONS, packOf, refuse } from "../pack-verb.ts";
import { circleOption } from "../report-options.ts";
import { EXIT, optionText, requiredOption, type Verb } from "../verb.ts";

/** `calendar`: reviews, gates and deadlines as a file for calendars. */
export const calendar: Verb = {
  name: "calendar",
  usage: "F.c180 --out FILE.ics [--person NAME] [--circle everyone|leadership|partner] [--as-of T] [--json]",
  summary: "writes reviews, gates and deadlines for a calendar, of all or of one person",
  options: {
    ...PACK_OPTIONS,
    out: { type: "string" },
    person: { type: "string" },
    circle: { type: "string" },
    "as-of": { type: "string" },
  },
  positionals: [1, 1],
  run: async (call) => {
    const path = requiredOption(call, "out");
    const circle = circleOption(call) ?? "everyone";
    const asOfMs = asOfOption(call);
    const name = optionText(call, "person");
    const opened = await packOf(call);
    if (!opened.ok) return refuse(call, opened.problem);
    const { pilot } = opened.value;
    const person = name === undefined ? null : personOf(pilot, name);
    if (person !== null && !person.ok) return refuse(call, person.problem);
    const dataset = createDatasetReader().datasetOf(pilot);
    if (!dataset.ok) return refuse(call, dataset.problem);
    const view = pilotView(pilot, dataset.value, asOfMs);
    const events = calendarEvents(pilot, view, asOfMs, { person: person?.value.id ?? null, circle });
    const bytes = new TextEncoder().encode(calendarFile(pilot, events, asOfMs));
    const written = await writeFileSafely(path, bytes);
    if (!written.ok) return refuse(call, written.problem);
    const listed = events.map(({ day, title, kind }) => ({ date: formatCalendarDate(day), kind, title }));
    call.output.result({ file: path, events: listed });
    call.output.line(`${path}: ${events.length} ${events.length === 1 ? "date" : "dates"}`);
    return EXIT.done;
  },
};
