import { dayOf, instantOf } from "../../../shared/calendar/moments.ts";
import { zoneClock } from "../../../shared/calendar/zone.ts";
import { dayNumber } from "../../../shared/domain/pilot-calendar.ts";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import { newsOf } from "../../../shared/merge/merge-news.ts";
import { recordsWords } from "../../../shared/merge/records-words.ts";
import { mergeSide } from "../../../shared/merge/side-changes.ts";
import { pilotRecord, recordById, recordsOf } from "../../../shared/records/read-records.ts";
import { countText } from "../../app/shown-locale.ts";

/** How one copy of a pilot stands. */
export interface Stand {
  /** ISO 8601 in UTC of the last entry, and who wrote it. */
  readonly changedAt: string;
  readonly actor: string;
  /** The day of the pilot that the last change fell on; null: it has no start. */
  readonly day: number | null;
  readonly changes: number;
  readonly imports: number;
  readonly rows: number;
}

/** What one copy has and the other lacks, in words. */
export interface OneSided {
  readonly changes: number;
  /** "2 people added", "work.csv: 120 rows". */
  readonly what: readonly string[];
}

/** What restoring would do with one company. */
export interface RestoreLine {
  readonly pilotId: string;
  readonly company: string;
  readonly word: "goes back" | "comes back" | "brings more" | "as it is";
  /** Null: it is not here. */
  readonly here: Stand | null;
  readonly backup: Stand;
  readonly takenOut: OneSided;
  readonly comesWith: OneSided;
}

/** Compares a pilot of an opened backup with what is here of it. */
export function restoreLine(here: PilotState | null, backup: PilotState): RestoreLine {
  const takenOut = here === null ? NOTHING : oneSided(here, backup);
  const comesWith = here === null ? NOTHING : oneSided(backup, here);
  return {
    pilotId: backup.pilotId,
    company: companyOf(backup),
    word: wordOf(here !== null, takenOut, comesWith),
    here: here === null ? null : standOf(here),
    backup: standOf(backup),
    takenOut,
    comesWith,
  };
}

const NOTHING: OneSided = { changes: 0, what: [] };
/** So many kinds of records and files are named; the rest is counted. */
const MOST = 5;

function wordOf(isHere: boolean, takenOut: OneSided, comesWith: OneSided): RestoreLine["word"] {
  if (!isHere) return "comes back";
  if (takenOut.changes > 0) return "goes back";
  return comesWith.changes > 0 ? "brings more" : "as it is";
}

function standOf(pilot: PilotState): Stand {
  const last = pilot.entries.at(-1);
  const { startDate, timeZone } = pilotRecord(pilot);
  const start = dayOf(startDate);
  const changedMs = instantOf(last?.at);
  const batches = recordsOf(pilot, "batch").filter(({ takenBack }) => takenBack !== true);
  return {
    changedAt: last?.at ?? "",
    actor: last?.actor ?? "",
    day: start === null || changedMs === null ? null : dayNumber(start, zoneClock(timeZone).dayOf(changedMs)),
    changes: pilot.entries.length,
    imports: batches.length,
    rows: batches.reduce((sum, { rows }) => sum + rows, 0),
  };
}

/** What one copy did that the other does not know. */
function oneSided(pilot: PilotState, other: PilotState): OneSided {
  const known = new Set(other.entries.map(({ hash }) => hash));
  const only = pilot.entries.filter(({ hash }) => !known.has(hash));
  const news = newsOf(mergeSide(pilot, only), other);
  const what = [
    ...news.records.flatMap(({ type, added, changed, removed }) =>
      (
        [
          ["added", added],
          ["changed", changed],
          ["removed", removed],
        ] as const
      )
        .filter(([, count]) => count > 0)
        .map(([word, count]) => `${recordsWords(type, count)} ${word}`),
    ),
    ...news.imports.map(({ file, rows }) => `${file}: ${countText(rows)} ${rows === 1 ? "row" : "rows"}`),
  ];
  const rest = what.length - MOST;
  return { changes: news.entries, what: rest > 0 ? [...what.slice(0, MOST), `${rest} more`] : what };
}

function companyOf(pilot: PilotState): string {
  return recordById(pilot, "company", pilotRecord(pilot).company)?.name ?? "Company";
}
