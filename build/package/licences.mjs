import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The files of a package that say under which terms it stands. */
const TERMS = /^(licen[cs]e|copying|notice|ofl|third-?party)/i;
const LINE = "─".repeat(80);

/**
 * The licences of everything that the app is made of, one package after the other, each as its authors wrote it.
 * @param {readonly { name: string, version: string, license: string, folder: string, author: string }[]} packages
 */
export function thirdPartyLicences(packages) {
  const parts = packages.map(({ name, version, license, folder, author }) => {
    const texts = termsIn(folder);
    // Some packages name their licence and hold no copy of it.
    const body = texts.length > 0 ? texts : [standardText(license, author, name)];
    return [LINE, `${name} ${version} (${license})`, LINE, "", ...body].join("\n");
  });
  return [
    "Converge180 is made with the following packages. Electron, Chromium and what they are made of: see",
    "LICENSE.electron.txt and LICENSES.chromium.html beside the program.",
    "",
    ...parts,
    "",
  ].join("\n");
}

/**
 * @param {string} folder
 * @returns {readonly string[]}
 */
function termsIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && TERMS.test(entry.name) && !/\.(js|mjs|ts|json)$/.test(entry.name))
    .map((entry) => `${readFileSync(join(folder, entry.name), "utf8").trim()}\n`);
}

/**
 * @param {string} license an SPDX name
 * @param {string} author
 * @param {string} name
 */
function standardText(license, author, name) {
  if (license !== "MIT") throw new Error(`${name} stands under ${license} and holds no copy of it.`);
  return `${MIT.replace("<holders>", author || `the authors of ${name}`)}\n`;
}

const MIT = `The MIT License

Copyright (c) <holders>

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
