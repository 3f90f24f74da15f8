// Serves the built page for an installed browser and opens it there: `serve-page.mjs FOLDER [PORT]`. Needs the Node that
// comes with the checkout; build/start.mjs sees to that. Runs until it is interrupted.
import { spawn } from "node:child_process";
import process from "node:process";
import { productNames } from "../shared/product-names.ts";
import { hasDisplay } from "./display.mjs";
import { findChromium } from "./ensure-chromium.mjs";
import { createPageServer } from "./page-server.mjs";
import { say } from "./say.mjs";

const [folder = "", port = String(productNames.browserPort)] = process.argv.slice(2);
const server = createPageServer(folder);

server.on("error", (error) => {
  const inUse = "code" in error && error.code === "EADDRINUSE";
  // Another port would be another origin, without the data that is kept under this one.
  say(
    inUse
      ? `Port ${port} is in use: is Converge180 open already? See http://127.0.0.1:${port}/`
      : `The page cannot be served: ${error.message}`,
  );
  process.exitCode = 1;
});
server.listen(Number(port), "127.0.0.1", () => {
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : port}/`;
  process.stdout.write(`${url}\n`);
  void open(url);
});

/** @type {readonly NodeJS.Signals[]} */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
for (const signal of signals) {
  process.on(signal, () => {
    server.close();
    server.closeAllConnections();
  });
}

/** @param {string} url */
async function open(url) {
  if (!hasDisplay()) return say("There is no display here: open the address above. Ctrl+C ends it.");
  const browser = await findChromium();
  if (browser === undefined)
    return say("No Chromium, Chrome or Edge was found: open the address above. Ctrl+C ends it.");
  // Chromium refuses to run its sandbox as root, and only then.
  const rootOnly = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const window = spawn(browser, [`--app=${url}`, "--no-first-run", ...rootOnly], {
    stdio: "ignore",
    detached: true,
  });
  window.on("error", () => say("The browser could not be started: open the address above."));
  window.unref();
  say("Opened in a window of its own. Ctrl+C here ends the server.");
}
