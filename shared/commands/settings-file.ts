import { failure, type Result, success } from "../errors/problem.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { JsonObject, JsonValue } from "../json/json.ts";
import { parseJson } from "../json/parse-json.ts";
import { metricSettingsOf } from "../pilot-data/metric-settings-of.ts";
import { pilotRecord } from "../records/read-records.ts";

/** What a settings file may repeat from the making of the pilot. */
const REPEATED = ["company", "startDate", "timeZone", "currency"] as const;

/** A settings file, taken apart: what it repeats of the pilot, and the input of `pilot.set`. */
export interface SettingsFile {
  readonly repeated: { readonly [Name in (typeof REPEATED)[number]]?: JsonValue };
  readonly settings: JsonObject;
}

/** Reads a settings file. Unknown keys are found by `pilot.set`; here only what is no JSON object is refused. */
export function parseSettingsFile(text: string): Result<SettingsFile> {
  const parsed = parseJson(text);
  if (!parsed.ok) return parsed;
  const value = parsed.value;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return failure("COMMAND_INPUT", "the settings are not a JSON object");
  }
  const repeatedName = sameNameTwice((value as JsonObject)["workflows"]);
  if (repeatedName !== null) {
    const where = `/workflows/${repeatedName}`;
    return failure("JSON_DUP_KEY", `the workflow ${repeatedName.slice(0, 60)} is named twice`, { where });
  }
  const entries = Object.entries(value as JsonObject);
  const isRepeated = (name: string) => REPEATED.some((known) => known === name);
  return success({
    repeated: Object.fromEntries(entries.filter(([name]) => isRepeated(name))),
    settings: Object.fromEntries(entries.filter(([name]) => !isRepeated(name))),
  });
}

/** A name that two keys spell, which differ only in what trimming and Unicode NFC take away; null: there is none. */
function sameNameTwice(workflows: JsonValue | undefined): string | null {
  if (typeof workflows !== "object" || workflows === null || Array.isArray(workflows)) return null;
  const seen = new Set<string>();
  for (const key of Object.keys(workflows)) {
    const name = key.trim().normalize("NFC");
    if (seen.has(name)) return name;
    seen.add(name);
  }
  return null;
}

/** The pilot's settings in the form of a settings file, defaults included; money in decimals of the currency. */
export function settingsFileOf(pilot: PilotState): JsonObject {
  const { workflows, confirmationHours, dealFitBar, rqi, objective } = metricSettingsOf(pilot);
  const byName = [...workflows].sort(([a], [b]) => (a < b ? -1 : 1));
  const { startDate, timeZone, currency, company } = pilotRecord(pilot);
  const companyName = pilot.records.get(company)?.fields["name"] ?? null;
  return {
    company: companyName,
    startDate: startDate ?? null,
    timeZone,
    currency,
    workflows: Object.fromEntries(
      byName.map(([name, { unitValueMicros, confidenceFloor, unknownQualityCounts }]) => [
        name,
        {
          unitValue: unitValueMicros === null ? null : unitValueMicros / 1e6,
          confidenceFloor,
          unknownQualityCounts,
        },
      ]),
    ),
    confirmationHours,
    dealFitBar,
    rqi: rqi as unknown as JsonObject,
    objective: objective as unknown as JsonObject,
  };
}
