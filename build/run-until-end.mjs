import { spawn } from "node:child_process";
import { constants } from "node:os";
import process from "node:process";
import { projectRoot } from "./project-root.mjs";
import { say } from "./say.mjs";

/**
 * Runs a program until it ends, and ends as it did; a signal that ends this one ends that one first.
 * @param {string} program
 * @param {readonly string[]} args
 */
export function runUntilEnd(program, args) {
  const child = spawn(program, args, { cwd: projectRoot, stdio: "inherit" });
  /** @type {readonly NodeJS.Signals[]} */
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    say(`The app could not be started: ${error.message}`);
    process.exitCode = 1;
  });
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
  });
}
