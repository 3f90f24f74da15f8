/** Bounds of an archive, checked before anything in it is inflated. Sizes are in bytes. */
export interface ArchiveLimits {
  readonly archiveBytes: number;
  /** All members together, inflated. */
  readonly inflatedBytes: number;
  readonly members: number;
  /** Length of a member's name. */
  readonly nameBytes: number;
  /** Inflated : stored of one member, and of all. Small ones are exempt: they cannot do harm. */
  readonly memberRatio: number;
  readonly totalRatio: number;
  readonly exemptBytes: number;
}

const MIB = 1_048_576;

/** The limits unless a caller has others. */
export const DEFAULT_ARCHIVE_LIMITS: ArchiveLimits = {
  archiveBytes: 256 * MIB,
  inflatedBytes: 512 * MIB,
  members: 4096,
  nameBytes: 200,
  memberRatio: 200,
  totalRatio: 100,
  exemptBytes: MIB,
};
