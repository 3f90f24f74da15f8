import * as z from "zod";
import { formatCalendarDate, parseCalendarDate } from "../calendar/calendar-date.ts";
import { isTimeZone } from "../calendar/zone.ts";
import { dueDate } from "../domain/pilot-calendar.ts";
import { failure, success } from "../errors/problem.ts";
import type { FieldChange } from "../journal/journal-entry.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { JsonObject, JsonValue } from "../json/json.ts";
import { microsOf, parseDecimal } from "../observations/decimal.ts";
import { scopeName } from "../records/field-types.ts";
import { pilotRecord, recordsOf } from "../records/read-records.ts";
import type { AnyCommand, Command } from "./command.ts";
import { edits, type FieldValues } from "./field-changes.ts";
import { editCommand } from "./record-commands.ts";
import { scopeByName } from "./scope-commands.ts";

const LARGEST_MICROS = 9_000_000_000_000_000n;

/** A decimal as JSON number or as text, such as 1.5 or "1.5". */
const decimal = z.union([
  z.number(),
  z.string().regex(/^[+-]?(\d+\.?\d*|\.\d+)$/u, "is not a decimal number"),
]);

/** The number of a decimal within bounds; null unsets. */
function numberWithin(least: number, most: number) {
  return decimal
    .transform(Number)
    .refine((value) => value >= least && value <= most, `is not between ${least} and ${most}`)
    .nullable()
    .exactOptional();
}

const anyNumber = numberWithin(-Number.MAX_VALUE, Number.MAX_VALUE);
const share = numberWithin(0, 1);

const unitValue = decimal
  .refine((value) => microsOfDecimal(value) !== null, "is not an amount of money from 0 to 9 billion")
  .transform((value) => microsOfDecimal(value) ?? 0)
  .nullable()
  .exactOptional();

const indexComponent = z.strictObject({ weight: share, floor: anyNumber, target: anyNumber });
const objectivePillar = z.strictObject({ weight: share, baseline: anyNumber, target: anyNumber });

/** The settings as a settings file holds them. Money and shares are decimals. */
export const settingsSchema = z.strictObject({
  workflows: z
    .record(
      scopeName,
      z.strictObject({
        unitValue,
        confidenceFloor: share,
        unknownQualityCounts: z.boolean().nullable().exactOptional(),
      }),
    )
    .exactOptional(),
  confirmationHours: numberWithin(0, 87_600),
  dealFitBar: numberWithin(0, 100),
  rqi: z
    .strictObject({
      nrr: indexComponent.exactOptional(),
      grr: indexComponent.exactOptional(),
      timeToValue: indexComponent.exactOptional(),
      dealFit: indexComponent.exactOptional(),
    })
    .exactOptional(),
  objective: z
    .strictObject({
      avd: objectivePillar.exactOptional(),
      trust: objectivePillar.exactOptional(),
      cost: objectivePillar.exactOptional(),
      revenue: objectivePillar.exactOptional(),
      loop: objectivePillar.exactOptional(),
    })
    .exactOptional(),
});

/** Settings after parsing: money in micros, decimals as numbers. */
export type Settings = z.infer<typeof settingsSchema>;

const pilotSet: Command<Settings> = {
  name: "pilot.set",
  summary: "Sets the pilot's settings, as a settings file holds them; what is not named stays, null unsets.",
  input: settingsSchema,
  unknownKey: "SETTING_UNKNOWN",
  run: (pilot, settings) => {
    const record = pilotRecord(pilot);
    const { confirmationHours, dealFitBar, rqi, objective } = settings;
    const wanted: Record<string, JsonValue> = {};
    if (confirmationHours !== undefined) wanted["confirmationHours"] = confirmationHours;
    if (dealFitBar !== undefined) wanted["dealFitBar"] = dealFitBar;
    if (rqi !== undefined) wanted["rqi"] = merged(record.rqi, rqi);
    if (objective !== undefined) wanted["objective"] = merged(record.objective, objective);
    const changes: FieldChange[] = edits(pilot, record.id, wanted);
    for (const [name, given] of Object.entries(settings.workflows ?? {})) {
      const { unitValue: unitValueMicros, ...others } = given;
      const fields: FieldValues = unitValueMicros === undefined ? others : { ...others, unitValueMicros };
      changes.push(...scopeByName(pilot, "workflow", name, fields).changes);
    }
    return success({ changes });
  },
};

const PILOT_FIELDS = [
  "status",
  "startDate",
  "endedOn",
  "timeZone",
  "currency",
  "firstWorkflow",
  "scaleWorkflows",
  "baselineWeeks",
  "bottleneck",
  "reviewRhythm",
  "notice",
];

/** `pilot.set` for the settings that figures depend on, `pilot.edit` for the other fields of the pilot. */
export function pilotCommands(): readonly AnyCommand[] {
  const generic = editCommand("pilot", PILOT_FIELDS);
  const edit: typeof generic = {
    ...generic,
    run: (pilot, input, context) => {
      const { timeZone: zone, startDate } = input;
      if (typeof zone === "string" && !isTimeZone(zone)) {
        return failure("COMMAND_INPUT", `${zone.slice(0, 40)} is not a time zone`, { where: "/timeZone" });
      }
      const outcome = generic.run(pilot, input, context);
      const moved = typeof startDate === "string" ? dueDateChanges(pilot, startDate) : [];
      return outcome.ok ? success({ changes: [...outcome.value.changes, ...moved] }) : outcome;
    },
  };
  return [pilotSet, edit];
}

/** Items of the template move with the start date, unless somebody gave them a due date of their own. */
export function dueDateChanges(pilot: PilotState, startDate: string): FieldChange[] {
  const dueAt = (start: string | undefined, template: string): string | null => {
    const startDay = start === undefined ? null : parseCalendarDate(start);
    const due = startDay === null ? null : dueDate(startDay, template);
    return due === null ? null : formatCalendarDate(due);
  };
  const before = pilotRecord(pilot).startDate;
  return recordsOf(pilot, "checklistItem").flatMap(({ id, template, due }) =>
    template !== undefined && (due ?? null) === dueAt(before, template)
      ? edits(pilot, id, { due: dueAt(startDate, template) })
      : [],
  );
}

function microsOfDecimal(value: number | string): number | null {
  const parsed = parseDecimal(String(value));
  if (parsed === null) {
    return null;
  }
  const { micros } = microsOf(parsed);
  return micros < 0n || micros > LARGEST_MICROS ? null : Number(micros);
}

/** `given` over `present`, by part and field; null unsets a field, a part or a whole that is left empty goes. */
function merged(present: JsonObject | undefined, given: { readonly [part: string]: JsonObject }): JsonValue {
  const parts: Record<string, JsonValue> = { ...present };
  for (const [part, fields] of Object.entries(given)) {
    const before = parts[part];
    const isPart = typeof before === "object" && before !== null && !Array.isArray(before);
    const entries = Object.entries({ ...(isPart ? (before as JsonObject) : {}), ...fields });
    const kept = entries.filter(([, value]) => value !== null);
    if (kept.length === 0) {
      delete parts[part];
    } else {
      parts[part] = Object.fromEntries(kept);
    }
  }
  return Object.keys(parts).length === 0 ? null : parts;
}
