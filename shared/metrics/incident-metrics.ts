import { preciseSum } from "../statistics/precise-sum.ts";
import type { FigureParts } from "./figure-parts.ts";
import { plainParts } from "./figure-parts.ts";
import type { Incident } from "./incident-rows.ts";
import type { LoopScope } from "./loop-metrics.ts";
import type { PreparedDataset } from "./prepared-dataset.ts";

const MS_PER_MINUTE = 60_000;

/** The incidents of the scope's workflow that started in it. */
export function incidentsIn(prepared: PreparedDataset, scope: LoopScope): readonly Incident[] {
  return prepared.incidents.filter(
    ({ workflow, startedOn }) =>
      (scope.workflow === "*" || workflow === scope.workflow) &&
      startedOn >= scope.from &&
      startedOn <= scope.to,
  );
}

/** Minutes from started to resolved, cut at the end of the day `to`; an open incident lasts until then. */
export function incidentMinutes(prepared: PreparedDataset, incident: Incident, to: number): number {
  const end = prepared.clock.startOfDay(to + 1);
  const stop = incident.resolvedAt < end ? incident.resolvedAt : end;
  return (stop - incident.startedAt) / MS_PER_MINUTE;
}

/** `system.incidentMinutes` of a scope; no value if the pilot has no incident at all. */
export function incidentParts(prepared: PreparedDataset, scope: LoopScope): FigureParts {
  const incidents = incidentsIn(prepared, scope);
  if (prepared.incidents.length === 0) return plainParts(null, 0);
  return plainParts(
    preciseSum(incidents.map((incident) => incidentMinutes(prepared, incident, scope.to))),
    incidents.length,
  );
}
