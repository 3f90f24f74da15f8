import type { ElectronApplication } from "playwright-core";

/** An error of the system, as it answers for a file that is locked, on a drive that is gone, or in a folder without permission. */
export type SystemError = "EBUSY" | "EACCES" | "EROFS" | "ENXIO" | "ENOENT";

/**
 * Every opening of a file below `folder` is refused by the system's own error from now on; null: it is opened again. What
 * the file system of a test's machine cannot do (locks, a drive that is pulled out, permissions as root) is done so.
 */
export async function refuseFilesBelow(
  app: ElectronApplication,
  folder: string,
  code: SystemError | null,
): Promise<void> {
  await app.evaluate(
    (_electron, { folder, code }) => {
      const files = process.getBuiltinModule("node:fs/promises");
      const { syncBuiltinESMExports } = process.getBuiltinModule("node:module");
      const kept = globalThis as unknown as { openBeforeRefusing?: typeof files.open };
      kept.openBeforeRefusing ??= files.open;
      const { openBeforeRefusing } = kept;
      files.open =
        code === null
          ? openBeforeRefusing
          : async (path, flags, mode) => {
              if (String(path).startsWith(folder)) {
                throw Object.assign(new Error(`${code}: refused, open`), { code });
              }
              return openBeforeRefusing(path, flags, mode);
            };
      syncBuiltinESMExports();
    },
    { folder, code },
  );
}
