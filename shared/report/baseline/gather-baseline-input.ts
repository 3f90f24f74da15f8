import { dayOf, instantOf } from "../../calendar/moments.ts";
import { zoneClock } from "../../calendar/zone.ts";
import { baselineInForce, sealedBaselines } from "../../domain/baselines.ts";
import { createPilotFigures } from "../../domain/create-pilot-figures.ts";
import { readContent, type SnapshotContent } from "../../domain/snapshot-content.ts";
import { failure, type Result, success } from "../../errors/problem.ts";
import type { PilotState } from "../../journal/pilot-state.ts";
import { recordOf } from "../../journal/stored-record.ts";
import type { JsonObject, JsonValue } from "../../json/json.ts";
import { type FigureSource, preparedOf } from "../../metrics/figures.ts";
import { PILLARS } from "../../metrics/metric-settings.ts";
import { isMetricId } from "../../metrics/registry.ts";
import { pilotRecord, type RecordsHolder, recordById, recordsOf } from "../../records/read-records.ts";
import type { RecordOf } from "../../records/record-types.ts";
import type { BaselineInput, CriterionRow } from "./baseline-input.ts";
import { signalCoverage } from "./gather-coverage.ts";
import { metricGovernance } from "./gather-governance.ts";
import { operationalAtSeal } from "./gather-operational.ts";
import { cadenceRows, conflictRows, decisionRights, signers } from "./gather-organisation.ts";
import { metricSeries } from "./gather-series.ts";
import { sufficiencyRows } from "./gather-sufficiency.ts";
import { personName, personNames } from "./person-names.ts";

/** What stands on every page unless a person says otherwise. */
const CONFIDENTIALITY = "Confidential";

/**
 * The input of the baseline report from the baseline in force. Figures, thresholds, rights, cadence, conflicts, people,
 * gaps, criteria and open questions are those of the seal; company, changes and the points of the charts are read from the
 * pilot and `data` as they stand. What this copy withholds is left out. NO_BASELINE: nothing was sealed;
 * PACK_VERSION_UNKNOWN: the snapshot has a format that this version does not know.
 */
export function gatherBaselineInput(state: PilotState, data: FigureSource): Result<BaselineInput> {
  const snapshot = baselineInForce(state);
  if (snapshot === null) return failure("NO_BASELINE", "No baseline is sealed in this pilot");
  const content = readContent(snapshot.content);
  if (content === null)
    return failure(
      "PACK_VERSION_UNKNOWN",
      "The sealed baseline has a format that this version does not know",
    );
  const sealed = sealedRecords(state, content);
  const figures = createPilotFigures(preparedOf(data), pilotRecord(state).baselineWeeks);
  const { window, settings } = content;
  const startDate = dayOf(settings.startDate) ?? 0;
  const asOf = dayOf(content.date) ?? startDate;
  const root = pilotRecord(state);
  const company = recordById(state, "company", root.company);
  const first =
    root.firstWorkflow === undefined
      ? (recordsOf(sealed, "workflow")[0] ?? null)
      : recordById(sealed, "workflow", root.firstWorkflow);
  const weeks = window.weeks;
  return success({
    company: { name: company?.name ?? "Company", industry: company?.industry ?? null },
    pilot: {
      startDate,
      timeZone: settings.timeZone,
      currency: settings.currency,
      firstWorkflow: first?.name ?? null,
      workflows: recordsOf(sealed, "workflow").map((workflow) => ({
        name: workflow.name,
        description: workflow.description ?? null,
        customerPromise: workflow.customerPromise ?? null,
        executiveDri: personNames(sealed, workflow.executiveDri),
        dri: personNames(sealed, workflow.dri),
        chosenBecauseBad: workflow.chosenBecauseBad === true,
        unitValueMicros: workflow.unitValueMicros ?? null,
      })),
      segments: recordsOf(sealed, "segment").map(({ name }) => name),
    },
    control: {
      version: Math.max(1, sealedBaselines(state).length),
      asOf,
      sealedAtMs: instantOf(snapshot.sealedAt),
      sealedBy: snapshot.sealedBy ?? null,
      fingerprint: snapshot.digest,
      engine: snapshot.engine,
      confidentiality: root.notice ?? CONFIDENTIALITY,
      reason: snapshot.reason ?? null,
      flags: snapshot.flags ?? [],
    },
    window: {
      from: dayOf(weeks?.from),
      to: dayOf(weeks?.to),
      weeks: weeksIn(weeks),
      historyWeeks: weeksIn(window.history),
      revenueFrom: dayOf(window.month.from),
      revenueTo: dayOf(window.month.to),
      hasDailyPoints: content.sufficiency.standIns.length > 0,
      confirmationHours: settings.confirmationHours,
    },
    figures: content.figures,
    series: metricSeries(figures, content, zoneClock(settings.timeZone)),
    objective: settings.objective,
    governance: metricGovernance(sealed, content),
    operational: operationalAtSeal(state, snapshot, sealed),
    coverage: signalCoverage(content),
    sufficiency: sufficiencyRows(content, snapshot.waivers ?? []),
    rights: decisionRights(sealed),
    cadence: cadenceRows(sealed),
    conflicts: conflictRows(sealed),
    criteria: (snapshot.criteria ?? []).flatMap(criterionRow),
    decisionsAsked: asksAtSeal(state, snapshot),
    people: recordsOf(sealed, "person")
      .filter((person) => person.active !== false)
      .map((person) => ({ name: person.name, role: person.title ?? person.role ?? person.function ?? "–" })),
    agreement: { signers: signers(sealed), dissent: [] },
    changes: changeRows(state, asOf, settings.timeZone),
    imports: importRows(state, content),
  });
}

/** The records as they were sealed, values of narrower circles opened where this copy holds them; a record that it withholds is left out. */
function sealedRecords(state: PilotState, content: SnapshotContent): RecordsHolder {
  const records = Object.values(content.records)
    .flat()
    .map(({ id, type, circle, removed, ...fields }) =>
      recordOf(
        {
          id: textOf(id),
          type: textOf(type),
          circle: circle === "leadership" || circle === "partner" ? circle : "everyone",
          removed: removed === true,
          stored: new Map<string, JsonValue>(Object.entries(fields)),
        },
        state.confidential,
      ),
    )
    .filter(isHeld);
  return { records: new Map(records.map((record) => [record.id, record])) };
}

/** Does this copy hold all of a record? */
function isHeld({ withheld }: { readonly withheld: readonly string[] }): boolean {
  return withheld.length === 0;
}

/** What was asked before the seal and still open then: later questions belong to later reports. */
function asksAtSeal(state: PilotState, snapshot: RecordOf<"snapshot">): BaselineInput["decisionsAsked"] {
  const sealedUpTo = new Map(snapshot.heads.map(([replica, seq]) => [replica, seq]));
  const asked = new Set(
    state.entries
      .filter(({ replica, seq }) => seq <= (sealedUpTo.get(replica) ?? 0))
      .flatMap(({ changes }) => changes.filter(({ field }) => field === "type").map(({ record }) => record)),
  );
  const wasOpen = (answeredAt: string | undefined) =>
    answeredAt === undefined || answeredAt > snapshot.sealedAt;
  return recordsOf(state, "ask")
    .filter((ask) => isHeld(ask) && asked.has(ask.id) && wasOpen(ask.answeredAt))
    .map((ask) => ({ text: ask.text, owner: personName(state, ask.owner), due: dayOf(ask.due) }));
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : "";
}

function criterionRow(criterion: JsonObject): readonly CriterionRow[] {
  const { pillar: name, metric, target, verdict } = criterion;
  const pillar = PILLARS.find((one) => one === name);
  if (pillar === undefined || typeof metric !== "string" || !isMetricId(metric)) return [];
  return [
    {
      pillar,
      metric,
      target: typeof target === "number" ? target : null,
      verdict: typeof verdict === "string" ? verdict : "improved",
    },
  ];
}

function changeRows(state: PilotState, asOf: number, timeZone: string): BaselineInput["changes"] {
  const clock = zoneClock(timeZone);
  return recordsOf(state, "change")
    .flatMap((change) => {
      const at = instantOf(change.at);
      const isLive = change.status !== "planned" && change.status !== "authorised";
      if (at === null || !isLive || !isHeld(change) || clock.dayOf(at) > asOf) return [];
      const workflow = change.workflow === undefined ? null : recordById(state, "workflow", change.workflow);
      return [
        {
          at: clock.dayOf(at),
          workflow: workflow?.name ?? "–",
          kinds: change.kinds ?? [],
          title: change.title ?? change.key,
        },
      ];
    })
    .toSorted((a, b) => a.at - b.at);
}

function importRows(state: PilotState, content: SnapshotContent): BaselineInput["imports"] {
  const known = recordsOf(state, "batch");
  return content.batches.map(({ input, digest, rows }) => {
    const batch: RecordOf<"batch"> | undefined = known.find(
      (one) => one.digest === digest && one.input === input,
    );
    return {
      file: batch?.file ?? "–",
      input,
      rows,
      refused: batch?.refused ?? 0,
      importedAtMs: instantOf(batch?.importedAt) ?? 0,
      digest,
    };
  });
}

function weeksIn(range: { readonly from: string; readonly to: string } | null): number {
  const [from, to] = [dayOf(range?.from), dayOf(range?.to)];
  return from === null || to === null ? 0 : Math.round((to - from + 1) / 7);
}
