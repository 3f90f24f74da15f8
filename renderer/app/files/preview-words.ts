import { instantOf } from "../../../shared/calendar/moments.ts";
import { dateFormat } from "../../../shared/report/format/date-format.ts";
import { isNews } from "../../data/pack-preview.ts";
import type { PackPreview } from "../../data/workspace.ts";
import type { FileInHand } from "../../stores/arrivals-store.ts";
import { shownLocale } from "../shown-locale.ts";
import { type ArrivalLine, arrivalLines } from "./arrival-words.ts";

/** One line of what opening would bring, with what the copy does not hold. */
export interface PreviewLine extends ArrivalLine {
  /** That values are withheld from the copy, and what that means; null: it is complete. */
  readonly withheld: string | null;
}

/** The clock of the machine, as the preview writes moments. */
export interface PreviewClock {
  readonly nowMs: number;
  readonly timeZone: string;
}

/** What opening packs would bring, line by line; nothing of it is done yet. */
export function previewLines(files: readonly FileInHand[], clock: PreviewClock): readonly PreviewLine[] {
  return files.flatMap((one, place): readonly PreviewLine[] => {
    if (one.kind === "set aside") {
      return arrivalLines([one]).map((line) => ({ ...line, key: `${place} ${line.key}`, withheld: null }));
    }
    const { file, pack } = one;
    return pack.previews.flatMap((preview) =>
      arrivalLines([{ kind: "opened", file, pilots: [preview.arrival] }]).map((line) => ({
        ...line,
        key: `${place} ${line.key}`,
        why: whyOf(preview, line, clock),
        withheld: withheldWords(preview),
      })),
    );
  });
}

/** How many companies opening would add or bring up to date. */
export function newsCount(files: readonly FileInHand[]): number {
  return files.flatMap((file) => (file.kind === "read" ? file.pack.previews.filter(isNews) : [])).length;
}

function whyOf({ arrival, changedAt }: PackPreview, line: ArrivalLine, clock: PreviewClock): string {
  const last = `Changed last ${moment(changedAt, clock)}.`;
  switch (arrival.kind) {
    case "added":
      return `It is not here yet. ${last}`;
    case "updated": {
      const { entries } = arrival;
      if (entries === 0) return "It would bring files and values that are missing here.";
      return `It would bring ${entries === 1 ? "1 change" : `${entries} changes`}. ${last}`;
    }
    case "nothing to do":
      return `What is here is newer. ${last}`;
    default:
      return line.why;
  }
}

function withheldWords({ withheld, arrival }: PackPreview): string | null {
  if (withheld === 0) return null;
  const records = withheld === 1 ? "Of 1 record" : `Of ${withheld} records`;
  const kept =
    arrival.kind === "updated" || arrival.kind === "unchanged" ? " What is here of them stays here." : "";
  return `${records} the values are withheld from this copy: it was made for a wider circle.${kept}`;
}

function moment(at: string, { nowMs, timeZone }: PreviewClock): string {
  const epochMs = instantOf(at);
  const year = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone).year;
  return epochMs === null ? "at no known time" : dateFormat(shownLocale(), year).moment(epochMs, timeZone);
}
