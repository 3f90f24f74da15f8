import type { JsonObject, JsonValue } from "../json/json.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordById } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";

/** Somebody as a sealed matrix names them; a name that not everyone may know is left out. */
export interface NamedPerson {
  readonly id: string;
  readonly name: string | null;
}

/** A guardrail as it stood when the matrix was published. */
export interface SealedGuardrail {
  readonly id: string;
  readonly domain: string;
  readonly bands: readonly JsonObject[];
  readonly budgetPerWeek: number | null;
}

/** A row of the matrix with everything that it says, readable without the records that it names. */
export interface RightsRow {
  /** Id of the record. */
  readonly id: string;
  readonly decisionType: string;
  /** 1–4; null: none yet. */
  readonly category: number | null;
  readonly accountable: NamedPerson | null;
  readonly delegates: readonly NamedPerson[];
  readonly agreeing: number | null;
  readonly days: number | null;
  readonly cadence: string | null;
  readonly domain: string | null;
  readonly guardrails: readonly SealedGuardrail[];
  readonly productKey: NamedPerson | null;
  readonly revenueKey: NamedPerson | null;
  readonly note: string | null;
}

/** What publishing seals. */
export interface RightsContent {
  readonly format: 1;
  readonly rows: readonly RightsRow[];
}

/** The rows as a matrix keeps them: by category, in the order in which they were made. */
export function rightsContent(
  pilot: RecordsHolder,
  rows: readonly RecordOf<"decisionRight">[],
): RightsContent {
  return { format: 1, rows: byCategory(rows.map((row) => rightsRow(pilot, row))) };
}

/** The content as JSON; it holds nothing that JSON could not. */
export function rightsJson(content: RightsContent): JsonValue {
  return content as unknown as JsonValue;
}

/** The rows of a sealed content of a known form; null: it is of another. */
export function readRightsContent(content: JsonValue | undefined): RightsContent | null {
  const isObject = typeof content === "object" && content !== null && !Array.isArray(content);
  const isKnown = isObject && (content as JsonObject)["format"] === 1;
  return isKnown ? (content as unknown as RightsContent) : null;
}

/** Rows by category, those without one last; within a category their order stays. */
export function byCategory(rows: readonly RightsRow[]): readonly RightsRow[] {
  return rows.toSorted((one, other) => (one.category ?? 9) - (other.category ?? 9));
}

/** One row as it reads now. */
export function rightsRow(pilot: RecordsHolder, row: RecordOf<"decisionRight">): RightsRow {
  const named = (id: string | undefined): NamedPerson | null =>
    id === undefined ? null : namedPerson(pilot, id);
  return {
    id: row.id,
    decisionType: row.decisionType,
    category: row.category ?? null,
    accountable: named(row.accountable),
    delegates: (row.delegates ?? []).map((id) => namedPerson(pilot, id)),
    agreeing: row.agreeing ?? null,
    days: row.days ?? null,
    cadence: row.cadence ?? null,
    domain: row.domain ?? null,
    guardrails: (row.guardrails ?? []).flatMap((id) => sealedGuardrail(pilot, id)),
    productKey: named(row.productKey),
    revenueKey: named(row.revenueKey),
    note: row.note ?? null,
  };
}

function namedPerson(pilot: RecordsHolder, id: string): NamedPerson {
  const person = recordById(pilot, "person", id);
  return { id, name: person?.circle === "everyone" ? person.name : null };
}

function sealedGuardrail(pilot: RecordsHolder, id: string): readonly SealedGuardrail[] {
  const guardrail = recordById(pilot, "guardrail", id);
  if (guardrail === null) return [];
  const { domain, bands, budgetPerWeek } = guardrail;
  return [
    {
      id,
      domain,
      bands: (bands ?? []).map(({ workflow, segment, ...band }) => ({
        ...band,
        workflow: workflow === undefined ? null : (recordById(pilot, "workflow", workflow)?.name ?? null),
        segment: segment === undefined ? null : (recordById(pilot, "segment", segment)?.name ?? null),
      })),
      budgetPerWeek: budgetPerWeek ?? null,
    },
  ];
}
