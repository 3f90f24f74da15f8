import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../project-root.mjs";
import { currentNode } from "../tools.mjs";

const HOST = join(projectRoot, "tests/hosts/chromium-host");
/** Where Electron's program keeps its fuses: this mark, a version, how many there are, one sign for each. */
const FUSE_MARK = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
const FUSE_COUNT = 9;

/**
 * Makes a folder that stands in for Electron's runtime where that cannot be had: the Chromium host of the tests, run by
 * this machine's Node and Chromium. What is packed over it proves the packing and runs on this machine; it is not for
 * handing out.
 * @param {string} folder
 * @param {string} version of Electron
 */
export function makeStandIn(folder, version) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "resources"), { recursive: true });
  mkdirSync(join(folder, "host"));
  for (const name of readdirSync(HOST).filter((file) => !file.endsWith(".test.ts"))) {
    cpSync(join(HOST, name), join(folder, "host", name));
  }
  // The host's files are modules whatever lies around them.
  writeFileSync(join(folder, "host/package.json"), JSON.stringify({ type: "module" }));
  writeFileSync(join(folder, "electron"), program());
  chmodSync(join(folder, "electron"), 0o755);
  writeFileSync(join(folder, "version"), version);
  cpSync(join(projectRoot, "node_modules/electron/LICENSE"), join(folder, "LICENSE"));
}

function program() {
  const fuses = `${FUSE_MARK}\u0001${String.fromCharCode(FUSE_COUNT)}${"1".repeat(FUSE_COUNT)}`;
  return `#!/bin/sh
# A stand-in for Electron's program: the Chromium host of the tests, with this machine's Node and Chromium.
# ${fuses}
here=$(dirname "$(readlink -f "$0")")
node="${currentNode()}"
[ -x "$node" ] || node=node
exec "$node" "$here/host/start-host.ts" --packed-app="$here/resources/app.asar" "$@"
`;
}

/** @returns {boolean} whether a stand-in can be made on this system */
export function canStandIn() {
  return process.platform === "linux" && existsSync(HOST);
}
