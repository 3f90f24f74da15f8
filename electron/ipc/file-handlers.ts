import { extname, join } from "node:path";
import { app, type BrowserWindow, dialog, type FileFilter, shell } from "electron";
import { failure, type Result, success } from "../../shared/errors/problem.ts";
import type { GrantedFile, RequestOf } from "../../shared/ipc/ipc-contract.ts";
import { productNames } from "../../shared/product-names.ts";
import type { FileGrants } from "../services/file-grants.ts";
import { writeFileSafely } from "../services/write-file.ts";
import type { IpcHandlers } from "./register.ts";

type FileHandlers = Pick<IpcHandlers, "pickFiles" | "readFile" | "saveFile" | "revealFile">;

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

/** Files are chosen in the system's own dialogs, by a person; nothing else gives the page a file. */
export function fileHandlers(window: BrowserWindow, grants: FileGrants): FileHandlers {
  let isAsking = false;
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
        const { canceled, filePaths } = await dialog.showOpenDialog(window, {
          properties: multiple ? ["openFile", "multiSelections"] : ["openFile"],
          filters: [...FILTERS[purpose]],
        });
        return canceled ? success([]) : grantAll(grants, filePaths);
      }),
    readFile: ({ grant, offset, length }) => grants.read(grant, offset, length),
    saveFile: ({ name, bytes }) =>
      ask(async () => {
        const ending = extname(name).slice(1);
        const { canceled, filePath } = await dialog.showSaveDialog(window, {
          defaultPath: join(app.getPath("documents"), name),
          filters:
            ending === "" ? [EVERYTHING] : [{ name: ending.toUpperCase(), extensions: [ending] }, EVERYTHING],
        });
        if (canceled || filePath === "") return success(null);
        const written = await writeFileSafely(filePath, bytes);
        if (!written.ok) return written;
        app.addRecentDocument(filePath);
        return success(grants.grantShowing(filePath));
      }),
    async revealFile({ grant }) {
      const path = grants.pathOf(grant);
      if (!path.ok) return path;
      shell.showItemInFolder(path.value);
      return success(null);
    },
  };
}

async function grantAll(grants: FileGrants, paths: readonly string[]): Promise<Result<GrantedFile[]>> {
  const files: GrantedFile[] = [];
  for (const path of paths) {
    const granted = await grants.grantReading(path);
    if (!granted.ok) return granted;
    app.addRecentDocument(path);
    files.push(granted.value);
  }
  return success(files);
}
