import type { EpochDay } from "../calendar/calendar-date.ts";
import { formatCalendarDate } from "../calendar/calendar-date.ts";
import type { TemplateRow } from "./csv-text.ts";
import { sampleFile } from "./data-files.ts";
import type { SampleFile } from "./sample-company.ts";
import { dayAt, momentAt } from "./sample-dates.ts";
import { seededRandom } from "./seeded-random.ts";

/** An incident that began at 09:20 UTC and fed a loop of the register. */
export interface IncidentStory {
  readonly on: string;
  readonly minutes: number;
  readonly title: string;
  readonly loop?: string;
}

/** A change of the workflow that went live at 06:00 UTC. */
export interface ChangeStory {
  readonly on: string;
  readonly kind: string;
  readonly title: string;
  readonly status?: string;
}

/** The registers of incidents and changes, each exported on the given days with what had happened before them. */
export function registerFiles(
  workflow: string,
  incidents: readonly IncidentStory[],
  changes: readonly ChangeStory[],
  exports: readonly EpochDay[],
): SampleFile[] {
  return exports.flatMap((day) => {
    const label = formatCalendarDate(day);
    const isKnown = ({ on }: { readonly on: string }) => dayAt(on) < day;
    const incidentRows = incidents
      .filter(isKnown)
      .map((story, index) => incidentRow(workflow, index + 1, story));
    const changeRows = changes.filter(isKnown).map((story, index) => changeRow(workflow, index + 1, story));
    return [
      ...(incidentRows.length === 0
        ? []
        : [sampleFile("incidents", `incidents-${label}.csv`, incidentRows, momentAt(day, "06:50"))]),
      ...(changeRows.length === 0
        ? []
        : [sampleFile("changes", `changes-${label}.csv`, changeRows, momentAt(day, "06:55"))]),
    ];
  });
}

function incidentRow(workflow: string, number: number, story: IncidentStory): TemplateRow {
  const resolved = 9 * 60 + 20 + story.minutes;
  const time = `${String(Math.floor(resolved / 60)).padStart(2, "0")}:${String(resolved % 60).padStart(2, "0")}`;
  return {
    id: `I-${String(number).padStart(2, "0")}`,
    workflow,
    title: story.title,
    started_at: momentAt(dayAt(story.on), "09:20"),
    resolved_at: momentAt(dayAt(story.on), time),
    loop: story.loop,
  };
}

function changeRow(workflow: string, number: number, story: ChangeStory): TemplateRow {
  const day = dayAt(story.on);
  return {
    id: `CH-${String(number).padStart(2, "0")}`,
    at: momentAt(day, "06:00"),
    workflow,
    kind: story.kind,
    title: story.title,
    status: story.status ?? "deployed",
    planned_on: formatCalendarDate(day - 6),
  };
}

/** A stretch of corrections: how many, and how long they usually take. */
export interface CorrectionStory {
  readonly from: EpochDay;
  readonly to: EpochDay;
  readonly count: number;
  readonly usualMinutes: number;
}

/** The log of corrections, one file per stretch, imported on the day after it (or later). */
export function correctionFiles(
  seed: string,
  workflow: string,
  segments: readonly string[],
  stretches: readonly (CorrectionStory & { readonly importedOn: EpochDay })[],
): SampleFile[] {
  return stretches.map(({ from, to, count, usualMinutes, importedOn }) => {
    const random = seededRandom(`${seed}/corrections/${from}`);
    const rows = Array.from({ length: count }, (_, index): TemplateRow => {
      const day = from + Math.floor((index * (to - from + 1)) / count);
      return {
        id: `C-${formatCalendarDate(day).replaceAll("-", "")}-${index + 1}`,
        at: momentAt(day, `${String(8 + random.below(9)).padStart(2, "0")}:15`),
        workflow,
        segment: segments[random.below(segments.length)],
        minutes: Math.round(usualMinutes * (0.4 + 1.6 * random.next())),
      };
    });
    return sampleFile(
      "corrections",
      `corrections-${formatCalendarDate(from)}.csv`,
      rows,
      momentAt(importedOn, "06:35"),
    );
  });
}
