import type { EpochDay } from "../calendar/calendar-date.ts";
import { dayOf, instantOf } from "../calendar/moments.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { overruledSeals } from "./overruled-seals.ts";
import type { RightsRow } from "./rights-content.ts";
import { readRightsContent, rightsContent } from "./rights-content.ts";

/** One version of the matrix with its rows. */
export interface RightsVersion {
  /** 0: as it is today. */
  readonly version: number;
  /** Id of its record; null: version 0 that nothing has frozen yet. */
  readonly matrix: string | null;
  /** `draft`: being written; `published`: sealed; `as is`: version 0. */
  readonly state: "as is" | "draft" | "published";
  readonly effectiveFrom: EpochDay | null;
  readonly publishedAt: string | null;
  readonly reason: string | null;
  readonly digest: string | null;
  readonly rows: readonly RightsRow[];
}

/** All versions in their order, version 0 first (it is always there); drafts last. Sealed ones read from their seal. */
export function rightsVersions(pilot: RecordsHolder): readonly RightsVersion[] {
  const matrices = recordsOf(pilot, "rightsMatrix");
  const asIs = matrices.find(({ version }) => version === 0);
  const later = matrices
    .filter(({ version }) => version > 0)
    .map((matrix) => versionOf(pilot, matrix))
    .toSorted((one, other) => one.version - other.version || rank(one) - rank(other));
  return [
    asIs === undefined
      ? {
          version: 0,
          matrix: null,
          state: "as is",
          effectiveFrom: null,
          publishedAt: null,
          reason: null,
          digest: null,
          rows: rightsContent(pilot, asIsRows(pilot)).rows,
        }
      : versionOf(pilot, asIs),
    ...later,
  ];
}

/** The rows of version 0: those of its matrix, and those of no matrix. */
export function asIsRows(pilot: RecordsHolder): readonly RecordOf<"decisionRight">[] {
  const ids = new Set(
    recordsOf(pilot, "rightsMatrix").flatMap(({ id, version }) => (version === 0 ? [id] : [])),
  );
  return recordsOf(pilot, "decisionRight").filter(({ matrix }) => matrix === undefined || ids.has(matrix));
}

/** The rows that stand in a matrix; version 0 has those of no matrix too. */
export function rowsOfMatrix(
  pilot: RecordsHolder,
  matrix: RecordOf<"rightsMatrix">,
): readonly RecordOf<"decisionRight">[] {
  if (matrix.version === 0) return asIsRows(pilot);
  return recordsOf(pilot, "decisionRight").filter((row) => row.matrix === matrix.id);
}

/** Is a matrix sealed, so that neither it nor its rows change any more? */
export function isSealedMatrix({ digest, publishedAt }: RecordOf<"rightsMatrix">): boolean {
  return digest !== undefined || publishedAt !== undefined;
}

/** The matrices that are being written: later than version 0 and not sealed. */
export function draftMatrices(pilot: RecordsHolder): readonly RecordOf<"rightsMatrix">[] {
  return recordsOf(pilot, "rightsMatrix").filter((matrix) => matrix.version > 0 && !isSealedMatrix(matrix));
}

/**
 * The version in force on a date: of those that are published and take effect by then the one that takes effect last,
 * else version 0. Give it the pilot as whoever asks could know it.
 */
export function rightsInForce(pilot: RecordsHolder, date: EpochDay): RightsVersion {
  const [asIs, ...later] = rightsVersions(pilot);
  const overruled = overruledSeals(pilot);
  const inForce = later
    .filter(({ matrix }) => matrix === null || !overruled.has(matrix))
    .filter(
      ({ state, effectiveFrom }) => state === "published" && effectiveFrom !== null && effectiveFrom <= date,
    )
    .toSorted(
      (one, other) =>
        (other.effectiveFrom ?? 0) - (one.effectiveFrom ?? 0) ||
        other.version - one.version ||
        (instantOf(other.publishedAt ?? undefined) ?? 0) - (instantOf(one.publishedAt ?? undefined) ?? 0),
    )[0];
  // There is always a version 0.
  return inForce ?? (asIs as RightsVersion);
}

/** The newest version that is not a draft: the last published one, else version 0. */
export function newestVersion(pilot: RecordsHolder): RightsVersion {
  const overruled = overruledSeals(pilot);
  const versions = rightsVersions(pilot).filter(
    ({ state, matrix }) => state !== "draft" && (matrix === null || !overruled.has(matrix)),
  );
  return versions.at(-1) as RightsVersion;
}

/** The draft that is being written, or null. */
export function draftVersion(pilot: RecordsHolder): RightsVersion | null {
  return rightsVersions(pilot).find(({ state }) => state === "draft") ?? null;
}

/** The row of a version that a decision falls under: by its decision type, else by its delegated domain. */
export function rowFor(
  pilot: RecordsHolder,
  version: RightsVersion,
  decision: Pick<RecordOf<"decision">, "right" | "domain">,
): RightsRow | null {
  const named = recordsOf(pilot, "decisionRight").find(({ id }) => id === decision.right);
  const type = named?.decisionType;
  const byType = version.rows.find(({ id, decisionType }) => id === decision.right || decisionType === type);
  if (byType !== undefined) return byType;
  return decision.domain === undefined
    ? null
    : (version.rows.find(({ domain }) => domain === decision.domain) ?? null);
}

function versionOf(pilot: RecordsHolder, matrix: RecordOf<"rightsMatrix">): RightsVersion {
  const isSealed = isSealedMatrix(matrix);
  const sealed = isSealed ? readRightsContent(matrix.content) : null;
  return {
    version: matrix.version,
    matrix: matrix.id,
    state: matrix.version === 0 ? "as is" : isSealed ? "published" : "draft",
    effectiveFrom: dayOf(matrix.effectiveFrom),
    publishedAt: matrix.publishedAt ?? null,
    reason: matrix.reason ?? null,
    digest: matrix.digest ?? null,
    rows: sealed?.rows ?? rightsContent(pilot, rowsOfMatrix(pilot, matrix)).rows,
  };
}

function rank({ state }: RightsVersion): number {
  return state === "draft" ? 1 : 0;
}
