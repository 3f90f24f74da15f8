import { spawn } from "node:child_process";
import process from "node:process";
import { projectRoot } from "./project-root.mjs";

/**
 * Runs a program and waits for its end. By default its output goes to stderr.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, stdout?: "stderr" | "inherit" | "ignore", shell?: boolean, timeoutMs?: number }} [options]
 * @returns {Promise<{ code: number, error?: string }>} code 1 and a reason if it could not start or was killed
 */
export function runCommand(file, args, options = {}) {
  const { cwd = projectRoot, env = process.env, stdout = "stderr", shell = false, timeoutMs } = options;
  const out = stdout === "stderr" ? 2 : stdout;
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd,
      env,
      shell,
      stdio: ["ignore", out, stdout === "ignore" ? "ignore" : 2],
      ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
    });
    child.on("error", (error) => resolve({ code: 1, error: error.message }));
    child.on("close", (code, signal) => {
      resolve(code === null ? { code: 1, error: `${file} ended by ${signal}` } : { code });
    });
  });
}
