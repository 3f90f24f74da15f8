import { dayOf } from "../../../shared/calendar/moments.ts";
import type { DecisionCase } from "../../../shared/domain/decision-case.ts";
import type { FrozenFigure } from "../../../shared/domain/frozen-figure.ts";
import { LENSES, type LensName } from "../../../shared/domain/lenses.ts";
import { isMetricId } from "../../../shared/metrics/registry.ts";
import { recordById } from "../../../shared/records/read-records.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { decorativeReasons } from "../../components/decorative-mark.tsx";
import type { LensReading } from "../../components/lens-fields.tsx";
import { metricLabel } from "./decision-words.ts";

type Reader = Pick<OpenPilot, "format" | "overview">;
type Readings = Partial<Readonly<Record<LensName, readonly LensReading[]>>>;

/** What the lenses read now, as their fields show it. */
export function readingsNow({ readings }: DecisionCase, open: Reader): Readings {
  return readingsOf(
    readings.map(({ lens, figure }) => ({ ...figure, lens })),
    open,
  );
}

/** Figures by the lens that they were read for. */
export function readingsOf(
  figures: readonly (FrozenFigure & { readonly lens?: LensName })[],
  { format, overview }: Reader,
): Readings {
  return Object.fromEntries(
    LENSES.map((lens) => [
      lens,
      figures.flatMap((figure): readonly LensReading[] => {
        const { metric, value, low, high } = figure;
        if (figure.lens !== lens || !isMetricId(metric)) return [];
        const unit = unitOf(metric);
        return [
          {
            name: metricLabel(metric),
            printed: format.value(value, unit),
            interval: value === null ? "" : format.interval(low, high, unit),
            isDecorative: decorativeReasons(overview.operational.decorative, metric) !== null,
          },
        ];
      }),
    ]),
  );
}

/** Over what the readings are: `First notice of loss triage, Motor · Mon 19 Oct – Sun 15 Nov`. */
export function readingScope({ pilot, format }: OpenPilot, { decision, readings }: DecisionCase): string {
  const workflow = recordById(pilot, "workflow", decision.workflow ?? "")?.name ?? "all workflows";
  const segment = recordById(pilot, "segment", decision.segment ?? "")?.name ?? "all segments";
  const weekly = readings
    .map(({ figure }) => figure)
    .find(({ from, metric }) => from !== null && !metric.startsWith("revenue."));
  const [from, to] = [dayOf(weekly?.from ?? undefined), dayOf(weekly?.to ?? undefined)];
  const range = from === null || to === null ? "" : ` · ${format.dates.range(from, to)}`;
  return `Readings of ${workflow}, ${segment}${range}`;
}
