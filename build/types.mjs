// Checks the types of every layer by the layer's own rules, one after the other.
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { projectRoot } from "./project-root.mjs";
import { runCommand } from "./run-command.mjs";
import { say } from "./say.mjs";
import { currentNode, toolScript } from "./tools.mjs";

const notes = join(projectRoot, "node_modules/.cache/types");
mkdirSync(notes, { recursive: true });

for (const layer of ["shared", "electron", "renderer", "tests", "build"]) {
  const project = join(projectRoot, layer, "tsconfig.json");
  if (!existsSync(project)) continue;
  // The compiler's notes go to its cache: beside the sources they would be debris.
  const args = ["-p", project, "--incremental", "--tsBuildInfoFile", join(notes, `${layer}.tsbuildinfo`)];
  const { code } = await runCommand(currentNode(), [toolScript("typescript", "tsc"), ...args], {
    stdout: "inherit",
  });
  if (code !== 0) {
    say(`types: ${layer}/ failed`);
    process.exitCode = 1;
  }
}
