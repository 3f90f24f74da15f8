import { arch, release, totalmem } from "node:os";
import process from "node:process";
import { ClipboardItem, clipboard } from "electron";
import { success } from "../../shared/errors/problem.ts";
import { APP } from "../../shared/product-version.ts";
import type { AppLog } from "../services/app-log.ts";
import type { IpcHandlers } from "./register.ts";

/** How much of the log goes into what is copied for support. */
const LINES = 200;

type SupportHandlers = Pick<IpcHandlers, "noteFault" | "readDiagnostics" | "copyText" | "copyPicture">;

/** What support is told, and the clipboard, which the page may not reach itself. */
export function supportHandlers(log: AppLog, locale: () => string): SupportHandlers {
  return {
    noteFault: async (note) => {
      log.note({ event: "fault", where: "window", ...note });
      return success(null);
    },
    readDiagnostics: async () =>
      success({
        app: APP,
        electron: process.versions["electron"] ?? "",
        chromium: process.versions["chrome"] ?? "",
        node: process.versions.node,
        system: `${process.platform} ${release()} ${arch()}`,
        memoryMib: Math.round(totalmem() / 2 ** 20),
        locale: locale(),
        log: [...log.last(LINES)],
      }),
    copyText: async ({ text }) => {
      await clipboard.writeText(text);
      return success(null);
    },
    copyPicture: async ({ png }) => {
      const picture = new Blob([new Uint8Array(png)], { type: "image/png" });
      await clipboard.write([new ClipboardItem({ "image/png": picture })]);
      return success(null);
    },
  };
}
