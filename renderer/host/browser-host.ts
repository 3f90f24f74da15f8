import { failure, success } from "../../shared/errors/problem.ts";
import { copyPicture, copyText } from "./browser-clipboard.ts";
import { browserFile, pickThroughDialog, pickThroughInput } from "./browser-files.ts";
import { saveThroughDialog, saveThroughDownload } from "./browser-save.ts";
import type { Host, JournalHome } from "./host.ts";

/** The host of a plain browser: File System Access where it is there, else file inputs and downloads. */
export function createBrowserHost(journal: JournalHome): Host {
  return {
    kind: "browser",
    async pickFiles(purpose, multiple) {
      const files = await ("showOpenFilePicker" in window
        ? pickThroughDialog(purpose, multiple)
        : pickThroughInput(purpose, multiple));
      return files.ok ? success(files.value.map(browserFile)) : files;
    },
    saveFile: (name, mediaType, bytes) =>
      "showSaveFilePicker" in window
        ? saveThroughDialog(name, mediaType, bytes)
        : saveThroughDownload(name, mediaType, bytes),
    printToPdf: async () =>
      failure("NO_BROWSER", "a page in a browser cannot make a PDF by itself", {
        remedy: "Save the report as HTML and print it, or use the desktop app.",
      }),
    copyText,
    copyPicture,
    journal,
    // A page has no folder of its own outside the browser: backups are packs that a person saves.
    backups: null,
    onMenu: () => () => {},
    onFiles: () => () => {},
  };
}
