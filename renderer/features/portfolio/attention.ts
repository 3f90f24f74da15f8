import { instantOf } from "../../../shared/calendar/moments.ts";
import { isUnanswered } from "../../../shared/domain/obligation-answered.ts";
import type { WhySubject } from "../../../shared/domain/why.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import type { StatusWord } from "../../../shared/report/charts/status.ts";
import type { ReportFormat } from "../../../shared/report/format/report-format.ts";
import { timeLeft } from "../../../shared/report/format/time-left.ts";
import type { Overview } from "../../figures/overview.ts";

/** Why a company needs somebody this week: the more urgent, the lower the rank. */
export interface Attention {
  readonly rank: number;
  readonly word: StatusWord;
  readonly reason: string;
  readonly place: "today" | "plan" | "metrics" | "data";
  /** What the panel explains; absent: the place says it. */
  readonly why?: WhySubject;
}

const MS_PER_DAY = 86_400_000;
/** Days without an entry after which a company is silent: a weekly cycle and one day. */
const SILENT_DAYS = 8;

/** The reasons of a company, the most urgent first: breach open → expired → gate late → hidden fall → silent. */
export function attentionOf(overview: Overview, format: ReportFormat): readonly Attention[] {
  if (overview.moment.stage === "target") return [];
  return [
    ...obligationReasons(overview, format),
    ...lateReasons(overview),
    ...overview.hidden
      .filter(({ kind }) => kind === "flat while every segment falls")
      .map(({ metric, workflow, segments }): Attention => {
        const name = metricDefinition(metric).name;
        const reason = `${name}: flat on top, falling in ${segments.length} of ${segments.length} segments`;
        return {
          rank: 3,
          word: "worse",
          reason,
          place: "metrics",
          why: { kind: "metric", metric, workflow, segment: "*" },
        };
      }),
    ...silentReason(overview),
  ].toSorted((a, b) => a.rank - b.rank);
}

function obligationReasons({ obligations, asOfMs }: Overview, format: ReportFormat): readonly Attention[] {
  return obligations.flatMap((obligation): readonly Attention[] => {
    const { id, state, metric, figures, deadlineMs } = obligation;
    if (!isUnanswered(obligation)) return [];
    const why = { kind: "obligation", id } as const;
    const value = figures.at(-1)?.value ?? null;
    const printed = value === null ? "" : ` ${format.numbers.fixed(value * 100, 1)}`;
    const { name, unit } = metricDefinition(metric);
    const what = unit === "rate" ? `${name}${printed} %` : name;
    if (state === "expired")
      return [{ rank: 1, word: "expired", reason: `${what}: obligation expired`, place: "today", why }];
    const due = deadlineMs === null ? "" : `, due in ${timeLeft(deadlineMs - asOfMs)}`;
    return [{ rank: 0, word: "breach", reason: `Breach: ${what}${due}`, place: "today", why }];
  });
}

function lateReasons({ items, gates, findings }: Overview): readonly Attention[] {
  const late = items.filter((item) => item.late).length;
  const gate = gates.find(({ warning }) => warning !== null);
  const isUnsealed = findings.some(({ code }) => code === "baseline not sealed");
  if (late === 0 && gate === undefined && !isUnsealed) return [];
  const parts = [
    ...(gate === undefined ? [] : [gate.warning ?? ""]),
    ...(isUnsealed ? ["no sealed baseline"] : []),
    ...(gate === undefined && late > 0 ? [`${late} late ${late === 1 ? "item" : "items"}`] : []),
  ];
  const reason = parts.join(", ");
  return [
    { rank: 2, word: "late", reason: `${reason.slice(0, 1).toUpperCase()}${reason.slice(1)}`, place: "plan" },
  ];
}

function silentReason({ lastEntryAt, asOfMs }: Overview): readonly Attention[] {
  const at = instantOf(lastEntryAt);
  const days = at === null ? 0 : Math.floor((asOfMs - at) / MS_PER_DAY);
  return days < SILENT_DAYS
    ? []
    : [{ rank: 4, word: "late", reason: `Nothing recorded for ${days} days`, place: "today" }];
}
