import { instantOf } from "../calendar/moments.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordById, recordsOf } from "../records/read-records.ts";

const MS_PER_HOUR = 3_600_000;

/** A running escalation: where its clock stands. It moves up by the recorded times, whether or not the app is open. */
export interface EscalationClock {
  /** Id of the record. */
  readonly id: string;
  readonly title: string;
  /** 1 is the lowest. */
  readonly level: number;
  readonly levels: number;
  /** Hours used of the level, and those that it has. */
  readonly usedHours: number;
  readonly levelHours: number;
  /** Epoch milliseconds at which it moves up, or, on the last level, the default holds. */
  readonly endsAtMs: number;
  /** Ids of those who answer on this level. */
  readonly who: readonly string[];
  /** The last level has run out: the default outcome holds. */
  readonly isOut: boolean;
  readonly defaultOutcome: string | null;
}

/** The escalations that run at `asOfMs`, in the order in which they started. */
export function escalationClocks(pilot: RecordsHolder, asOfMs: number): readonly EscalationClock[] {
  return recordsOf(pilot, "escalation").flatMap((escalation): EscalationClock[] => {
    const { id, scenario, startedAt, closedAt, outcome, levelAnswers = [] } = escalation;
    const plan = scenario === undefined ? null : recordById(pilot, "escalationScenario", scenario);
    const levels = plan?.levels ?? [];
    const closed = instantOf(closedAt);
    const isOver = (closed !== null && closed <= asOfMs) || outcome !== undefined;
    let start = instantOf(startedAt);
    if (start === null || start > asOfMs || isOver || levels.length === 0) return [];
    if (levelAnswers.some(({ settled, at }) => settled && (instantOf(at) ?? 0) <= asOfMs)) return [];
    let place = 0;
    for (; place < levels.length - 1; place += 1) {
      const end = start + (levels[place]?.hours ?? 0) * MS_PER_HOUR;
      // Handing it up before its time is over starts the next level there and then.
      const handedUp = levelAnswers
        .filter(({ level, settled }) => level === place + 1 && !settled)
        .flatMap(({ at }) => instantOf(at) ?? [])
        .find((at) => at <= asOfMs);
      const next: number = Math.min(end, handedUp ?? end);
      if (next > asOfMs) break;
      start = next;
    }
    const level = levels[place];
    const levelHours = level?.hours ?? 0;
    const endsAtMs = start + levelHours * MS_PER_HOUR;
    return [
      {
        id,
        title: escalation.title ?? plan?.title ?? "Escalation",
        level: place + 1,
        levels: levels.length,
        usedHours: Math.min(levelHours, (asOfMs - start) / MS_PER_HOUR),
        levelHours,
        endsAtMs,
        who: level?.who ?? [],
        isOut: endsAtMs <= asOfMs,
        defaultOutcome: plan?.defaultOutcome ?? null,
      },
    ];
  });
}
