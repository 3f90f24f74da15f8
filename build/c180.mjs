// The command line in a checkout: installs and builds where that is needed, then hands everything over to it. Nothing
// goes to stdout but the command line's own output.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { ensureBuilt } from "./ensure-built.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { projectRoot } from "./project-root.mjs";
import { say } from "./say.mjs";
import { currentNode } from "./tools.mjs";

try {
  await ensureInstalled();
  await ensureBuilt();
  run();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

function run() {
  const child = spawn(currentNode(), [join(projectRoot, "dist/cli/cli.js"), ...process.argv.slice(2)], {
    // npm runs scripts in the checkout; paths on the command line are meant from where the person stands.
    cwd: process.env["INIT_CWD"] ?? process.cwd(),
    stdio: "inherit",
  });
  /** @type {readonly NodeJS.Signals[]} */
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    say(`The command line could not be started: ${error.message}`);
    process.exitCode = 1;
  });
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
  });
}
