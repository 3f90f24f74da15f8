import { failure, success } from "../../shared/errors/problem.ts";
import { rememberAnswers } from "../figures/remember-answers.ts";
import { copyPicture, copyText } from "../host/browser-clipboard.ts";
import { browserFile, pickThroughInput } from "../host/browser-files.ts";
import { createImportClient } from "../workers/import-client.ts";
import { createMetricsClient } from "../workers/metrics-client.ts";
import { createMemoryWorkspace } from "./memory-workspace.ts";
import { showWindow } from "./root.tsx";
import type { WindowHost } from "./services.ts";
import { sayRestarted } from "./trouble/say-restarted.ts";

const now = (): number => Date.now();

function randomHex(bytes: number): string {
  return [...crypto.getRandomValues(new Uint8Array(bytes))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}

/** Files of a plain page: picked through an input, saved as a download. */
const host: WindowHost = {
  kind: "browser",
  pickFiles: async (purpose, multiple) => {
    const files = await pickThroughInput(purpose, multiple);
    return files.ok ? success(files.value.map(browserFile)) : files;
  },
  saveFile: (name, mediaType, bytes) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mediaType }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    return Promise.resolve(success({ name }));
  },
  printToPdf: () => Promise.resolve(failure("NO_BROWSER", "this page cannot make a PDF")),
  copyText,
  copyPicture,
  onMenu: () => () => undefined,
  onFiles: () => () => undefined,
};

const imports = createImportClient();
const workspace = createMemoryWorkspace({
  now,
  randomHex,
  app: "Converge180 development",
  actor: "Me",
  background: imports.background,
});

/**
 * Opens packs, for the tests of the window: they need not make the sample's months anew.
 * @param packs each as base64
 * @returns the ids of their pilots
 */
async function openPacks(packs: readonly string[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const pack of packs) {
    const opened = await workspace.openPack(Uint8Array.from(atob(pack), (letter) => letter.charCodeAt(0)));
    if (!opened.ok) throw new Error(opened.problem.message);
    for (const arrival of opened.value) if (arrival.kind !== "failed") ids.push(arrival.pilotId);
  }
  return ids;
}
Object.assign(globalThis, { openPacks });

const services = Promise.resolve({
  workspace,
  host,
  imports,
  backups: null,
  databaseName: () => null,
  figures: rememberAnswers(createMetricsClient({ openPilot: workspace.open, onRestart: sayRestarted })),
  now,
  isDevelopment: true,
});
let close = showWindow(services);

import.meta.hot?.accept(["./root.tsx"], ([root]) => {
  if (root === undefined) return;
  close();
  close = root.showWindow(services);
});
