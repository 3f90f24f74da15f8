// Opens the app: installs and builds where that is needed, then starts the desktop app, or where Electron's runtime is not
// to be had (or `-- --browser` asks for it) the same page in an installed browser. Other arguments are files to open.
import { join, resolve } from "node:path";
import process from "node:process";
import { hasDisplay } from "./display.mjs";
import { ensureBuilt } from "./ensure-built.mjs";
import { ensureElectron } from "./ensure-electron.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { projectRoot } from "./project-root.mjs";
import { runUntilEnd } from "./run-until-end.mjs";
import { say } from "./say.mjs";
import { currentNode } from "./tools.mjs";

const wantsBrowser = process.argv.includes("--browser");
// npm runs scripts in the checkout; names of files are meant from where the person stands.
const folder = process.env["INIT_CWD"] ?? process.cwd();
const files = process.argv
  .slice(2)
  .filter((argument) => !argument.startsWith("-"))
  .map((argument) => resolve(folder, argument));

try {
  await ensureInstalled();
  const electron = wantsBrowser ? undefined : await ensureElectron();
  if (electron === undefined || !hasDisplay()) {
    if (!wantsBrowser) {
      const reason =
        electron === undefined ? "Electron's runtime is not to be had here" : "There is no display here";
      say(`${reason}: serving the same app for a browser instead.`);
    }
    await ensureBuilt({ targets: ["renderer"] });
    runUntilEnd(currentNode(), [
      join(projectRoot, "build/serve-page.mjs"),
      join(projectRoot, "dist/renderer"),
    ]);
  } else {
    await ensureBuilt({ targets: ["main", "preload", "renderer"] });
    // Chromium refuses to run its sandbox as root on Linux, and only then.
    const rootOnly = process.platform === "linux" && process.getuid?.() === 0 ? ["--no-sandbox"] : [];
    runUntilEnd(electron, [...rootOnly, projectRoot, ...files]);
  }
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
