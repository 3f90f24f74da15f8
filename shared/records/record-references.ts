import * as z from "zod";
import type { JsonValue } from "../json/json.ts";
import { RECORD_TYPE_NAMES, type RecordTypeName, recordDefinition } from "./record-types.ts";

/** A field, at any depth, that names another record. `*` in the path stands for every item or key. */
export interface ReferencePath {
  readonly path: readonly string[];
  /** The type that it must have, or "any". */
  readonly to: RecordTypeName | "any";
}

/** A reference as it stands in a record: where, to which id, and of which type it must be. */
export interface Reference {
  /** JSON pointer below the record's fields. */
  readonly pointer: string;
  readonly id: string;
  readonly to: RecordTypeName | "any";
}

const pathsByType = new Map<RecordTypeName, readonly ReferencePath[]>();

/** All fields of a type that name other records. */
export function referencePaths(type: RecordTypeName): readonly ReferencePath[] {
  let paths = pathsByType.get(type);
  if (paths === undefined) {
    const found: ReferencePath[] = [];
    collectPaths(recordDefinition(type).fields, [], found);
    paths = found;
    pathsByType.set(type, paths);
  }
  return paths;
}

/** The references that a record of that type holds, in the order of its schema. */
export function referencesOf(type: RecordTypeName, fields: JsonValue): readonly Reference[] {
  const references: Reference[] = [];
  for (const { path, to } of referencePaths(type)) {
    collectReferences(fields, path, "", to, references);
  }
  return references;
}

function collectPaths(schema: z.core.$ZodType, path: readonly string[], found: ReferencePath[]): void {
  const target = z.globalRegistry.get(schema)?.["reference"];
  if (typeof target === "string") {
    found.push({ path, to: target === "any" ? "any" : knownType(target) });
  } else if (schema instanceof z.ZodObject) {
    const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
    for (const [field, inner] of Object.entries(shape)) {
      collectPaths(inner, [...path, field], found);
    }
  } else if (schema instanceof z.ZodArray) {
    collectPaths(schema.element, [...path, "*"], found);
  } else if (schema instanceof z.ZodRecord) {
    collectPaths(schema.valueType, [...path, "*"], found);
  } else if (schema instanceof z.ZodOptional || schema instanceof z.ZodExactOptional) {
    collectPaths(schema.unwrap(), path, found);
  }
}

function knownType(type: string): RecordTypeName {
  const known = RECORD_TYPE_NAMES.find((candidate) => candidate === type);
  if (known === undefined) {
    throw new Error(`a reference to the record type ${type}, which does not exist`);
  }
  return known;
}

function collectReferences(
  value: JsonValue | undefined,
  path: readonly string[],
  pointer: string,
  to: RecordTypeName | "any",
  references: Reference[],
): void {
  const [step, ...rest] = path;
  if (value === undefined || value === null) {
    return;
  }
  if (step === undefined) {
    if (typeof value === "string") {
      references.push({ pointer, id: value, to });
    }
  } else if (typeof value === "object") {
    const children =
      step === "*" ? Object.entries(value) : Object.entries(value).filter(([field]) => field === step);
    for (const [field, child] of children) {
      collectReferences(child, rest, `${pointer}/${field}`, to, references);
    }
  }
}
