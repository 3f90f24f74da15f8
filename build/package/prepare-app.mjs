import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { projectRoot } from "../project-root.mjs";
import { currentNode, toolEnvironment, toolScript } from "../tools.mjs";
import { billOfMaterials } from "./bill-of-materials.mjs";
import { heard } from "./heard.mjs";
import { thirdPartyLicences } from "./licences.mjs";

/**
 * Lays ready what is packed: in `app` the built app with its description and nothing else, in `papers` what stands beside
 * it (the bill of materials, the licences). Built anew: an old build may hold what is not used any more.
 * @param {string} out
 * @returns {Promise<{ version: string, electron: string }>}
 */
export async function prepareApp(out) {
  const app = join(out, "app");
  const papers = join(out, "papers");
  for (const folder of [app, papers]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  const noted = join(out, "bundled-packages.json");
  await heard(currentNode(), [toolScript("vite"), "build", "--app"], {
    what: "the build",
    environment: toolEnvironment({
      CONVERGE180_DIST: join(app, "dist"),
      CONVERGE180_TARGETS: "main,preload,renderer",
      CONVERGE180_PACKAGES: noted,
      NODE_ENV: "production",
    }),
  });
  const { name, version, description, license, author, main, type } = readJson("package.json");
  writeFileSync(
    join(app, "package.json"),
    JSON.stringify({
      name,
      productName: "Converge180",
      version,
      description,
      license,
      author,
      // Nobody can be reached there; packagers ask for one.
      homepage: "https://converge180.invalid",
      type,
      main,
      desktopName: "converge180.desktop",
    }),
  );
  const electron = { folder: "node_modules/electron", ...described("node_modules/electron") };
  const packages = [...JSON.parse(readFileSync(noted, "utf8")), electron.folder].map((folder) => ({
    ...described(folder),
    folder: join(projectRoot, folder),
  }));
  const whole = await npm(["sbom", "--package-lock-only", "--sbom-format", "cyclonedx"]);
  const bill = billOfMaterials(JSON.parse(whole), { name, version }, packages);
  writeFileSync(join(papers, "sbom.cdx.json"), `${JSON.stringify(bill, null, 1)}\n`);
  writeFileSync(join(papers, "third-party-licences.txt"), thirdPartyLicences(packages));
  return { version, electron: electron.version };
}

/** @param {string} file below the project */
function readJson(file) {
  return JSON.parse(readFileSync(join(projectRoot, file), "utf8"));
}

/**
 * @param {string} folder of a package
 * @returns {{ name: string, version: string, license: string, author: string }}
 */
function described(folder) {
  const { name, version, license, author } = readJson(join(folder, "package.json"));
  const person = typeof author === "string" ? author : (author?.name ?? "");
  return { name, version, license: license ?? "UNKNOWN", author: person };
}

/** @param {readonly string[]} args */
function npm(args) {
  const script = process.env["npm_execpath"];
  const what = "npm's bill of materials";
  if (script?.endsWith("npm-cli.js")) return heard(process.execPath, [script, ...args], { what });
  return heard("npm", args, { what, shell: process.platform === "win32" });
}
