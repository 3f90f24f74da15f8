import type { Migration } from "./migration.ts";
import { version1 } from "./version-1.ts";

/** Every step from the first schema to this one, in order. */
export const MIGRATIONS: readonly Migration[] = [version1];

/** The version of the schema that this code knows. */
export const SCHEMA_VERSION = MIGRATIONS.length;
