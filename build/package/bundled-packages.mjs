import { writeFileSync } from "node:fs";

/** The folder of a package at the end of a module's path: the innermost one counts. */
const PACKAGE = /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//;

/**
 * Notes every package of which something stands in what is built: code that is kept, styles, fonts. The package of the
 * app is described by it: its bill of materials and its licences.
 * @param {string | undefined} file where the folders of the packages are noted, as JSON; undefined: nothing is noted
 * @returns {import("vite").Plugin}
 */
export function bundledPackages(file) {
  /** @type {Set<string>} */
  const folders = new Set();
  return {
    name: "bundled-packages",
    generateBundle(_options, bundle) {
      if (file === undefined) return;
      for (const path of pathsIn(bundle, [...this.getModuleIds()])) {
        const folder = PACKAGE.exec(path.replaceAll("\\", "/"))?.[0].slice(0, -1);
        if (folder !== undefined) folders.add(folder.replace(/^.*?(?=node_modules\/)/, ""));
      }
      writeFileSync(file, JSON.stringify([...folders].sort()));
    },
  };
}

/**
 * @param {import("vite").Rolldown.OutputBundle} bundle
 * @param {readonly string[]} modules
 * @returns {readonly string[]}
 */
function pathsIn(bundle, modules) {
  const kept = Object.values(bundle).flatMap((output) =>
    output.type === "chunk"
      ? Object.entries(output.modules).flatMap(([id, module]) => (module.renderedLength > 0 ? [id] : []))
      : output.originalFileNames,
  );
  // Styles are taken out of the code and stand in files of their own.
  return [...kept, ...modules.filter((id) => /\.css(\?|$)/.test(id))];
}
