// Packs the app: what this machine can make for its own system is made into out/package/ (`-- --out=<folder>`: into an
// empty folder elsewhere), and of what it cannot make one line says why. `-- --stand-in` packs over the tests' stand-in even where Electron's runtime is.
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import { ensureElectron } from "./ensure-electron.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { canStandIn, makeStandIn } from "./package/stand-in.mjs";
import { projectRoot } from "./project-root.mjs";
import { say } from "./say.mjs";

const asked = process.argv.find((argument) => argument.startsWith("--out="))?.slice("--out=".length);
const out = resolve(projectRoot, asked ?? "out/package");
const wantsStandIn = process.argv.includes("--stand-in");

try {
  if (asked === undefined) rmSync(out, { recursive: true, force: true });
  else if (existsSync(out) && readdirSync(out).length > 0) {
    throw new Error(`${out} is not empty. Give another folder. Nothing was changed.`);
  }
  await ensureInstalled();
  // What these import is there only now.
  const { prepareApp } = await import("./package/prepare-app.mjs");
  const { packFolder, packTargets } = await import("./package/pack-targets.mjs");
  const runtime = wantsStandIn ? undefined : await ensureElectron();
  const { version, electron } = await prepareApp(out);
  /** @type {NodeJS.ProcessEnv} */
  const environment = { ...process.env, CONVERGE180_OUT: out };
  if (runtime === undefined) {
    const reason = wantsStandIn ? "As asked" : "Electron's runtime is not to be had here";
    if (!canStandIn()) throw new Error(`${reason}, and nothing stands in for it on ${process.platform}.`);
    say(`${reason}: packed over the tests' stand-in, which runs on this machine alone.`);
    makeStandIn(join(out, "stand-in"), electron);
    environment["CONVERGE180_STAND_IN"] = join(out, "stand-in");
  }
  const unpacked = await packFolder(out, environment);
  say(`made   ${unpacked}`);
  for (const { target, made, problem } of await packTargets({ out, unpacked, version, environment })) {
    say(made === undefined ? `not    ${target}: ${problem}` : `made   ${made}`);
  }
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
