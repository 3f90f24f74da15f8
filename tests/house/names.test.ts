import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { productNames } from "../../shared/product-names.ts";
import { PRODUCT_VERSION } from "../../shared/product-version.ts";

describe("names that never change after the first release: changing one loses users' data", () => {
  it("stay as they were", () => {
    expect(productNames).toStrictEqual({
      origin: "app://converge180",
      userDataFolder: "Converge180",
      database: "converge180",
      appId: "com.converge180.app",
      packExtension: ".c180",
      browserPort: 4180,
    });
  });

  it("the package keeps its name, and says the version that journals and reports say", () => {
    const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
    const version = PRODUCT_VERSION;
    expect(JSON.parse(text)).toMatchObject({ name: "converge180", version, license: "MIT", type: "module" });
  });
});
