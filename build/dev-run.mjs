// Serves the window from its sources and, where Electron's runtime is there, opens the desktop app on it; else the address
// is for a browser. `dev-run.mjs [--browser] [--port N]`. Runs until it is interrupted, or the app is closed.
import process from "node:process";
import { parseArgs } from "node:util";
import { startDesktop } from "./dev-desktop.mjs";
import { DEV_PORT, startDevServer } from "./dev-server.mjs";
import { hasDisplay } from "./display.mjs";
import { ensureElectron } from "./ensure-electron.mjs";
import { say } from "./say.mjs";

const { values } = parseArgs({
  options: { browser: { type: "boolean", default: false }, port: { type: "string" } },
});

try {
  await run();
} catch (error) {
  const inUse = error instanceof Error && /port .* in use/i.test(error.message);
  const reason = error instanceof Error ? error.message : String(error);
  say(inUse ? `${reason}: is npm run dev running already? See http://127.0.0.1:${DEV_PORT}/` : reason);
  process.exitCode = 1;
}

async function run() {
  const electron = values.browser ? undefined : await ensureElectron();
  const server = await startDevServer(values.port === undefined ? DEV_PORT : Number(values.port));
  process.stdout.write(`${server.address}/\n`);
  /** @type {{ app?: { close: () => Promise<void> } }} */
  const desktop = {};
  let isEnding = false;
  const end = async () => {
    if (isEnding) return;
    isEnding = true;
    await desktop.app?.close();
    await server.close();
  };
  /** @type {readonly NodeJS.Signals[]} */
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, () => void end());
  if (electron === undefined || !hasDisplay()) {
    say("Open the address above; changes show themselves. Ctrl+C ends it.");
    return;
  }
  const { address, watcher } = server;
  desktop.app = await startDesktop({ electron, address, watcher, ended: () => void end() });
  if (isEnding) await desktop.app.close();
}
