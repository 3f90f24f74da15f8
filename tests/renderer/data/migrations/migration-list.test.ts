import { describe, expect, it } from "vitest";
import { MIGRATIONS, SCHEMA_VERSION } from "../../../../renderer/data/migrations/migration-list.ts";

describe("migrations", () => {
  it("are contiguous from 1 and end with the version of the schema", () => {
    expect(MIGRATIONS.map(({ version }) => version)).toStrictEqual(MIGRATIONS.map((_, index) => index + 1));
    expect(MIGRATIONS.at(-1)?.version).toBe(SCHEMA_VERSION);
  });
});
