import { spawnSync } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runCli } from "./support/run-cli.ts";
import { makeTemporaryFolder } from "./support/temporary-folder.ts";

const script = fileURLToPath(new URL("../../build/c180.mjs", import.meta.url));

describe("npm run -s c180", () => {
  it("ends as the command line does and adds nothing to its output", async () => {
    const folder = makeTemporaryFolder();
    const direct = await runCli([], { cwd: folder });
    const { status, stdout, stderr } = spawnSync(process.execPath, [script], {
      encoding: "utf8",
      env: { ...process.env, INIT_CWD: folder },
    });
    expect({ code: status, stdout, stderr }).toStrictEqual(direct);
  });
});
