import { spawn } from "node:child_process";
import process from "node:process";
import { projectRoot } from "../project-root.mjs";

/**
 * Runs a program to its end and gives back what it wrote; where it fails, an error says what was done and its last words.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ what: string, environment?: NodeJS.ProcessEnv, shell?: boolean }} options
 * @returns {Promise<string>}
 */
export function heard(file, args, { what, environment = process.env, shell = false }) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: projectRoot,
      env: environment,
      shell,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let written = "";
    let complained = "";
    child.stdout.on("data", (bytes) => {
      written += bytes;
    });
    child.stderr.on("data", (bytes) => {
      complained += bytes;
    });
    child.on("error", (error) => reject(new Error(`${what} could not start: ${error.message}`)));
    child.on("close", (code) => {
      if (code === 0) resolve(written);
      else reject(new Error(`${what} failed: ${lastWords(complained) || lastWords(written)}`));
    });
  });
}

/**
 * The line that says most of what went wrong: the last that speaks of it, else the last of all.
 * @param {string} text
 */
function lastWords(text) {
  const lines = text
    .replaceAll(/\u001b\[[\d;]*m/g, "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("at "));
  return lines.findLast((line) => /error|fail|⨯|cannot/i.test(line)) ?? lines.at(-1) ?? "";
}
