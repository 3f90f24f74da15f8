import process from "node:process";
import { canUseApt, onPath } from "./ensure-chromium.mjs";
import { runCommand } from "./run-command.mjs";
import { say } from "./say.mjs";

const MOST_MS = 300_000;
/** Programs that some tests need, and without which those are skipped. */
const OPTIONAL = [
  {
    program: "soffice",
    // LibreOffice without its windows, as Debian packs it: what it reads back is text.
    packages: ["libreoffice-writer-nogui", "libreoffice-calc-nogui", "libreoffice-impress-nogui"],
    what: "LibreOffice, with which the tests read office files back",
  },
  // Only Linux has it.
  {
    program: "strace",
    packages: ["strace"],
    what: "strace, with which the tests let calls to the system fail",
  },
];

/**
 * Makes sure that the programs are there which some tests need; installs them where that can be done.
 * @returns {Promise<string[]>} a line for each that is missing: its tests are skipped
 */
export async function ensureOptional() {
  const missing = () => OPTIONAL.filter(({ program }) => onPath(program).length === 0);
  const packages = missing().flatMap((one) => one.packages);
  if (packages.length > 0 && canUseApt()) {
    say(
      `Installing ${missing()
        .map(({ program }) => program)
        .join(" and ")} (apt-get) …`,
    );
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    await runCommand("apt-get", ["update"], { env });
    await runCommand("apt-get", ["install", "-y", "--no-install-recommends", ...packages], {
      env,
      timeoutMs: MOST_MS,
    });
  }
  return missing().map(({ program, what }) => `No ${program}: install ${what}. They are skipped.`);
}
