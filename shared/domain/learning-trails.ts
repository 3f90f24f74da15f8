import { instantOf } from "../calendar/moments.ts";
import { compareText } from "../journal/journal-order.ts";
import type { LoopMoment } from "../metrics/loop-rows.ts";
import { LOOP_MOMENTS } from "../metrics/loop-rows.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordById, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";

/** How far a loop has come: the last of its moments that has passed. */
export type LoopWord = LoopMoment;

/** Where a followed record stands; an incident without a loop is the open beginning of one. */
export type TrailWord = LoopWord | "no loop" | "nothing follows";

/** A stretch between two moments that were recorded, or from the last one until now. */
export interface TrailStage {
  readonly from: LoopMoment;
  /** The moment that ends it; of the running one the moment that is next. */
  readonly to: LoopMoment;
  readonly days: number;
  readonly isRunning: boolean;
}

/** One record followed through: incident → signal → change → validation. */
export interface Trail {
  /** Id of the loop, or of the incident where no loop is opened yet. */
  readonly id: string;
  readonly title: string;
  /** Name of the workflow; `*`: none is named. */
  readonly workflow: string;
  readonly state: TrailWord;
  readonly loop: RecordOf<"loop"> | null;
  /** The incidents that fed it, the earliest first. */
  readonly incidents: readonly RecordOf<"incident">[];
  /** The change that answers it, where one is attached. */
  readonly change: RecordOf<"change"> | null;
  readonly owner: string | null;
  /** Detected, or, without a loop, started. Null: nobody said when. */
  readonly begunAtMs: number | null;
  /** Days since then; of a validated one the days that it took. */
  readonly ageDays: number | null;
  readonly stages: readonly TrailStage[];
  readonly isOpen: boolean;
  /** An incident of it is not resolved yet. */
  readonly isBurning: boolean;
}

const MS_PER_DAY = 86_400_000;

/**
 * Every loop with its incidents and its change, and every incident that no loop follows: what is open by age, the oldest
 * first, then what is closed, the newest first. Moments that lie after `asOfMs` have not happened.
 */
export function learningTrails(pilot: RecordsHolder, asOfMs: number): readonly Trail[] {
  const loops = recordsOf(pilot, "loop");
  const keys = new Set(loops.map(({ key }) => key));
  const incidents = recordsOf(pilot, "incident");
  const incidentsOf = Map.groupBy(incidents, ({ loop }) => loop ?? "");
  return [
    ...loops.map((loop) => loopTrail(pilot, loop, incidentsOf.get(loop.key) ?? [], asOfMs)),
    ...incidents
      .filter(({ loop }) => loop === undefined || !keys.has(loop))
      .map((incident) => incidentTrail(pilot, incident, asOfMs)),
  ].toSorted(inOrder);
}

/** The moments of a loop that have passed, in epoch milliseconds. One whose detection nobody dated is as good as detected. */
function loopMoments(
  loop: RecordOf<"loop">,
  asOfMs: number,
): readonly { readonly moment: LoopMoment; readonly atMs: number }[] {
  return LOOP_MOMENTS.flatMap((moment) => {
    const atMs = instantOf(loop[`${moment}At`]);
    return atMs === null || atMs > asOfMs ? [] : [{ moment, atMs }];
  });
}

/** The field whose moment lies before that of an earlier one, or null where all that are there follow each other. */
export function loopTimeFault(loop: { readonly [field: string]: unknown }): string | null {
  let latest = Number.NEGATIVE_INFINITY;
  for (const moment of LOOP_MOMENTS) {
    const value = loop[`${moment}At`];
    const at = typeof value === "string" ? instantOf(value) : null;
    if (at === null) continue;
    if (at < latest) return `${moment}At`;
    latest = at;
  }
  return null;
}

function loopTrail(
  pilot: RecordsHolder,
  loop: RecordOf<"loop">,
  incidents: readonly RecordOf<"incident">[],
  asOfMs: number,
): Trail {
  const moments = loopMoments(loop, asOfMs);
  const state = moments.at(-1)?.moment ?? "detected";
  const begunAtMs = moments.find(({ moment }) => moment === "detected")?.atMs ?? null;
  const isOpen = state !== "validated";
  const endMs = isOpen ? asOfMs : (moments.at(-1)?.atMs ?? asOfMs);
  return {
    id: loop.id,
    title: loop.title ?? loop.key,
    workflow: workflowName(pilot, loop.workflow),
    state,
    loop,
    incidents: incidents.toSorted(byStart),
    change: loop.change === undefined ? null : recordById(pilot, "change", loop.change),
    owner: loop.owner ?? null,
    begunAtMs,
    ageDays: begunAtMs === null ? null : daysBetween(begunAtMs, endMs),
    stages: stagesOf(moments, asOfMs),
    isOpen,
    isBurning: incidents.some((incident) => isBurning(incident, asOfMs)),
  };
}

function incidentTrail(pilot: RecordsHolder, incident: RecordOf<"incident">, asOfMs: number): Trail {
  const startedAtMs = instantOf(incident.startedAt);
  const isSettled = incident.noLoopReason !== undefined;
  return {
    id: incident.id,
    title: incident.title ?? incident.key,
    workflow: workflowName(pilot, incident.workflow),
    state: isSettled ? "nothing follows" : "no loop",
    loop: null,
    incidents: [incident],
    change: null,
    owner: incident.owner ?? null,
    begunAtMs: startedAtMs,
    ageDays: startedAtMs === null ? null : daysBetween(startedAtMs, asOfMs),
    stages: [],
    isOpen: !isSettled,
    isBurning: isBurning(incident, asOfMs),
  };
}

function stagesOf(moments: ReturnType<typeof loopMoments>, asOfMs: number): readonly TrailStage[] {
  const stages = moments.slice(1).flatMap(({ moment, atMs }, index): readonly TrailStage[] => {
    const before = moments[index];
    return before === undefined
      ? []
      : [{ from: before.moment, to: moment, days: daysBetween(before.atMs, atMs), isRunning: false }];
  });
  const last = moments.at(-1);
  const next = last === undefined ? undefined : LOOP_MOMENTS[LOOP_MOMENTS.indexOf(last.moment) + 1];
  return last === undefined || next === undefined
    ? stages
    : [...stages, { from: last.moment, to: next, days: daysBetween(last.atMs, asOfMs), isRunning: true }];
}

/** The longest stretch of a trail so far, or null where nothing is dated. */
export function longestStage({ stages }: Trail): TrailStage | null {
  return stages.reduce<TrailStage | null>(
    (longest, stage) => (longest === null || stage.days > longest.days ? stage : longest),
    null,
  );
}

function isBurning({ startedAt, resolvedAt }: RecordOf<"incident">, asOfMs: number): boolean {
  const started = instantOf(startedAt);
  const resolved = instantOf(resolvedAt);
  return started !== null && started <= asOfMs && (resolved === null || resolved > asOfMs);
}

function workflowName(pilot: RecordsHolder, id: string | undefined): string {
  return id === undefined ? "*" : (recordById(pilot, "workflow", id)?.name ?? "*");
}

/** Never negative: two sides of a merge may have recorded moments that contradict each other. */
function daysBetween(fromMs: number, toMs: number): number {
  return Math.max(0, (toMs - fromMs) / MS_PER_DAY);
}

function byStart(a: RecordOf<"incident">, b: RecordOf<"incident">): number {
  return (instantOf(a.startedAt) ?? 0) - (instantOf(b.startedAt) ?? 0) || compareText(a.key, b.key);
}

function inOrder(a: Trail, b: Trail): number {
  if (a.isOpen !== b.isOpen) return a.isOpen ? -1 : 1;
  const age = (trail: Trail): number => trail.begunAtMs ?? Number.MIN_SAFE_INTEGER;
  return a.isOpen
    ? Number(b.isBurning) - Number(a.isBurning) || age(a) - age(b) || compareText(a.id, b.id)
    : age(b) - age(a) || compareText(a.id, b.id);
}
