import * as z from "zod";
import { formatCalendarDate } from "../calendar/calendar-date.ts";
import { dateOfMoment } from "../calendar/moments.ts";
import { pilotWorkflow } from "../domain/pilot-workflow.ts";
import { clonedDomain } from "../domain/scale-difference.ts";
import { thresholdLock } from "../domain/threshold-period.ts";
import { liveThresholds, thresholdFault } from "../domain/threshold-terms.ts";
import { failure, success } from "../errors/problem.ts";
import type { FieldChange } from "../journal/journal-entry.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { JsonObject, JsonValue } from "../json/json.ts";
import { isMetricId } from "../metrics/registry.ts";
import { scopeName } from "../records/field-types.ts";
import { findByName } from "../records/find-by-name.ts";
import { pilotRecord, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import type { Command, CommandContext } from "./command.ts";
import { creation, edits, type FieldValues } from "./field-changes.ts";
import { scopeByName } from "./scope-commands.ts";

/** What can be cloned. */
export const SCALE_PARTS = ["executive DRI", "settings", "ownership", "thresholds", "guardrails"] as const;

const input = z.strictObject({
  /** Name of the workflow; it is made where there is none of that name. */
  name: scopeName,
  /** Absent: all of them. */
  parts: z.array(z.enum(SCALE_PARTS)).exactOptional(),
});

interface Cloning {
  readonly pilot: PilotState;
  readonly first: RecordOf<"workflow">;
  readonly name: string;
  readonly id: string;
  readonly context: CommandContext;
}

/**
 * Replicates governance, telemetry settings and decision model of the first workflow on another one. What that one has
 * stays as it is. Guardrails are drafts, to be granted on the other workflow's own evidence; baseline and figures are never
 * cloned.
 */
export const workflowScale: Command<z.infer<typeof input>> = {
  name: "workflow.scale",
  summary:
    "Scales the pilot to another workflow: clones executive DRI, settings, owners, thresholds and guardrails; its baseline is its own.",
  input,
  run: (pilot, { name, parts = SCALE_PARTS }, context) => {
    const first = pilotWorkflow(pilot);
    if (first === null) {
      return failure("RULE", "the pilot's first workflow is not named: there is nothing to clone from");
    }
    const present = findByName(pilot, "workflow", name);
    if (present?.id === first.id) {
      return failure("RULE", `${first.name} is the workflow that the pilot began with`, { where: "/name" });
    }
    const wanted = new Set<string>(parts);
    const fields = workflowFields(first, present, wanted);
    const { id, changes } = scopeByName(pilot, "workflow", name, fields);
    const root = pilotRecord(pilot);
    const named = root.scaleWorkflows ?? [];
    const cloning = { pilot, first, name, id, context };
    const notes: string[] = [];
    return success({
      changes: [
        ...changes,
        // A pilot whose only workflow was the first one has to name it now.
        ...edits(pilot, root.id, {
          firstWorkflow: first.id,
          scaleWorkflows: named.includes(id) ? [...named] : [...named, id],
        }),
        ...(wanted.has("ownership") ? ownershipClones(cloning) : []),
        ...(wanted.has("thresholds") ? thresholdClones(cloning, notes) : []),
        ...(wanted.has("guardrails") ? guardrailClones(cloning) : []),
      ],
      notes: [...notes, `${name} needs a baseline of its own before its figures count`],
    });
  },
};

/** What the workflow itself takes over; what it has already stays. */
function workflowFields(
  first: RecordOf<"workflow">,
  present: RecordOf<"workflow"> | null,
  wanted: ReadonlySet<string>,
): FieldValues {
  const taken: Record<string, JsonValue> = {};
  const take = (field: keyof RecordOf<"workflow">): void => {
    const value = first[field];
    if (value !== undefined && present?.[field] === undefined) taken[field] = value as JsonValue;
  };
  if (wanted.has("executive DRI")) take("executiveDri");
  if (wanted.has("settings")) {
    take("unitValueMicros");
    take("confidenceFloor");
    take("unknownQualityCounts");
  }
  return taken;
}

function ownershipClones({ pilot, first, id, context }: Cloning): readonly FieldChange[] {
  const all = recordsOf(pilot, "metricOwnership");
  return all
    .filter(({ workflow }) => workflow === first.id)
    .filter(
      ({ metric, segment }) =>
        !all.some((one) => one.workflow === id && one.metric === metric && one.segment === segment),
    )
    .flatMap((record) => creation(context.nextId(), "metricOwnership", cloned(record, id), record.circle));
}

function thresholdClones(
  { pilot, first, id, name, context }: Cloning,
  notes: string[],
): readonly FieldChange[] {
  const today = dateOfMoment(context.now, pilotRecord(pilot).timeZone) ?? 0;
  return liveThresholds(pilot)
    .filter(({ workflow }) => workflow === first.id)
    .flatMap(({ metric, segment, circle, versions }) => {
      const terms = versions.at(-1);
      if (terms === undefined || !isMetricId(metric)) return [];
      const fault = thresholdFault(pilot, { metric, workflow: id, segment }, terms);
      if (fault !== null) {
        notes.push(`the threshold on ${metric} of ${name} stays its own: ${fault.message}`);
        return [];
      }
      const { version: _, appliesFrom: __, recordedAt: ___, overruleReason: ____, ...kept } = terms;
      const first = {
        ...(kept as JsonObject),
        version: 1,
        appliesFrom: formatCalendarDate(thresholdLock(metric, today).nextFrom),
        recordedAt: context.now,
      };
      return creation(
        context.nextId(),
        "threshold",
        { metric, workflow: id, segment, versions: [first] },
        circle,
      );
    });
}

function guardrailClones({ pilot, first, id, name, context }: Cloning): readonly FieldChange[] {
  const guardrails = recordsOf(pilot, "guardrail");
  return guardrails
    .filter(({ bands = [] }) => bands.some(({ workflow }) => workflow === first.id))
    .flatMap(({ domain, bands = [], budgetPerWeek, holder, note, circle }) => {
      const other = clonedDomain(domain, name);
      if (guardrails.some((one) => one.domain === other)) return [];
      const own = bands.map((band) => (band.workflow === first.id ? { ...band, workflow: id } : band));
      const fields = {
        domain: other,
        bands: own as unknown as JsonValue,
        budgetPerWeek,
        holder: holder as unknown as JsonValue,
        note,
        status: "draft",
      };
      return creation(context.nextId(), "guardrail", fields, circle);
    });
}

function cloned(record: RecordOf<"metricOwnership">, workflow: string): FieldValues {
  const { id: _, circle: __, withheld: ___, ...fields } = record;
  return { ...(fields as JsonObject), workflow };
}
