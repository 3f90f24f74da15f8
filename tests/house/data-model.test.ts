import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { RECORD_TYPE_NAMES, recordDefinition } from "../../shared/records/record-types.ts";
import { projectRoot } from "./project-files.ts";

/** The rows of the table "Record types": name of the type → what its second column says. */
function documentedTypes(): ReadonlyMap<string, string> {
  const text = readFileSync(join(projectRoot, "docs/data-model.md"), "utf8");
  const table = text.slice(text.indexOf("## Record types"), text.indexOf("## Journal"));
  const rows = [...table.matchAll(/^\| (\w+) \| (.+) \| [\d, ]+ \|$/gm)];
  return new Map(rows.map(([, name = "", fields = ""]) => [name, fields]));
}

describe("docs/data-model.md", () => {
  const documented = documentedTypes();

  it("has a row for every record type and for no other", () => {
    expect([...documented.keys()].toSorted()).toEqual([...RECORD_TYPE_NAMES].toSorted());
  });

  it.each(RECORD_TYPE_NAMES)("names every field of %s", (type) => {
    const words = new Set(documented.get(type)?.match(/\w+/g) ?? []);
    const fields = Object.keys(recordDefinition(type).fields.shape);
    expect(fields.filter((field) => !words.has(field))).toEqual([]);
  });
});
