import type { ReactElement } from "react";
import type { ReviewSectionKey, SectionTime } from "../../../../shared/domain/review-sections.ts";

/** The sections with their planned and spent minutes; a quiet line says where one is over. */
export function RoomSections({
  times,
  current,
  skipped,
  onEnter,
}: {
  readonly times: readonly SectionTime[];
  readonly current: ReviewSectionKey;
  readonly skipped: ReadonlySet<ReviewSectionKey>;
  readonly onEnter: (key: ReviewSectionKey) => void;
}): ReactElement {
  return (
    <nav aria-label="Sections" data-region="sections" tabIndex={-1}>
      <ol>
        {times.map(({ key, name, plannedMinutes, spentMinutes }, place) => {
          const isCurrent = key === current;
          const isSkipped = skipped.has(key);
          const isDone = spentMinutes > 0 && !isCurrent;
          const share = plannedMinutes === 0 ? 0 : Math.min(1, spentMinutes / plannedMinutes);
          return (
            <li key={key}>
              <button
                type="button"
                aria-current={isCurrent ? "step" : undefined}
                className={isSkipped ? "skipped" : ""}
                onClick={() => onEnter(key)}
              >
                <span className="place" aria-hidden="true">
                  {isDone ? "✓" : place + 1}
                </span>
                <span className="grow">{name}</span>
                <span className="minutes">
                  {isSkipped ? "nothing" : minutesWords(spentMinutes, plannedMinutes)}
                </span>
              </button>
              <i aria-hidden="true" className={spentMinutes > plannedMinutes && !isSkipped ? "over" : ""}>
                <i style={{ width: `${share * 100}%` }} />
              </i>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** `5 min`, `3 of 5`, `7 of 5`. */
function minutesWords(spent: number, planned: number): string {
  const whole = Math.round(planned);
  return spent < 0.5 ? `${whole} min` : `${Math.round(spent)} of ${whole}`;
}
