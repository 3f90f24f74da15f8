import type { JsonObject } from "../json/json.ts";
import type { InputName } from "../observations/input-templates.ts";

/** The date of the sample's own clock, a Friday. */
export const SAMPLE_DATE = "2026-11-20";
/**
 * The sample's own clock, Fri 20 Nov 2026 15:00 as the wall clock of Paris, Berlin, Madrid and Stockholm shows it: there
 * the stories count their hours (9 h left of an obligation that ends at midnight in Paris). Every clock that the sample
 * is looked at with is this moment.
 */
export const SAMPLE_CLOCK = "2026-11-20T14:00:00.000Z";
/** What every screen and report of the sample says. */
export const SAMPLE_BANNER = "Sample data, a seeded simulation, as at 20 Nov 2026";

/** One file that is imported, through the importer like any other. */
export interface SampleFile {
  readonly name: string;
  readonly input: InputName;
  readonly bytes: Uint8Array;
  /** ISO 8601 in UTC. */
  readonly importedAt: string;
}

/**
 * One command of a company's history. In `input` a text `@name` stands for the id of the record that the step with
 * `as: "name"` made; `@pilot`, `@company`, `@item:KEY` (checklist item by its template key), `@workflow:NAME` and
 * `@segment:NAME` for those ids.
 */
export interface SampleStep {
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly actor: string;
  readonly command: string;
  readonly input: JsonObject;
  readonly as?: string;
}

/** A company of the sample: what it is, its files, and what its people did. */
export interface SampleCompany {
  /** Lower-case word: name of the pack file and seed of everything random. */
  readonly key: string;
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
  /** Absent: a diligence target. */
  readonly startDate?: string;
  /** When the pilot was made, ISO 8601 in UTC. */
  readonly createdAt: string;
  /** Any order; they are imported by time. */
  readonly files: readonly SampleFile[];
  /** In time order. */
  readonly steps: readonly SampleStep[];
  /** The date of the sealed baseline; absent: none was sealed. */
  readonly sealOn?: string;
}
