import { instantOf } from "../calendar/moments.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordById, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";

const MS_PER_HOUR = 3_600_000;

/** `settled`: somebody answered in time; `expired`: the last level ran out, and the default outcome holds. */
export type EscalationWord = "running" | "settled" | "expired";

/** How a level was left, or that it runs. */
export type StayEnd = "running" | "settled" | "handed up" | "ran out";

/** The time that an escalation spent on one level. Moments are epoch milliseconds. */
export interface LevelStay {
  /** 1 is the lowest. */
  readonly level: number;
  readonly title: string | null;
  /** Ids of those who answer on this level. */
  readonly who: readonly string[];
  readonly hours: number;
  readonly fromMs: number;
  /** When it was left; of the level that runs, when it will run out. */
  readonly untilMs: number;
  readonly end: StayEnd;
  /** Id of the person who settled it or handed it up, and what was said. */
  readonly by: string | null;
  readonly text: string | null;
}

/** An escalation as it went, from the recorded times alone. */
export interface EscalationCourse {
  readonly id: string;
  readonly title: string;
  /** Id of the scenario, or null. */
  readonly scenario: string | null;
  readonly state: EscalationWord;
  readonly startedAtMs: number;
  /** Settled or expired since; null: it runs. */
  readonly endedAtMs: number | null;
  /** How many levels the scenario has. */
  readonly levels: number;
  /** In order of time; the last one is where it stands, or where it ended. */
  readonly stays: readonly LevelStay[];
  /** What was settled, or the default that holds; null while it runs, or where nobody said. */
  readonly outcome: string | null;
  readonly defaultOutcome: string | null;
  /** What was recorded after the time had run out; it does not undo that. */
  readonly afterwards: string | null;
}

/**
 * The courses of all escalations that had started by `asOfMs`, in the order of their start. A level is left when it is
 * settled or handed up, or when its hours are over: whether the app was open does not matter. An answer is counted at its
 * recorded time, never before the one before it (a clock may have been set back).
 */
export function escalationCourses(pilot: RecordsHolder, asOfMs: number): readonly EscalationCourse[] {
  return recordsOf(pilot, "escalation")
    .flatMap((escalation) => escalationCourse(pilot, escalation, asOfMs) ?? [])
    .toSorted((a, b) => a.startedAtMs - b.startedAtMs);
}

/** The course of one escalation; null before its start. */
export function escalationCourse(
  pilot: RecordsHolder,
  escalation: RecordOf<"escalation">,
  asOfMs: number,
): EscalationCourse | null {
  const startedAtMs = instantOf(escalation.startedAt);
  if (startedAtMs === null || startedAtMs > asOfMs) return null;
  const plan =
    escalation.scenario === undefined ? null : recordById(pilot, "escalationScenario", escalation.scenario);
  const levels = plan?.levels ?? [];
  const walked = walk(levels, answersOf(escalation, startedAtMs, asOfMs), startedAtMs, asOfMs);
  const { stays } = walked;
  const last = stays.at(-1);
  const state: EscalationWord =
    last?.end === "settled" ? "settled" : last?.end === "ran out" ? "expired" : "running";
  const defaultOutcome = plan?.defaultOutcome ?? null;
  const outcomes = { running: null, settled: last?.text ?? null, expired: defaultOutcome } as const;
  return {
    id: escalation.id,
    title: escalation.title ?? plan?.title ?? "Escalation",
    scenario: plan?.id ?? null,
    state,
    startedAtMs,
    endedAtMs: state === "running" ? null : (last?.untilMs ?? null),
    levels: levels.length,
    stays,
    outcome: outcomes[state],
    defaultOutcome,
    afterwards: state === "expired" ? walked.afterwards : null,
  };
}

interface Answer {
  readonly atMs: number;
  readonly settled: boolean;
  readonly by: string | null;
  readonly text: string | null;
}

/** The answers by now in the order of recording; closing an escalation with an outcome settles it. */
function answersOf(
  { levelAnswers = [], outcome, closedAt }: RecordOf<"escalation">,
  startedAtMs: number,
  asOfMs: number,
): readonly Answer[] {
  const closed =
    outcome === undefined && closedAt === undefined ? [] : [{ at: closedAt, settled: true, text: outcome }];
  let lastMs = startedAtMs;
  const answers: Answer[] = [];
  for (const answer of [...levelAnswers, ...closed]) {
    const atMs = Math.max(lastMs, instantOf(answer.at) ?? lastMs);
    if (atMs > asOfMs) break;
    lastMs = atMs;
    const by = "by" in answer ? (answer.by ?? null) : null;
    answers.push({ atMs, settled: answer.settled, by, text: answer.text ?? null });
  }
  return answers;
}

type Levels = NonNullable<RecordOf<"escalationScenario">["levels"]>;

function walk(
  levels: Levels,
  answers: readonly Answer[],
  startedAtMs: number,
  asOfMs: number,
): { readonly stays: readonly LevelStay[]; readonly afterwards: string | null } {
  const stays: LevelStay[] = [];
  let fromMs = startedAtMs;
  let open = answers;
  // An escalation without levels runs until somebody settles it.
  const plan: Levels = levels.length === 0 ? [{ who: [], hours: Number.POSITIVE_INFINITY }] : levels;
  for (const [place, level] of plan.entries()) {
    const endMs = fromMs + level.hours * MS_PER_HOUR;
    // Nobody stands above the last level: handing it up there changes nothing.
    const isLast = place === plan.length - 1;
    const answer = open.find(({ atMs, settled }) => atMs < endMs && (settled || !isLast)) ?? null;
    const end =
      answer === null ? (endMs <= asOfMs ? "ran out" : "running") : answer.settled ? "settled" : "handed up";
    const untilMs = answer?.atMs ?? endMs;
    stays.push({
      level: place + 1,
      title: level.title ?? null,
      who: level.who,
      hours: level.hours,
      fromMs,
      untilMs,
      end,
      by: answer?.by ?? null,
      text: answer?.text ?? null,
    });
    if (end === "settled" || end === "running") break;
    if (answer !== null) open = open.slice(open.indexOf(answer) + 1);
    fromMs = untilMs;
  }
  return { stays, afterwards: open.findLast(({ atMs }) => atMs >= fromMs)?.text ?? null };
}
