import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { impuritiesOf } from "./impurities.ts";
import { filesBelow, isCode, projectRoot } from "./project-files.ts";

describe("shared/ is pure", () => {
  it("no file reads the clock or draws at random", () => {
    const files = filesBelow("shared").filter(isCode);
    const found = files.flatMap((file) =>
      impuritiesOf(file, readFileSync(join(projectRoot, file), "utf8")).map((what) => `${file}: ${what}`),
    );
    expect(files).toContain("shared/product-names.ts");
    expect(found).toStrictEqual([]);
  });

  it.each([
    ["const a = new Date();", ["new Date() (line 1)"]],
    ["\nconst a = Date();", ["Date() (line 2)"]],
    ["const a = Date.now();", ["Date.now (line 1)"]],
    ["const a = [1].map(() => Math.random());", ["Math.random (line 1)"]],
    ["const a = Temporal.Now.instant();", ["Temporal.Now (line 1)"]],
    ["const a = import.meta.env;", ["import.meta (line 1)"]],
    ["const a = new Date(0); const b = Date.UTC(2026, 1); // Date.now()", []],
  ])("sees %s", (text, expected) => {
    expect(impuritiesOf("shared/a.ts", text)).toStrictEqual(expected);
  });
});
