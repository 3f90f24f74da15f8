import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesBelow, isCode, projectRoot } from "./project-files.ts";

const read = (file: string): string => readFileSync(join(projectRoot, file), "utf8");
const sources = filesBelow("electron")
  .filter(isCode)
  .map((file) => [file, read(file)] as const);
const holding = (pattern: RegExp): readonly string[] =>
  sources.flatMap(([file, text]) => (pattern.test(text) ? [file] : []));

/** What the windows of the app are made with, as it is written down: by file. */
const windows = sources.flatMap(([file, text]) =>
  [...text.matchAll(/webPreferences: \{([^}]*)\}/g)].map(([, written = ""]) => ({ file, written })),
);

describe("Electron's security checklist, as far as it is a matter of what is written down", () => {
  it("2, 3, 4, 6: every window is sandboxed and isolated, without Node, with the browser's own security", () => {
    expect(windows.map(({ file }) => file)).toEqual([
      "electron/main/app-window.ts",
      "electron/services/print-to-pdf.ts",
    ]);
    for (const { file, written } of windows) {
      for (const rule of [
        "sandbox: true",
        "contextIsolation: true",
        "nodeIntegration: false",
        "webSecurity: true",
      ]) {
        expect({ file, rule, is: written.includes(rule) }).toMatchObject({ is: true });
      }
      // A copy of something that could hold anything is no literal.
      expect({ file, written }).not.toMatchObject({ written: expect.stringContaining("...") });
    }
    expect(holding(/new BrowserWindow\(/)).toEqual(windows.map(({ file }) => file));
    expect(windows.find(({ file }) => file.endsWith("print-to-pdf.ts"))?.written).toContain(
      "javascript: false",
    );
    expect(read("electron/main/main.ts")).toContain("app.enableSandbox()");
  });

  it.each([
    [
      "8, 9, 10, 11: no insecure content, no experiments, no further features, no web views",
      /allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|webviewTag|allowpopups/,
    ],
    ["2: no Node in workers and frames", /nodeIntegrationIn(?:Worker|SubFrames)/],
    ["15: nothing is opened outside by its address", /openExternal/],
    ["18: no page of the disk", /loadFile\(|file:\/\//],
    [
      "6: no certificate is taken for right",
      /ignore-certificate-errors|setCertificateVerifyProc|certificate-error/,
    ],
    ["7: the policy is never gone round", /bypassCSP|executeJavaScript/],
    ["20: nothing of Electron is handed to the page", /exposeInMainWorld\([^)]*(?:ipcRenderer|electron)\b/],
    ["no way in for a debugger", /remote-debugging|openDevTools/],
  ])("%s", (_, pattern) => {
    expect(holding(pattern)).toEqual([]);
  });

  it("17, 20: one file alone hears the page, and one hands the page anything", () => {
    expect(holding(/import [^;]*\bipcMain\b/)).toEqual(["electron/main/main.ts"]);
    expect(holding(/\.handle\(channelOf/)).toEqual(["electron/ipc/register.ts"]);
    expect(holding(/contextBridge/)).toEqual(["electron/preload.ts"]);
    expect(read("electron/preload.ts").match(/exposeInMainWorld/g)).toHaveLength(1);
  });

  it("12, 13, 14: every contents of a window is forbidden to leave, whoever made it", () => {
    expect(read("electron/main/main.ts")).toMatch(
      /app\.on\("web-contents-created", \(_event, contents\) => forbidNavigation\(contents\)\)/,
    );
  });

  it("16: Electron is pinned to one version, a supported one", () => {
    const { devDependencies } = JSON.parse(read("package.json")) as {
      devDependencies: Record<string, string>;
    };
    const [major = 0, minor = 0, patch = 0] = (devDependencies["electron"] ?? "").split(".").map(Number);
    expect(devDependencies["electron"]).toMatch(/^\d+\.\d+\.\d+$/);
    expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(45_003_004);
  });
});
