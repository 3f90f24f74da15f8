import { extname, resolve } from "node:path";
import type { GrantedFile } from "../../shared/ipc/ipc-contract.ts";
import { productNames } from "../../shared/product-names.ts";
import type { FileGrants } from "../services/file-grants.ts";

const OPENED = new Set([productNames.packExtension, ".csv", ".xlsx"]);

/** The files that a command line names and the app can open, as absolute paths; all else on it is not ours. */
export function filesOnCommandLine(argv: readonly string[], folder: string): readonly string[] {
  return argv
    .slice(1)
    .filter((argument) => !argument.startsWith("-") && OPENED.has(extname(argument).toLowerCase()))
    .map((argument) => resolve(folder, argument));
}

/** Hands files of the system (double-click, argv, a second start) to the page, as soon as it listens. */
export interface HandOver {
  readonly offer: (paths: readonly string[]) => void;
  /** The page listens. */
  readonly begin: () => void;
}

/** A hand-over that keeps what comes before the page listens. A file that cannot be read is left out. */
export function createHandOver(grants: FileGrants, send: (files: readonly GrantedFile[]) => void): HandOver {
  let listening = false;
  let waiting: readonly string[] = [];
  async function deliver(paths: readonly string[]): Promise<void> {
    const files: GrantedFile[] = [];
    for (const path of paths) {
      const granted = await grants.grantReading(path);
      if (granted.ok) files.push(granted.value);
    }
    if (files.length > 0) send(files);
  }
  return {
    offer(paths) {
      if (listening) void deliver(paths);
      else waiting = [...waiting, ...paths];
    },
    begin() {
      listening = true;
      const paths = waiting;
      waiting = [];
      void deliver(paths);
    },
  };
}
