import { OPFS_ANCHOR, OPFS_ROOT } from "./opfs-names.ts";
import { desktopApi } from "./preload-object.ts";

/**
 * Finds what the journal home says of the last commit, before its adapter and its worker are loaded. What it gives reads
 * it then, unchecked; null: nothing. Either rejects where it cannot be had.
 */
export async function findLastAnchor(): Promise<() => Promise<unknown>> {
  const api = desktopApi();
  if (api !== null) {
    return async () => {
      const answer = await api.readAnchor({});
      return answer.ok ? answer.value : null;
    };
  }
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle(OPFS_ROOT);
  const handle = await root.getFileHandle(OPFS_ANCHOR);
  return async () => {
    const file = await handle.getFile();
    return JSON.parse(await file.text()) as unknown;
  };
}
