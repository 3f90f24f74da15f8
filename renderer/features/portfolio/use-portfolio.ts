import { useEffect, useState } from "react";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import type { ReportFormat } from "../../../shared/report/format/report-format.ts";
import { momentOf } from "../../app/clock.ts";
import { formatOf } from "../../app/pilot-context.ts";
import { useServices } from "../../app/services.ts";
import type { PilotSummary } from "../../data/workspace.ts";
import type { Overview } from "../../figures/overview.ts";
import { type Attention, attentionOf } from "./attention.ts";

/** A company of the portfolio; its figures follow after its name. */
export interface PortfolioRow {
  readonly summary: PilotSummary;
  readonly details: {
    readonly pilot: PilotState;
    readonly overview: Overview;
    readonly format: ReportFormat;
    readonly attention: readonly Attention[];
  } | null;
  /** Why its figures cannot be shown. */
  readonly problem: string | null;
}

/** All companies, in the order of need as soon as their figures are there. */
export function usePortfolio(summaries: readonly PilotSummary[]): readonly PortfolioRow[] {
  const { workspace, figures, now } = useServices();
  const [rows, setRows] = useState<ReadonlyMap<string, PortfolioRow>>(new Map());
  useEffect(() => {
    let isCurrent = true;
    const load = async (): Promise<void> => {
      const made = new Map<string, PortfolioRow>();
      for (const summary of summaries) {
        const opened = await workspace.open(summary.pilotId);
        if (!isCurrent) return;
        if (!opened.ok) {
          made.set(summary.pilotId, { summary, details: null, problem: opened.problem.message });
          continue;
        }
        const overview = await figures.ask("overview", opened.value, momentOf(opened.value, now()), null);
        if (!isCurrent) return;
        made.set(
          summary.pilotId,
          overview.ok
            ? { summary, details: detailsOf(opened.value, overview.value), problem: null }
            : { summary, details: null, problem: overview.problem.message },
        );
        // Lets the page answer keys between two companies.
        await new Promise((resolve) => setTimeout(resolve, 0));
        if (!isCurrent) return;
      }
      setRows(made);
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [summaries, workspace, figures, now]);
  return summaries
    .map((summary) => rows.get(summary.pilotId) ?? { summary, details: null, problem: null })
    .toSorted((a, b) => needOf(a) - needOf(b));
}

function detailsOf(pilot: PilotState, overview: Overview): NonNullable<PortfolioRow["details"]> {
  const format = formatOf(pilot, overview);
  return { pilot, overview, format, attention: attentionOf(overview, format) };
}

function needOf({ details }: PortfolioRow): number {
  return details?.attention[0]?.rank ?? 9;
}
