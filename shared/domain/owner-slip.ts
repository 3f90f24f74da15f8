import type { EpochDay } from "../calendar/calendar-date.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { isMetricId, type MetricId } from "../metrics/registry.ts";
import { recordsOf } from "../records/read-records.ts";
import { type ItemWord, isSettled } from "./checklist-item.ts";
import { isUnanswered } from "./obligation-answered.ts";
import { openAsks } from "./open-asks.ts";
import { currentTerms } from "./ownership.ts";
import type { PilotView } from "./pilot-view.ts";
import type { RightWord } from "./rights.ts";
import { liveThresholds } from "./threshold-terms.ts";

/** A checklist item of a person. */
export interface SlipItem {
  readonly id: string;
  readonly title: string;
  readonly state: ItemWord;
  readonly isLate: boolean;
  readonly isSettled: boolean;
  readonly due: EpochDay | null;
  readonly missing: string | null;
}

/** A metric that a person answers for, with the words committed to where a line is crossed. */
export interface SlipMetric {
  readonly metric: MetricId;
  readonly threshold: string | null;
  readonly breach: number | null;
  readonly direction: "above" | "below" | null;
  readonly words: string | null;
  readonly deadlineHours: number | null;
  /** Obligations of it that wait for an answer. */
  readonly waiting: number;
}

/** A delegated right that a person holds. */
export interface SlipRight {
  readonly id: string;
  readonly domain: string;
  readonly state: RightWord;
  readonly reason: string | null;
  readonly budgetPerWeek: number | null;
  readonly usedThisWeek: number;
}

/** One page of one person: what is theirs to do, to answer for and to decide. */
export interface OwnerSlip {
  readonly person: string;
  readonly name: string;
  readonly role: string | null;
  readonly items: readonly SlipItem[];
  readonly asks: readonly {
    readonly id: string;
    readonly text: string;
    readonly due: EpochDay | null;
    readonly isOverdue: boolean;
  }[];
  readonly metrics: readonly SlipMetric[];
  readonly rights: readonly SlipRight[];
}

/** The slip of a person (id) at the moment of a view; null: there is no such person. */
export function ownerSlip(pilot: PilotState, view: PilotView, person: string): OwnerSlip | null {
  const found = recordsOf(pilot, "person").find(({ id }) => id === person);
  if (found === undefined) return null;
  return {
    person,
    name: found.name,
    role: found.role ?? null,
    items: view.items
      .filter(({ dri }) => dri === person)
      .map((item) => ({
        id: item.id,
        title: item.title,
        state: item.state,
        isLate: item.late,
        isSettled: isSettled(item),
        due: item.due,
        missing: item.missing[0] ?? null,
      }))
      .toSorted((a, b) => Number(a.isSettled) - Number(b.isSettled) || (a.due ?? 0) - (b.due ?? 0)),
    asks: openAsks(pilot, view.moment.date)
      .filter(({ owner }) => owner === person)
      .map(({ id, text, due, isOverdue }) => ({ id, text, due, isOverdue })),
    metrics: metricsOf(pilot, view, person),
    rights: view.rights
      .filter(({ holders }) => holders.includes(person))
      .map(({ id, domain, state, reasons, budgetPerWeek, usedThisWeek }) => ({
        id,
        domain,
        state,
        reason: reasons[0] ?? null,
        budgetPerWeek,
        usedThisWeek,
      })),
  };
}

/** Lines whose terms name the person, and metrics that are theirs without a line. */
function metricsOf(pilot: PilotState, view: PilotView, person: string): readonly SlipMetric[] {
  const waiting = view.obligations.filter(isUnanswered);
  const lines = liveThresholds(pilot).flatMap((threshold): SlipMetric[] => {
    const terms = currentTerms(threshold);
    const { metric } = threshold;
    if (terms?.owner !== person || !isMetricId(metric)) return [];
    return [
      {
        metric,
        threshold: threshold.id,
        breach: terms.breach,
        direction: terms.direction,
        words: terms.action ?? null,
        deadlineHours: terms.deadlineHours ?? null,
        waiting: waiting.filter((one) => one.threshold === threshold.id).length,
      },
    ];
  });
  const withLine = new Set(lines.map(({ metric }) => metric));
  const bare = recordsOf(pilot, "metricOwnership").flatMap(({ metric, owner }): SlipMetric[] =>
    owner !== person || !isMetricId(metric) || withLine.has(metric)
      ? []
      : [
          {
            metric,
            threshold: null,
            breach: null,
            direction: null,
            words: null,
            deadlineHours: null,
            waiting: 0,
          },
        ],
  );
  return [...lines, ...new Map(bare.map((one) => [one.metric, one])).values()];
}
