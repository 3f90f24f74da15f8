import { useEffect, useState } from "react";
import type { Result } from "../../../shared/errors/problem.ts";
import type { ReportFormat } from "../../../shared/report/format/report-format.ts";
import { formatOf } from "../../app/pilot-context.ts";
import { useServices } from "../../app/services.ts";
import type { PilotSummary } from "../../data/workspace.ts";
import type { Overview } from "../../figures/overview.ts";
import { type Attention, attentionOf } from "./attention.ts";

/** A company of the portfolio; its figures follow after its name. */
export interface PortfolioRow {
  readonly summary: PilotSummary;
  readonly details: {
    readonly overview: Overview;
    readonly format: ReportFormat;
    readonly attention: readonly Attention[];
  } | null;
  /** Why its figures cannot be shown. */
  readonly problem: string | null;
}

type Figures = Pick<PortfolioRow, "details" | "problem">;

/** Figures that come one by one are shown together, so that the table is not drawn for each. */
const SHOWN_TOGETHER_MS = 80;

const NO_FIGURES: Figures = { details: null, problem: null };

/** All companies, in the order of need as soon as all their figures are there; what was shown stays until then. */
export function usePortfolio(summaries: readonly PilotSummary[]): readonly PortfolioRow[] {
  const { figures, now } = useServices();
  const [known, setKnown] = useState<ReadonlyMap<string, Figures>>(new Map());
  const [order, setOrder] = useState<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    const leaving = new AbortController();
    let fresh = new Map<string, Figures>();
    let timer: ReturnType<typeof setTimeout> | null = null;
    const show = (): void => {
      timer = null;
      const shown = fresh;
      fresh = new Map();
      setKnown((before) => new Map([...before, ...shown]));
    };
    const load = async (): Promise<void> => {
      const needs = new Map<string, number>();
      const done = await figures.overviews(
        summaries.map(({ pilotId }) => pilotId),
        now(),
        {
          signal: leaving.signal,
          onOverview: (pilotId, overview) => {
            const own = figuresOf(overview);
            needs.set(pilotId, needOf(own));
            fresh.set(pilotId, own);
            timer ??= setTimeout(show, SHOWN_TOGETHER_MS);
          },
        },
      );
      if (leaving.signal.aborted) return;
      if (timer !== null) clearTimeout(timer);
      show();
      if (done.ok) setOrder(needs);
      else setKnown(new Map(summaries.map(({ pilotId }) => [pilotId, figuresOf(done)])));
    };
    void load();
    return () => {
      leaving.abort();
      if (timer !== null) clearTimeout(timer);
    };
  }, [summaries, figures, now]);
  return summaries
    .map((summary) => ({ summary, ...(known.get(summary.pilotId) ?? NO_FIGURES) }))
    .toSorted((a, b) => placeOf(order, a) - placeOf(order, b));
}

function figuresOf(overview: Result<Overview>): Figures {
  if (!overview.ok) return { details: null, problem: overview.problem.message };
  const format = formatOf(overview.value);
  return {
    details: { overview: overview.value, format, attention: attentionOf(overview.value, format) },
    problem: null,
  };
}

const LAST = 9;

function needOf({ details }: Figures): number {
  return details?.attention[0]?.rank ?? LAST;
}

function placeOf(order: ReadonlyMap<string, number>, { summary }: PortfolioRow): number {
  return order.get(summary.pilotId) ?? LAST;
}
