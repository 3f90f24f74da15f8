// Develops the app: installs what is missing, then serves the window from its sources and shows every change at once. Runs
// on any Node; what it starts runs on the Node that comes with the checkout.
import { join } from "node:path";
import process from "node:process";
import { ensureInstalled } from "./ensure-installed.mjs";
import { projectRoot } from "./project-root.mjs";
import { runUntilEnd } from "./run-until-end.mjs";
import { say } from "./say.mjs";
import { currentNode } from "./tools.mjs";

try {
  await ensureInstalled();
  runUntilEnd(currentNode(), [join(projectRoot, "build/dev-run.mjs"), ...process.argv.slice(2)]);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
