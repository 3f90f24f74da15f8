import process from "node:process";
import { canUseApt, onPath } from "./ensure-chromium.mjs";
import { runCommand } from "./run-command.mjs";
import { say } from "./say.mjs";

/** LibreOffice without its windows, as Debian packs it: what it reads back is text. */
const PACKAGES = ["libreoffice-writer-nogui", "libreoffice-calc-nogui", "libreoffice-impress-nogui"];
const MOST_MS = 300_000;

/**
 * Makes sure that LibreOffice is there, with which the tests read office files back; installs it where that can be done.
 * Where it cannot, those tests are skipped.
 * @returns {Promise<string | null>} what is missing, in a line; null: nothing
 */
export async function ensureOffice() {
  if (onPath("soffice").length > 0) return null;
  if (canUseApt()) {
    say("Installing LibreOffice (apt-get) …");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    await runCommand("apt-get", ["update"], { env });
    const install = ["install", "-y", "--no-install-recommends", ...PACKAGES];
    await runCommand("apt-get", install, { env, timeoutMs: MOST_MS });
  }
  return onPath("soffice").length > 0
    ? null
    : "No soffice: install LibreOffice, with which the tests read office files back. They are skipped.";
}
