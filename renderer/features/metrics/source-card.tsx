import type { ReactElement } from "react";
import { dayOf, instantOf } from "../../../shared/calendar/moments.ts";
import type { MetricCase } from "../../../shared/domain/metric-case.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import { importPath } from "../../app/navigation.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { useServices } from "../../app/services.ts";
import { useAnswer } from "../../app/use-answer.ts";
import { Loading } from "../../components/loading.tsx";
import { explainFigure } from "../../components/panel-marks.ts";

/** Files that are named; the explanation names all. */
const NAMED = 4;

/** Where the figure comes from: formula, rows, files, the last import. */
export function SourceCard({
  open,
  now,
}: {
  readonly open: OpenPilot;
  readonly now: MetricCase;
}): ReactElement {
  const { figures } = useServices();
  const { pilot, asOfMs, format } = open;
  const { metric, workflow, segment, figure } = now;
  const [from, to] = [dayOf(figure?.from ?? undefined), dayOf(figure?.to ?? undefined)];
  const place = from === null || to === null ? null : { metric, workflow, segment, from, to };
  const found = useAnswer([pilot, metric, workflow, from, to], () =>
    figures.ask("explain", pilot, asOfMs, {
      place: place ?? { metric, workflow, segment, from: 0, to: -1 },
      page: { first: 0, count: 0 },
    }),
  );
  const parts = found.kind === "ready" ? found.value.parts : [];
  const files = parts.flatMap((part) => part.files);
  const rows = parts.reduce((sum, { rowCount }) => sum + rowCount, 0);
  const last = files.reduce((latest, { importedAt }) => (importedAt > latest ? importedAt : latest), "");
  const lastAt = last === "" ? null : instantOf(last);
  const few = found.kind === "ready" ? found.value.few : null;
  const unit = unitOf(metric);
  return (
    <section className="surface pad stack tight" aria-labelledby="source">
      <h3 id="source" className="title3">
        Source
      </h3>
      <p>{metricDefinition(metric).formula}</p>
      {found.kind === "loading" ? <Loading height={64} what="the source" /> : null}
      {few === null ? null : (
        <p className="note due">
          n {figure?.n ?? 0}: not judged below 30. Median {format.value(few.median, unit).text}, worst{" "}
          {format.value(few.worst, unit).text}.
        </p>
      )}
      {files.length === 0 ? (
        <p className="muted">
          {rows === 0 ? "No rows in the current window." : `${format.count(rows)} rows, recorded by hand.`}
        </p>
      ) : (
        <>
          <p className="caption">
            {format.count(rows)} rows in {files.length} {files.length === 1 ? "file" : "files"}
            {lastAt === null
              ? ""
              : ` · last import ${format.dates.moment(lastAt, pilotRecord(pilot).timeZone)}`}
          </p>
          <ul className="stack tight">
            {files.slice(-NAMED).map(({ batch, file }) => (
              <li key={batch} className="clip">
                <a href={hrefOf(importPath(pilot.pilotId, batch))}>{file}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {place === null ? null : (
        <p>
          <button type="button" className="linkbutton" onClick={() => explainFigure(pilot.pilotId, place)}>
            Explain this figure, down to the lines
          </button>
        </p>
      )}
    </section>
  );
}
