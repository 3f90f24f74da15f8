// Stands in for fpm, which electron-builder would have to download: makes a .deb of what it is told to pack, by Debian's
// own dpkg-deb. Understands the part of fpm's command line that electron-builder speaks.
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";

const SWITCHES = new Set(["--force", "--debug", "--deb-no-default-config-files"]);
const { options, depends, recommends, files } = readArguments(process.argv.slice(2));
if (options["-s"] !== "dir" || options["-t"] !== "deb")
  throw new Error("Only a folder can be packed, as a .deb.");

const root = mkdtempSync(join(tmpdir(), "converge180-deb-"));
try {
  for (const { from, to } of files) put(from, join(root, to));
  const kilobytes = Number(execFileSync("du", ["-sk", root], { encoding: "utf8" }).split("\t")[0]);
  const control = join(root, "DEBIAN");
  mkdirSync(control);
  writeFileSync(join(control, "control"), controlText(kilobytes));
  script("--after-install", "postinst");
  script("--after-remove", "postrm");
  chmodSync(root, 0o755);
  const compression = options["--deb-compression"] ?? "xz";
  const args = ["--root-owner-group", `-Z${compression}`, "-b", root, option("--package")];
  execFileSync("dpkg-deb", args, { stdio: ["ignore", "ignore", "inherit"] });
} finally {
  rmSync(root, { recursive: true, force: true });
}

/**
 * @param {string} from a file, or a folder that ends with `/`
 * @param {string} to
 */
function put(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  if (statSync(from).isDirectory()) return cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  copyFileSync(from, to);
  chmodSync(to, 0o644);
}

/**
 * @param {string} given
 * @param {string} name
 */
function script(given, name) {
  const file = options[given];
  if (file === undefined) return;
  copyFileSync(file, join(root, "DEBIAN", name));
  chmodSync(join(root, "DEBIAN", name), 0o755);
}

/** @param {number} kilobytes */
function controlText(kilobytes) {
  const homepage = options["--url"] ?? "";
  const fields = [
    ["Package", option("--name")],
    ["Version", option("--version")],
    ["Architecture", option("--architecture")],
    ["Maintainer", option("--maintainer")],
    ["Installed-Size", String(kilobytes)],
    ["Depends", depends.join(", ")],
    ["Recommends", recommends.join(", ")],
    ["Section", options["--category"] ?? "misc"],
    ["Priority", options["--deb-priority"] ?? "optional"],
    // A place that is none (RFC 2606) is not named.
    ["Homepage", homepage.endsWith(".invalid") ? "" : homepage],
    ["Description", descriptionText(option("--description"))],
  ];
  return fields
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}: ${value}\n`)
    .join("");
}

/**
 * @param {string} text a line, then more of them
 * @returns {string} as Debian writes it: those after the first begin with a space
 */
function descriptionText(text) {
  const [first = "", ...rest] = text.trim().split("\n");
  return [first, ...rest.map((line) => ` ${line.trim() === "" ? "." : line.trim()}`)].join("\n");
}

/** @param {string} name */
function option(name) {
  const value = options[name];
  if (value === undefined) throw new Error(`${name} is missing.`);
  return value;
}

/** @param {readonly string[]} args */
function readArguments(args) {
  /** @type {Record<string, string>} */
  const options = {};
  /** @type {string[]} */
  const depends = [];
  /** @type {string[]} */
  const recommends = [];
  /** @type {{ from: string, to: string }[]} */
  const files = [];
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? "";
    if (SWITCHES.has(word)) continue;
    if (!word.startsWith("-")) {
      const equals = word.lastIndexOf("=");
      files.push({ from: word.slice(0, equals), to: word.slice(equals + 1) });
      continue;
    }
    at += 1;
    const value = args[at] ?? "";
    if (word === "-d" || word === "--depends") depends.push(value);
    else if (word === "--deb-recommends") recommends.push(value);
    else options[word] = value;
  }
  return { options, depends, recommends, files };
}
