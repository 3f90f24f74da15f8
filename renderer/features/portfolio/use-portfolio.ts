import { useEffect, useMemo, useRef, useState } from "react";
import type { Result } from "../../../shared/errors/problem.ts";
import { lastHeard } from "../../../shared/portfolio/arrivals.ts";
import { type AttentionReason, attentionOf, byCompanyNeed } from "../../../shared/portfolio/attention.ts";
import type { DayStanding, LastingStanding } from "../../../shared/portfolio/company-standing.ts";
import type { ReportFormat } from "../../../shared/report/format/report-format.ts";
import { onTimePassed } from "../../app/passing-time.ts";
import { formatOf } from "../../app/pilot-context.ts";
import { useServices } from "../../app/services.ts";
import type { PilotSummary } from "../../data/workspace.ts";
import type { Overview } from "../../figures/overview.ts";

/** A company of the portfolio; its figures follow after its name. */
export interface PortfolioRow {
  readonly summary: PilotSummary;
  readonly details: {
    readonly overview: Overview;
    readonly format: ReportFormat;
    readonly attention: readonly AttentionReason[];
    /** ISO 8601 of its last entry that was not written here. */
    readonly lastEntryAt: string;
  } | null;
  /** Money, notes and dates: they follow after the figures. */
  readonly standing: LastingStanding | null;
  /** The figures at the day that is looked at; null: it has not lived through it; absent: none is, or they are not there yet. */
  readonly there?: DayStanding | null;
  /** Why its figures cannot be shown. */
  readonly problem: string | null;
}

/**
 * Figures that come one by one are shown together, the first soon, the next after twice the time and so on: drawing the
 * table takes the processor from the workers that compute the rest.
 */
const SHOWN_TOGETHER_MS = { first: 80, most: 640 } as const;

/** Companies that are made ready to be opened: those at the top, one after the other, so that no question waits for long. */
const PREPARED = 12;

/** From so many companies on the days to come are worked out ahead: fewer are computed when they are looked at. */
const FORESEEN_FROM = 12;

/** What was answered about all companies at one moment. */
interface LookedOver {
  readonly nowMs: number;
  readonly pilotIds: readonly string[];
}

/**
 * All companies, in the order of need as soon as all their figures are there; what was shown stays until then. What costs
 * more is asked after that. With the passing of time everything is asked again. `day`: the day of the pilots to look at.
 */
export function usePortfolio(
  summaries: readonly PilotSummary[],
  day: number | null,
): readonly PortfolioRow[] {
  const { figures, workspace, now } = useServices();
  const [nowMs, setNowMs] = useState(now);
  const [own, setOwn] = useState<ReadonlyMap<string, string>>(new Map());
  const [lookedOver, setLookedOver] = useState<LookedOver | null>(null);
  const [overviews, gotOverview] = useArriving<Result<Overview>>();
  const [standings, gotStanding] = useArriving<Result<LastingStanding>>();
  const [there, gotThere] = useArriving<Result<DayStanding | null>>();
  const atTheTop = useRef<readonly string[]>([]);
  useEffect(() => onTimePassed(now, () => setNowMs(now())), [now]);
  useEffect(() => {
    const leaving = new AbortController();
    const pilotIds = summaries.map(({ pilotId }) => pilotId);
    const load = async (): Promise<void> => {
      const replicas = workspace.replicas(pilotIds);
      const done = await figures.overviews(pilotIds, nowMs, {
        signal: leaving.signal,
        onOverview: gotOverview.one,
      });
      if (leaving.signal.aborted) return;
      if (!done.ok) return gotOverview.all(pilotIds, done);
      setOwn(await replicas);
      gotOverview.show();
      setLookedOver({ nowMs, pilotIds });
    };
    void load();
    return () => leaving.abort();
  }, [summaries, figures, workspace, nowMs, gotOverview]);
  useEffect(() => {
    if (lookedOver === null) return undefined;
    const leaving = new AbortController();
    const load = async (): Promise<void> => {
      await figures.standings(lookedOver.pilotIds, lookedOver.nowMs, {
        signal: leaving.signal,
        onStanding: gotStanding.one,
      });
      if (!leaving.signal.aborted) gotStanding.show();
      const { nowMs: atMs, pilotIds } = lookedOver;
      const { signal } = leaving;
      const oneByOne = async (ids: readonly string[], run: (one: readonly string[]) => Promise<unknown>) => {
        for (const pilotId of ids) {
          await new Promise((resolve) => requestIdleCallback(resolve));
          if (signal.aborted) return;
          await run([pilotId]);
        }
      };
      await oneByOne(atTheTop.current, (one) => figures.prepare(one, atMs, signal));
      if (pilotIds.length < FORESEEN_FROM) return;
      await oneByOne(pilotIds, (one) => figures.lookAhead(one, atMs, signal));
    };
    void load();
    return () => leaving.abort();
  }, [lookedOver, figures, gotStanding]);
  const shownDay = useRef<number | null>(null);
  useEffect(() => {
    // Figures of another day are none of this one; those of the same day stay until newer ones come.
    if (shownDay.current !== day) gotThere.forget();
    shownDay.current = day;
    if (lookedOver === null || day === null) return undefined;
    const leaving = new AbortController();
    const load = async (): Promise<void> => {
      await figures.dayStandings(lookedOver.pilotIds, lookedOver.nowMs, day, {
        signal: leaving.signal,
        onStanding: gotThere.one,
      });
      if (!leaving.signal.aborted) gotThere.show();
    };
    void load();
    return () => leaving.abort();
  }, [lookedOver, day, figures, gotThere]);
  const rows = useMemo(() => {
    const all = summaries.map((summary): PortfolioRow => {
      const { pilotId } = summary;
      const overview = overviews.get(pilotId);
      const standing = standings.get(pilotId);
      const atDay = there.get(pilotId);
      return {
        summary,
        details: overview?.ok === true ? detailsOf(overview.value, own.get(pilotId) ?? null) : null,
        standing: standing?.ok === true ? standing.value : null,
        ...(atDay?.ok === true ? { there: atDay.value } : {}),
        problem: overview?.ok === false ? overview.problem.message : null,
      };
    });
    // Until all were looked over once, they stand by name: rows do not jump about as figures come.
    return lookedOver !== null ? all.toSorted((a, b) => byCompanyNeed(needOf(a), needOf(b))) : all;
  }, [summaries, overviews, standings, there, own, lookedOver]);
  useEffect(() => {
    atTheTop.current = rows.slice(0, PREPARED).map(({ summary }) => summary.pilotId);
  }, [rows]);
  return rows;
}

function needOf({ details }: PortfolioRow): { readonly attention: readonly AttentionReason[] } {
  return { attention: details?.attention ?? [] };
}

function detailsOf(overview: Overview, own: string | null): PortfolioRow["details"] {
  const lastEntryAt = lastHeard(overview.lastEntries, own);
  return {
    overview,
    format: formatOf(overview),
    attention: attentionOf({ ...overview, lastEntryAt }),
    lastEntryAt,
  };
}

/** Answers as they arrive, shown together. */
interface Arriving<Answer> {
  readonly one: (pilotId: string, answer: Answer) => void;
  readonly all: (pilotIds: readonly string[], answer: Answer) => void;
  /** Shows at once what is waiting. */
  readonly show: () => void;
  readonly forget: () => void;
}

/** What arrived of each company, and what takes the rest in; what was shown stays until another answer takes its place. */
function useArriving<Answer>(): readonly [ReadonlyMap<string, Answer>, Arriving<Answer>] {
  const [known, setKnown] = useState<ReadonlyMap<string, Answer>>(new Map());
  const [arriving] = useState(() => createArriving<Answer>(setKnown));
  return [known, arriving];
}

function createArriving<Answer>(
  change: (next: (before: ReadonlyMap<string, Answer>) => ReadonlyMap<string, Answer>) => void,
): Arriving<Answer> {
  let fresh = new Map<string, Answer>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let waitMs: number = SHOWN_TOGETHER_MS.first;
  const show = (nextWaitMs: number = SHOWN_TOGETHER_MS.first): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    waitMs = nextWaitMs;
    const shown = fresh;
    fresh = new Map();
    if (shown.size > 0) change((before) => new Map([...before, ...shown]));
  };
  return {
    one: (pilotId, answer) => {
      fresh.set(pilotId, answer);
      timer ??= setTimeout(show, waitMs, Math.min(2 * waitMs, SHOWN_TOGETHER_MS.most));
    },
    all: (pilotIds, answer) => change(() => new Map(pilotIds.map((pilotId) => [pilotId, answer]))),
    show: () => show(),
    forget: () => {
      fresh = new Map();
      change((before) => (before.size === 0 ? before : new Map()));
    },
  };
}
