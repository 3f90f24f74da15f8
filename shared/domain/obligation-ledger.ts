import type { PilotState } from "../journal/pilot-state.ts";
import type { MetricId } from "../metrics/registry.ts";
import type { ThresholdPeriod } from "../metrics/threshold-periods.ts";
import { recordById } from "../records/read-records.ts";
import { type GivenAnswer, givenAnswers } from "./obligation-answers.ts";
import { type Restatement, restatements } from "./obligation-restatements.ts";
import type { ObligationTerms, ObligationWord, PilotObligation } from "./pilot-obligations.ts";
import { type TermsOverrule, termsOverrules } from "./terms-overrules.ts";

/** Something that happened to an obligation. */
export type LedgerEventKind =
  | "fired"
  | "data came late"
  | "obeyed"
  | "overruled"
  | "answer revised"
  | "expired"
  | "withdrawn"
  | "restated"
  | "fired again";

/** One event at its recorded or derived moment (epoch milliseconds). */
export interface LedgerEvent {
  readonly kind: LedgerEventKind;
  readonly atMs: number;
  /** Who did it: a person's name, or the profile that recorded it; null: nobody, it happened by itself. */
  readonly who: string | null;
  /** The reason, or the file of the import; null: none. */
  readonly text: string | null;
}

/** An obligation with all that happened to it. `withdrawn`: the data that fired it were restated before an answer. */
export interface LedgerRow {
  readonly id: string;
  readonly threshold: string;
  readonly metric: MetricId;
  readonly workflow: string;
  readonly segment: string;
  readonly period: string;
  readonly state: ObligationWord | "withdrawn";
  readonly restated: boolean;
  readonly action: string | null;
  /** Ids, or null. */
  readonly owner: string | null;
  readonly keeper: string | null;
  readonly terms: ObligationTerms | null;
  readonly firedAtMs: number | null;
  readonly deadlineMs: number | null;
  /** The figures that fired it: as they are, or as they were where it was withdrawn. */
  readonly figures: readonly ThresholdPeriod[];
  readonly answer: GivenAnswer | null;
  readonly events: readonly LedgerEvent[];
}

/** All obligations ever, the newest firing first, and every loosening of terms that were committed to. */
export interface ObligationLedger {
  readonly rows: readonly LedgerRow[];
  readonly overrules: readonly TermsOverrule[];
}

/**
 * The ledger at `asOfMs`: the obligations that stand, those that restated data withdrew, and what happened to each. It
 * reads earlier states of the data where imports changed periods that had fired, so it is asked for on its own.
 */
export function obligationLedger(
  pilot: PilotState,
  obligations: readonly PilotObligation[],
  asOfMs: number,
): ObligationLedger {
  const changes = restatements(pilot, asOfMs);
  const changesOf = Map.groupBy(changes, ({ firing }) => firing.obligation);
  const answersOf = Map.groupBy(
    givenAnswers(pilot).filter(({ atMs }) => atMs <= asOfMs),
    ({ obligation }) => obligation,
  );
  const standing = obligations.map((one): LedgerRow => {
    const { expiredAtMs: _, proof: __, ...row } = one;
    return { ...row, events: eventsOf(pilot, one, answersOf.get(one.id) ?? [], changesOf.get(one.id) ?? []) };
  });
  const known = new Set(obligations.map(({ id }) => id));
  const withdrawn = [...changesOf].flatMap(([id, own]): readonly LedgerRow[] => {
    const last = own.at(-1);
    return known.has(id) || last === undefined ? [] : [withdrawnRow(pilot, last, own)];
  });
  const rows = [...standing, ...withdrawn].toSorted(
    (a, b) => (lastFired(b) ?? 0) - (lastFired(a) ?? 0) || (a.id < b.id ? -1 : 1),
  );
  return { rows, overrules: termsOverrules(pilot, asOfMs) };
}

function lastFired({ firedAtMs, events }: LedgerRow): number | null {
  return firedAtMs ?? events[0]?.atMs ?? null;
}

function withdrawnRow(pilot: PilotState, { firing }: Restatement, own: readonly Restatement[]): LedgerRow {
  const { obligation, threshold, version, period, firedAt, deadline, figures } = firing;
  const { id, metric, workflow, segment, badSide } = threshold;
  const { action, owner, keeper, warn, breach, periods } = version;
  return {
    id: obligation,
    threshold: id,
    metric,
    workflow,
    segment,
    period,
    state: "withdrawn",
    restated: false,
    action,
    owner,
    keeper,
    terms: { version: version.version, badSide, warn, breach, periods },
    firedAtMs: firedAt,
    deadlineMs: Number.isFinite(deadline) ? deadline : null,
    figures,
    answer: null,
    events: [event("fired", firedAt), ...own.map((change) => restatementEvent(pilot, change, false))],
  };
}

function eventsOf(
  pilot: PilotState,
  obligation: PilotObligation,
  answers: readonly GivenAnswer[],
  changes: readonly Restatement[],
): readonly LedgerEvent[] {
  const { firedAtMs, expiredAtMs, arrivedAtMs } = obligation;
  const first = firedAtMs ?? changes[0]?.firing.firedAt ?? null;
  const isAnswered = (atMs: number): boolean => answers.some((answer) => answer.atMs <= atMs);
  const events = [
    ...(first === null ? [] : [event("fired", first)]),
    ...(arrivedAtMs === null ? [] : [event("data came late", arrivedAtMs)]),
    ...answers.map((answer, place) =>
      event(
        place === 0 ? answer.answer : "answer revised",
        answer.atMs,
        whoAnswered(pilot, answer),
        place === 0
          ? answer.reason
          : [answer.answer, answer.reason].filter((part) => part !== null).join(": "),
      ),
    ),
    ...(expiredAtMs === null ? [] : [event("expired", expiredAtMs)]),
    ...changes.map((change) => restatementEvent(pilot, change, isAnswered(change.atMs))),
  ];
  return events.toSorted((a, b) => a.atMs - b.atMs);
}

function restatementEvent(
  pilot: PilotState,
  { kind, atMs, entry }: Restatement,
  isAnswered: boolean,
): LedgerEvent {
  const made = entry.changes.find(({ field }) => field === "type" || field === "takenBack");
  const batch = made === undefined ? null : recordById(pilot, "batch", made.record);
  const verb = entry.command === "import.add" ? "" : "taken back: ";
  return {
    kind: kind === "fired" ? "fired again" : isAnswered ? "restated" : "withdrawn",
    atMs,
    who: entry.onBehalfOf ?? entry.actor,
    text: batch === null ? entry.command : `${verb}${batch.file}`,
  };
}

function event(
  kind: LedgerEventKind,
  atMs: number,
  who: string | null = null,
  text: string | null = null,
): LedgerEvent {
  return { kind, atMs, who, text };
}

/** Who answered: the person who is named, else for whom it was recorded, else the profile that recorded it. */
export function whoAnswered(pilot: PilotState, { by, actor, onBehalfOf }: GivenAnswer): string {
  const person = by === null ? null : (recordById(pilot, "person", by)?.name ?? null);
  return person ?? onBehalfOf ?? actor;
}
