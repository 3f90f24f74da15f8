import { failure, type Result, success } from "../../shared/errors/problem.ts";
import { isAbort } from "./browser-files.ts";
import type { SavedFile } from "./host.ts";

interface SavePicker {
  showSaveFilePicker(options: { readonly suggestedName: string }): Promise<FileSystemFileHandle>;
}

/** Saves where the person says. The browser writes beside the file and renames, so the old one stays whole until then. */
export async function saveThroughDialog(
  name: string,
  _mediaType: string,
  bytes: Uint8Array,
): Promise<Result<SavedFile | null>> {
  try {
    const { showSaveFilePicker } = window as unknown as SavePicker;
    const handle = await showSaveFilePicker({ suggestedName: name });
    const writable = await handle.createWritable();
    try {
      await writable.write(new Uint8Array(bytes));
      await writable.close();
    } catch (error) {
      await writable.abort().catch(() => undefined);
      throw error;
    }
    return success({ name: handle.name });
  } catch (error) {
    return isAbort(error) ? success(null) : saveProblem(error);
  }
}

/** Saves into the browser's folder for downloads. */
export async function saveThroughDownload(
  name: string,
  mediaType: string,
  bytes: Uint8Array,
): Promise<Result<SavedFile | null>> {
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mediaType }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the blob after the click; a minute is long enough for the largest pack.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return success({ name });
}

function saveProblem(error: unknown): Result<never> {
  const kind = error instanceof DOMException ? error.name : "unknown";
  if (kind === "QuotaExceededError") return failure("DISK_FULL", "there is no room left on the disk");
  if (kind === "NotAllowedError" || kind === "SecurityError") {
    return failure("FILE_DENIED", "the file may not be written");
  }
  return failure("WRITE_FAILED", `the file could not be written (${kind})`);
}
