/** The sections of the weekly review in their order, each with its share of the planned time, in minutes of 45. */
export const REVIEW_SECTIONS = [
  { key: "due", name: "Due first", share: 5 },
  { key: "changed", name: "Changed", share: 5 },
  { key: "moved", name: "Moved", share: 7 },
  { key: "regressed", name: "Regressed", share: 10 },
  { key: "trade-off", name: "Trade-off", share: 13 },
  { key: "ships", name: "Ships next", share: 5 },
] as const;

export type ReviewSectionKey = (typeof REVIEW_SECTIONS)[number]["key"];

/** Minutes that a weekly review takes where the pilot does not say otherwise. */
export const DEFAULT_REVIEW_MINUTES = 45;

/** A section with the time that it is to take, and that it has taken; both in minutes. */
export interface SectionTime {
  readonly key: ReviewSectionKey;
  readonly name: string;
  readonly plannedMinutes: number;
  readonly spentMinutes: number;
}

/**
 * The sections of a review of `minutes` minutes. A section that has nothing to say is skipped: its time goes to the
 * trade-off, which is never skipped. Planned minutes always add up to `minutes`.
 */
export function sectionTimes(
  minutes: number,
  skipped: ReadonlySet<ReviewSectionKey>,
  spent: readonly { readonly key: string; readonly spentMinutes?: number | undefined }[] = [],
): readonly SectionTime[] {
  const total = REVIEW_SECTIONS.reduce((sum, { share }) => sum + share, 0);
  const left = REVIEW_SECTIONS.filter(({ key }) => key !== "trade-off" && skipped.has(key)).reduce(
    (sum, { share }) => sum + share,
    0,
  );
  return REVIEW_SECTIONS.map(({ key, name, share }) => {
    const own = key === "trade-off" ? share + left : skipped.has(key) ? 0 : share;
    return {
      key,
      name,
      plannedMinutes: (minutes * own) / total,
      spentMinutes: spent.find((one) => one.key === key)?.spentMinutes ?? 0,
    };
  });
}
