import type { ReactElement } from "react";
import { type MetricId, metricDefinition } from "../../../shared/metrics/registry.ts";
import type { StatusWord } from "../../../shared/report/charts/status.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { fragileSentence, regressionSentence, splitSentence } from "../../components/figure-flags.tsx";
import { askWhy, whyMark } from "../../components/panel-marks.ts";
import { StatusLabel } from "../../components/status-label.tsx";
import type { FigureFlags } from "../../figures/today-now.ts";

/** What the rows above hide or flatter, and which of them nobody would act on. */
export function DashboardFlags({
  open,
  flags,
}: {
  readonly open: OpenPilot;
  readonly flags: FigureFlags;
}): ReactElement | null {
  const { format, pilot, overview } = open;
  const { splits, fragile, regression } = flags;
  const { decorative } = overview.operational;
  const rows: readonly Flag[] = [
    ...splits.map(
      (split): Flag => ({
        metric: split.metric,
        workflow: split.workflow,
        word: "worse",
        direction: metricDefinition(split.metric).direction === "down" ? "up" : "down",
        text: splitSentence(split, format),
      }),
    ),
    ...(fragile === null
      ? []
      : [
          {
            metric: "cost.perOutcome",
            workflow: "*",
            word: "worse",
            direction: "up",
            text: fragileSentence(fragile, format),
          } as const,
        ]),
    ...regression.map(
      (note): Flag => ({
        metric: note.metric,
        workflow: "*",
        word: "unproven",
        text: `${metricDefinition(note.metric).name}. ${regressionSentence(note, format)}`,
      }),
    ),
  ];
  if (rows.length === 0 && decorative.length === 0) return null;
  return (
    <section className="surface dashflags" aria-label="What the rows hide">
      <ul>
        {rows.map(({ metric, workflow, word, direction, text }) => {
          const subject = { kind: "metric", metric, workflow, segment: "*" } as const;
          return (
            <li key={text} {...whyMark(pilot.pilotId, subject)}>
              <button type="button" className="whybutton" onClick={() => askWhy(pilot.pilotId, subject)}>
                <StatusLabel status={{ word, ...(direction === undefined ? {} : { direction }) }} />
                <span>{text}</span>
              </button>
            </li>
          );
        })}
        {decorative.length === 0 ? null : (
          <li className="row">
            <StatusLabel status={{ word: "decorative" }} />
            <span>
              decorative metrics {decorative.length}:{" "}
              {decorative.map(({ metric, reasons }, index) => (
                <span key={metric}>
                  {index === 0 ? "" : "; "}
                  <a href={hrefOf(`/c/${overview.pilotId}/metrics/${metric}`)}>
                    {metricDefinition(metric).name}
                  </a>{" "}
                  ({reasons.join(", ")})
                </span>
              ))}
            </span>
          </li>
        )}
      </ul>
    </section>
  );
}

interface Flag {
  readonly metric: MetricId;
  readonly workflow: string;
  readonly word: StatusWord;
  readonly direction?: "up" | "down";
  readonly text: string;
}
