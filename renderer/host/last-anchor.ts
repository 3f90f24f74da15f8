import { OPFS_ANCHOR, OPFS_ROOT } from "./opfs-names.ts";
import { desktopApi } from "./preload-object.ts";

/**
 * What the journal home says of the last commit, read before its adapter and its worker are loaded, and not checked;
 * null: nothing. It rejects where it cannot be read.
 */
export async function readLastAnchor(): Promise<unknown> {
  const api = desktopApi();
  if (api !== null) {
    const answer = await api.readAnchor({});
    return answer.ok ? answer.value : null;
  }
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle(OPFS_ROOT);
  const file = await (await root.getFileHandle(OPFS_ANCHOR)).getFile();
  return JSON.parse(await file.text());
}
