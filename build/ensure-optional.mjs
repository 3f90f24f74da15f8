import process from "node:process";
import { canUseApt, onPath } from "./ensure-chromium.mjs";
import { runCommand } from "./run-command.mjs";
import { say } from "./say.mjs";

const MOST_MS = 300_000;
/** Programs that tests can do without. */
const OPTIONAL = [
  {
    program: "soffice",
    // LibreOffice without its windows, as Debian packs it: what it reads back is text.
    packages: ["libreoffice-writer-nogui", "libreoffice-calc-nogui", "libreoffice-impress-nogui"],
    what: "LibreOffice, with which the tests read office files back",
    without: "They are skipped.",
  },
  // Only Linux has it.
  {
    program: "strace",
    packages: ["strace"],
    what: "strace, with which the tests let calls to the system fail",
    without: "They are skipped.",
  },
  {
    program: "chromium-headless-shell",
    packages: ["chromium-headless-shell"],
    what: "the part of Chromium without windows",
    without: "Tests of the page run in the whole browser, which takes half as long again.",
  },
];

/**
 * Makes sure that the programs are there which some tests need; installs them where that can be done.
 * @returns {Promise<string[]>} a line for each that is missing, and what follows
 */
export async function ensureOptional() {
  const missing = () => OPTIONAL.filter(({ program }) => onPath(program).length === 0);
  if (missing().length > 0 && canUseApt()) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    await runCommand("apt-get", ["update"], { env });
    // One by one: a system that lacks one of them has the others.
    for (const { what, packages } of missing()) {
      say(`Installing ${what} (apt-get) …`);
      const install = ["install", "-y", "--no-install-recommends", ...packages];
      await runCommand("apt-get", install, { env, timeoutMs: MOST_MS });
    }
  }
  return missing().map(({ program, what, without }) => `No ${program}: install ${what}. ${without}`);
}
