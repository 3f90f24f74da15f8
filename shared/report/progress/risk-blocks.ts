import { dateOfMoment, instantOf } from "../../calendar/moments.ts";
import { recordsOf } from "../../records/read-records.ts";
import {
  column,
  heading,
  numberCell,
  numberColumn,
  optionalCell,
  row,
  statusCell,
  table,
  textCell,
} from "../baseline/blocks.ts";
import { rawKindOf, unitOf } from "../baseline/metric-print.ts";
import { metricCell } from "../operational.ts";
import type { ReportBlock, TableRow } from "../report-document.ts";
import type { ProgressGround } from "./progress-ground.ts";

/** A report shows the latest of what fired and of what went wrong. */
const SHOWN = 8;

/** Lines that were crossed: the words committed to, and what became of them. Empty: nothing fired. */
export function obligationBlocks(
  ground: ProgressGround,
  within: (atMs: number) => boolean = () => true,
): readonly ReportBlock[] {
  const { view, format, person, operational } = ground;
  const fired = view.obligations
    .filter(({ firedAtMs }) => firedAtMs !== null && firedAtMs <= view.asOfMs && within(firedAtMs))
    .toReversed();
  if (fired.length === 0) return [];
  const clock = view.figures.prepared.clock;
  return [
    heading("Lines that were crossed, and the action that fired"),
    table(
      "Fired actions",
      [
        column("Fired", 1.1),
        column("Metric", 2),
        numberColumn("Value", 1.2),
        column("Committed to beforehand", 3.6),
        column("Owner", 1.4),
        column("State", 1.3),
      ],
      fired.slice(0, SHOWN).map((one): TableRow => {
        const unit = unitOf(one.metric);
        const value = one.figures.at(-1)?.value ?? null;
        const scope = [one.workflow, one.segment].filter((name) => name !== "*").join(", ");
        return row(
          textCell(one.firedAtMs === null ? "–" : format.dates.date(clock.dayOf(one.firedAtMs))),
          metricCell(operational, one.metric, scope === "" ? {} : { detail: scope }),
          numberCell(format.value(value, unit).text, value, rawKindOf(unit)),
          optionalCell(one.action === null ? null : `“${one.action}”`),
          optionalCell(person(one.owner)),
          statusCell(one.state, one.answer?.reason ?? undefined),
        );
      }),
      fired.length > SHOWN ? `The latest ${SHOWN} of ${fired.length}.` : undefined,
    ),
  ];
}

/** A table that a deck shows at its end. */
function appendix(...parts: Parameters<typeof table>): ReportBlock {
  return { ...table(...parts), isAppendix: true };
}

/** Incidents with how long each lasted and the loop that follows from it. Empty: none is recorded. */
export function incidentBlocks(
  { pilot, view, format }: ProgressGround,
  within: (atMs: number) => boolean = () => true,
): readonly ReportBlock[] {
  const { timeZone } = view.figures.settings;
  const incidents = recordsOf(pilot, "incident")
    .flatMap((incident) => {
      const startedMs = instantOf(incident.startedAt);
      return startedMs === null || startedMs > view.asOfMs || !within(startedMs)
        ? []
        : [{ incident, startedMs }];
    })
    .toSorted((a, b) => b.startedMs - a.startedMs);
  if (incidents.length === 0) return [];
  return [
    heading("Incidents"),
    appendix(
      "Incidents",
      [column("Started", 1.2), column("What", 4), numberColumn("Minutes", 1), column("What follows", 2.4)],
      incidents.slice(0, SHOWN).map(({ incident, startedMs }) => {
        const endedMs = instantOf(incident.resolvedAt);
        const minutes = endedMs === null ? null : Math.max(0, (endedMs - startedMs) / 60_000);
        const day = dateOfMoment(incident.startedAt, timeZone);
        return row(
          textCell(day === null ? "–" : format.dates.date(day)),
          textCell(incident.title ?? incident.key),
          minutes === null
            ? optionalCell("running")
            : numberCell(format.numbers.fixed(minutes, 0), minutes, "decimal1"),
          optionalCell(
            incident.loop === undefined ? (incident.noLoopReason ?? null) : `loop ${incident.loop}`,
          ),
        );
      }),
      incidents.length > SHOWN ? `The latest ${SHOWN} of ${incidents.length}.` : undefined,
    ),
  ];
}
