import { dirname, extname, join } from "node:path";
import { app, type BrowserWindow, dialog, type FileFilter, shell } from "electron";
import { failure, type Result, success } from "../../shared/errors/problem.ts";
import type { GrantedFile, RequestOf } from "../../shared/ipc/ipc-contract.ts";
import { productNames } from "../../shared/product-names.ts";
import type { FileGrants } from "../services/file-grants.ts";
import { writeFileSafely } from "../services/write-file.ts";
import { aboutFile } from "./about-file.ts";
import type { IpcHandlers } from "./register.ts";

type FileHandlers = Pick<IpcHandlers, "pickFiles" | "readFile" | "saveFile" | "revealFile" | "openFile">;

const PACKS: FileFilter = {
  name: `${productNames.userDataFolder} packs`,
  extensions: [productNames.packExtension.slice(1)],
};
const EVERYTHING: FileFilter = { name: "All files", extensions: ["*"] };
const FILTERS: Readonly<Record<RequestOf<"pickFiles">["purpose"], readonly FileFilter[]>> = {
  tables: [{ name: "Tables", extensions: ["csv", "xlsx"] }, EVERYTHING],
  pack: [PACKS, EVERYTHING],
  mapping: [{ name: "Mappings", extensions: ["json"] }, EVERYTHING],
  any: [EVERYTHING],
};

/** Documents that a saved file may be opened as. Nothing that a system would run is among them. */
const DOCUMENTS = new Set([".pdf", ".html", ".xlsx", ".csv", ".md", ".docx", ".pptx", ".ics"]);

/** What the handlers of files work with. */
export interface FileSurroundings {
  /** The window that dialogs belong to; null: it is gone. */
  readonly window: () => BrowserWindow | null;
  readonly grants: FileGrants;
  /** Hears of every file that a person opened or saved. */
  readonly used: (path: string) => void;
}

/** Files are chosen in the system's own dialogs, by a person; nothing else gives the page a file. */
export function fileHandlers({ window, grants, used }: FileSurroundings): FileHandlers {
  let isAsking = false;
  /** Where the last file was saved: the next one is proposed there. */
  let folder: string | null = null;
  /** One dialog at a time. */
  async function ask<Value>(question: () => Promise<Result<Value>>): Promise<Result<Value>> {
    if (isAsking) return failure("CANCELLED", "another dialog is open");
    isAsking = true;
    try {
      return await question();
    } finally {
      isAsking = false;
    }
  }
  return {
    pickFiles: ({ purpose, multiple }) =>
      ask(async () => {
        const owner = window();
        if (owner === null) return success([]);
        const { canceled, filePaths } = await dialog.showOpenDialog(owner, {
          properties: multiple ? ["openFile", "multiSelections"] : ["openFile"],
          filters: [...FILTERS[purpose]],
        });
        return canceled ? success([]) : grantAll(grants, filePaths, used);
      }),
    async readFile({ grant, offset, length }) {
      const slice = await grants.read(grant, offset, length);
      const path = grants.pathOf(grant);
      if (slice.ok || !path.ok) return slice;
      return { ok: false, problem: aboutFile(slice.problem, path.value, "open") };
    },
    saveFile: ({ name, bytes }) =>
      ask(async () => {
        const ending = extname(name).slice(1);
        const owner = window();
        if (owner === null) return success(null);
        const { canceled, filePath } = await dialog.showSaveDialog(owner, {
          defaultPath: join(folder ?? app.getPath("documents"), name),
          filters:
            ending === "" ? [EVERYTHING] : [{ name: ending.toUpperCase(), extensions: [ending] }, EVERYTHING],
        });
        if (canceled || filePath === "") return success(null);
        const written = await writeFileSafely(filePath, bytes);
        if (!written.ok) return { ok: false, problem: aboutFile(written.problem, filePath, "save") };
        folder = dirname(filePath);
        used(filePath);
        return success({ ...(await grants.grantShowing(filePath)), canOpen: isDocument(filePath) });
      }),
    async revealFile({ grant }) {
      const path = grants.pathOf(grant);
      if (!path.ok) return path;
      shell.showItemInFolder(path.value);
      return success(null);
    },
    async openFile({ grant }) {
      const path = await grants.savedPath(grant);
      if (!path.ok) return path;
      if (!isDocument(path.value)) return failure("FILE_TYPE", "a file of this kind is not opened from here");
      const fault = await shell.openPath(path.value);
      return fault === ""
        ? success(null)
        : failure("FILE_DENIED", "the system has no program that opens it", {
            remedy: "Show it in its folder and open it from there.",
          });
    },
  };
}

function isDocument(path: string): boolean {
  return DOCUMENTS.has(extname(path).toLowerCase());
}

async function grantAll(
  grants: FileGrants,
  paths: readonly string[],
  used: (path: string) => void,
): Promise<Result<GrantedFile[]>> {
  const files: GrantedFile[] = [];
  for (const path of paths) {
    const granted = await grants.grantReading(path);
    if (!granted.ok) return { ok: false, problem: aboutFile(granted.problem, path, "open") };
    used(path);
    files.push(granted.value);
  }
  return success(files);
}
