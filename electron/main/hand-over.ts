import { extname, resolve } from "node:path";
import type { GrantedFile, HandedOver } from "../../shared/ipc/ipc-contract.ts";
import { productNames } from "../../shared/product-names.ts";
import { aboutFile } from "../ipc/about-file.ts";
import { type FileGrants, shownName } from "../services/file-grants.ts";

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
  /** The page is gone: what comes now waits for the next one. */
  readonly pause: () => void;
}

/** A hand-over that keeps what comes before the page listens. `opened` hears of every file that was handed on. */
export function createHandOver(
  grants: FileGrants,
  send: (given: HandedOver) => void,
  opened: (path: string) => void = () => undefined,
): HandOver {
  let listening = false;
  let waiting: readonly string[] = [];
  async function deliver(paths: readonly string[]): Promise<void> {
    const files: GrantedFile[] = [];
    const refused: HandedOver["refused"][number][] = [];
    for (const path of paths) {
      const granted = await grants.grantReading(path);
      if (granted.ok) {
        opened(path);
        files.push(granted.value);
      } else {
        const { code, message, remedy = "" } = aboutFile(granted.problem, path, "open");
        refused.push({ name: shownName(path), error: { code, message, remedy } });
      }
    }
    if (paths.length > 0) send({ files, refused });
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
    pause() {
      listening = false;
    },
  };
}
