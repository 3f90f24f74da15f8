/**
 * The nine inputs and their columns: the one description that the importer, the batches, the `tables` command and the
 * mapping screen read. Source: the product's file formats.
 */

/** What a cell of a column holds, and so how it is read, stored and written. */
export type ColumnKind =
  /** Trimmed NFC text that names a workflow or a segment; never `*` or `all`. */
  | "name"
  /** Trimmed NFC text. */
  | "text"
  /** Calendar date; stored as whole days since 1970-01-01. */
  | "date"
  /** Calendar month; stored as year × 12 + month − 1. */
  | "month"
  /** Moment with offset; stored as milliseconds since 1970-01-01T00:00Z, with fractions. */
  | "instant"
  /** Whole number ≥ 0. */
  | "count"
  /** Number. */
  | "number"
  /** Money of the pilot's currency; stored as whole micros, |x| ≤ 9·10¹⁵. */
  | "money"
  /** true or false; stored as 1 or 0. */
  | "boolean"
  /** One word of `values`; stored as text. */
  | "enum"
  /** Words of `values` joined by `;`, in the order of `values`, each once; stored as text. */
  | "words";

/** One column of an input. */
export interface ColumnTemplate {
  readonly name: string;
  readonly kind: ColumnKind;
  /** Part of the row's key. */
  readonly key?: true;
  /** The column must be there, or the file is refused. */
  readonly required?: true;
  /** An empty cell is a row error. */
  readonly filled?: true;
  /** Smallest and largest value allowed, both inclusive (money: in micros). */
  readonly min?: number;
  readonly max?: number;
  /** The allowed words of `enum` and `words`. */
  readonly values?: readonly string[];
}

export const INPUT_NAMES = [
  "work",
  "interactions",
  "corrections",
  "revenue",
  "customers",
  "loops",
  "incidents",
  "effort",
  "changes",
] as const;

/** The name of an input; also that of its CSV file and its sheet. */
export type InputName = (typeof INPUT_NAMES)[number];

/** `observations`: a later row replaces the row whole. `records`: it changes the fields of the columns present. */
export type InputKeeping = "observations" | "records";

/** One input: its columns in the order in which they are written. */
export interface InputTemplate {
  readonly name: InputName;
  readonly keeping: InputKeeping;
  readonly columns: readonly ColumnTemplate[];
}

const workflow = { name: "workflow", kind: "name", required: true, filled: true } as const;
const segment = { name: "segment", kind: "name", required: true, filled: true } as const;
const count = (name: string) => ({ name, kind: "count" }) as const;
const money = (name: string) => ({ name, kind: "money" }) as const;
const positiveMoney = (name: string) => ({ name, kind: "money", min: 0 }) as const;
const minutes = (name: string) => ({ name, kind: "number", min: 0 }) as const;
const instant = (name: string) => ({ name, kind: "instant" }) as const;
const givenInstant = (name: string) => ({ name, kind: "instant", required: true, filled: true }) as const;
const key = (name: string) => ({ name, kind: "text", key: true, required: true, filled: true }) as const;
const month = { name: "month", kind: "month", key: true, required: true, filled: true } as const;

/** All inputs by name. */
export const INPUT_TEMPLATES: { readonly [Name in InputName]: InputTemplate } = {
  work: {
    name: "work",
    keeping: "observations",
    columns: [
      { name: "date", kind: "date", key: true, required: true, filled: true },
      { ...workflow, key: true },
      { ...segment, key: true },
      count("eligible"),
      count("attempted"),
      count("completed"),
      count("qualified"),
      count("accepted"),
      count("overridden"),
      count("escalated"),
      count("outcomes"),
      money("model_cost"),
      money("infra_cost"),
      money("support_cost"),
      count("active_customers"),
      money("revenue"),
      count("failed"),
    ],
  },
  interactions: {
    name: "interactions",
    keeping: "observations",
    columns: [
      key("id"),
      givenInstant("at"),
      workflow,
      segment,
      { name: "customer", kind: "text" },
      {
        name: "mode",
        kind: "enum",
        required: true,
        filled: true,
        values: ["autonomous", "assisted", "manual"],
      },
      { name: "disposition", kind: "enum", values: ["accepted", "overridden", "escalated", "none"] },
      { name: "quality", kind: "enum", values: ["pass", "fail", "unknown"] },
      { name: "confidence", kind: "number", min: 0, max: 1 },
      minutes("cycle_minutes"),
      minutes("correction_minutes"),
      { name: "success", kind: "boolean" },
      money("model_cost"),
      money("infra_cost"),
      money("support_cost"),
    ],
  },
  corrections: {
    name: "corrections",
    keeping: "observations",
    columns: [key("id"), givenInstant("at"), workflow, segment, minutes("minutes")],
  },
  revenue: {
    name: "revenue",
    keeping: "observations",
    columns: [
      month,
      key("customer"),
      segment,
      { ...positiveMoney("starting_mrr"), required: true },
      positiveMoney("expansion"),
      positiveMoney("contraction"),
      positiveMoney("churned"),
    ],
  },
  customers: {
    name: "customers",
    keeping: "records",
    columns: [
      key("customer"),
      segment,
      { name: "signed_on", kind: "date" },
      { name: "first_value_on", kind: "date" },
      { name: "fit_score", kind: "number", min: 0, max: 100 },
      positiveMoney("arr"),
      { name: "promised_autonomy", kind: "number", min: 0, max: 1 },
      { name: "renewal_on", kind: "date" },
    ],
  },
  loops: {
    name: "loops",
    keeping: "records",
    columns: [
      key("id"),
      workflow,
      { name: "title", kind: "text" },
      givenInstant("detected_at"),
      instant("triaged_at"),
      instant("authorised_at"),
      instant("deployed_at"),
      instant("validated_at"),
      { name: "verdict", kind: "enum", values: ["improved", "neutral", "regressed"] },
    ],
  },
  incidents: {
    name: "incidents",
    keeping: "records",
    columns: [
      key("id"),
      workflow,
      { name: "title", kind: "text" },
      givenInstant("started_at"),
      instant("resolved_at"),
      { name: "loop", kind: "text" },
    ],
  },
  effort: {
    name: "effort",
    keeping: "observations",
    columns: [
      month,
      { ...workflow, key: true },
      { ...segment, key: true },
      { name: "person_days", kind: "number", min: 0 },
      money("spend"),
    ],
  },
  changes: {
    name: "changes",
    keeping: "records",
    columns: [
      key("id"),
      givenInstant("at"),
      workflow,
      { name: "kind", kind: "words", values: ["ux", "policy", "routing", "pricing", "other"] },
      { name: "title", kind: "text" },
      { name: "planned_on", kind: "date" },
      {
        name: "status",
        kind: "enum",
        values: ["planned", "authorised", "deployed", "validated", "rolled back"],
      },
    ],
  },
};
