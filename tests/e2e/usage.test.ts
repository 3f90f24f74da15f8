import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { runCli } from "./support/run-cli.ts";
import { makeTemporaryFolder, withTemporaryFolder } from "./support/temporary-folder.ts";

describe("the command line without a verb", () => {
  it("says how it is used and exits with 2", async () => {
    const { code, stdout, stderr } = await runCli([], { cwd: makeTemporaryFolder() });
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain("usage: c180");
  });
});

describe("a temporary folder", () => {
  it("is gone afterwards, also after a failure", async () => {
    let folder = "";
    const failing = withTemporaryFolder((made) => {
      folder = made;
      expect(existsSync(made)).toBe(true);
      throw new Error("on purpose");
    });
    await expect(failing).rejects.toThrow("on purpose");
    expect(existsSync(folder)).toBe(false);
  });
});
