import type { ElectronApplication } from "playwright-core";

/**
 * The disk of the main process has no room from now on, or has it again: every write to a file below `folder` is refused
 * by the system's own error. Reading goes on.
 */
export async function setDiskFull(app: ElectronApplication, folder: string, isFull: boolean): Promise<void> {
  await app.evaluate(
    (_electron, { folder, isFull }) => {
      const files = process.getBuiltinModule("node:fs/promises");
      const { syncBuiltinESMExports } = process.getBuiltinModule("node:module");
      const kept = globalThis as unknown as { realOpen?: typeof files.open };
      kept.realOpen ??= files.open;
      const { realOpen } = kept;
      const refuse = async (): Promise<never> => {
        throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
      };
      files.open = isFull
        ? async (path, flags, mode) => {
            const handle = await realOpen(path, flags, mode);
            if (String(path).startsWith(folder)) {
              Object.assign(handle, { writeFile: refuse, appendFile: refuse });
            }
            return handle;
          }
        : realOpen;
      syncBuiltinESMExports();
    },
    { folder, isFull },
  );
}
