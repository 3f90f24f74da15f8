import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import process from "node:process";
import { onPath } from "../ensure-chromium.mjs";
import { projectRoot } from "../project-root.mjs";
import { currentNode, toolScript } from "../tools.mjs";
import { heard } from "./heard.mjs";

/** @typedef {{ target: string, made?: string, problem?: string }} Outcome */

const SYSTEM = { linux: "--linux", darwin: "--mac", win32: "--win" };
/** What people install, on each system. */
const TARGETS = { linux: ["deb", "tar.gz", "AppImage"], darwin: ["dmg", "zip"], win32: ["nsis"] };
/** From where electron-builder fetches the tools that it packs with. */
const TOOLS = "https://github.com";
const PROBE_MS = 10_000;

/**
 * Packs the app into a folder from which it runs.
 * @param {string} out
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<string>} the folder
 */
export async function packFolder(out, environment) {
  await builder(["dir"], environment, "packing the folder");
  const folder = readdirSync(out).find((name) => /^(linux|win|mac)(-.*)?$/.test(name));
  if (folder === undefined) throw new Error("electron-builder made no folder.");
  return join(out, folder);
}

/**
 * Makes everything that this system's people install of the packed folder. One that cannot be made leaves the others.
 * @param {{ out: string, unpacked: string, version: string, environment: NodeJS.ProcessEnv }} given
 * @returns {Promise<readonly Outcome[]>}
 */
export async function packTargets({ out, unpacked, version, environment }) {
  const toolsCanBeHad = await canFetchTools();
  const outcomes = [];
  for (const target of TARGETS[system()]) {
    outcomes.push(await packTarget(target));
  }
  return outcomes;

  /**
   * @param {string} target
   * @returns {Promise<Outcome>}
   */
  async function packTarget(target) {
    const before = installersIn(out);
    try {
      if (target === "tar.gz") return { target, made: await archive(out, unpacked, version) };
      const own = target === "deb" && onPath("dpkg-deb").length > 0;
      if (!own && !toolsCanBeHad && needsTools(target)) {
        return { target, problem: `electron-builder's tools for it cannot be fetched from ${TOOLS} here` };
      }
      const given = own
        ? { ...environment, CUSTOM_FPM_PATH: join(import.meta.dirname, "debian-package.sh") }
        : environment;
      await builder([target, "--prepackaged", unpacked], given, target);
      const made = installersIn(out).find((name) => !before.includes(name));
      return made === undefined ? { target, problem: "nothing was made" } : { target, made: join(out, made) };
    } catch (error) {
      return { target, problem: error instanceof Error ? error.message : String(error) };
    }
  }
}

/** @param {string} target */
function needsTools(target) {
  // A Mac has what it needs for its own.
  return target !== "zip" && target !== "dmg";
}

async function canFetchTools() {
  try {
    await fetch(TOOLS, { method: "HEAD", signal: AbortSignal.timeout(PROBE_MS) });
    return true;
  } catch {
    return false;
  }
}

/** @param {string} out */
function installersIn(out) {
  return readdirSync(out).filter((name) => /\.(deb|AppImage|exe|dmg|zip)$/.test(name));
}

/**
 * The packed folder as one archive that unpacks into a folder of the app's name.
 * @param {string} out
 * @param {string} unpacked
 * @param {string} version
 */
async function archive(out, unpacked, version) {
  const file = join(out, `converge180-${version}-linux-${process.arch}.tar.gz`);
  const inner = relative(out, unpacked);
  const args = ["--sort=name", "--owner=0", "--group=0", "--numeric-owner"];
  await heard(
    "tar",
    [...args, `--transform=s,^${inner},converge180-${version},`, "-czf", file, "-C", out, inner],
    {
      what: "tar.gz",
    },
  );
  return file;
}

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} what
 */
function builder(args, environment, what) {
  const config = ["--config", "build/package/electron-builder.config.mjs", "--publish", "never"];
  return heard(
    currentNode(),
    [toolScript("electron-builder"), SYSTEM[system()], ...args, ...config, "--projectDir", projectRoot],
    { what, environment },
  );
}

/** @returns {"linux" | "darwin" | "win32"} */
function system() {
  const { platform } = process;
  if (platform === "linux" || platform === "darwin" || platform === "win32") return platform;
  throw new Error(`Nothing is packed for ${platform}.`);
}
