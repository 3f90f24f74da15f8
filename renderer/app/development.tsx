import { failure, success } from "../../shared/errors/problem.ts";
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
  pickFiles: (_, multiple) =>
    new Promise((resolve) => {
      const input = document.createElement("input");
      input.type = "file";
      input.multiple = multiple;
      input.addEventListener("cancel", () => resolve(success([])));
      input.addEventListener("change", () =>
        resolve(
          success(
            [...(input.files ?? [])].map((file) => ({
              name: file.name,
              sizeBytes: file.size,
              read: async () => {
                try {
                  return success(new Uint8Array(await file.arrayBuffer()));
                } catch {
                  return failure("FILE_EMPTY", `${file.name} could not be read`);
                }
              },
            })),
          ),
        ),
      );
      input.click();
    }),
  saveFile: (name, mediaType, bytes) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mediaType }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    return Promise.resolve(success({ name }));
  },
  printToPdf: () => Promise.resolve(failure("NO_BROWSER", "this page cannot make a PDF")),
  onMenu: () => () => undefined,
  onFiles: () => () => undefined,
};

const imports = createImportClient();

showWindow(
  Promise.resolve({
    workspace: createMemoryWorkspace({
      now,
      randomHex,
      app: "Converge180 development",
      actor: "Me",
      background: imports.background,
    }),
    host,
    imports,
    figures: createMetricsClient(undefined, sayRestarted),
    now,
    isDevelopment: true,
  }),
);
