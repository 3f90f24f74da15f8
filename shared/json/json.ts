/** A JSON value as it stands in journals, records and packs. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** A JSON object; keys are never `__proto__`, `constructor` or `prototype`. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}
