import type { ElectronApplication } from "playwright-core";

/**
 * How a call of the file system goes wrong: by an error of the system, once; half of what was to be written is written; the
 * call is done and says that it was not; or everything fails from that call on.
 */
export const FILE_FAULTS = [
  "ENOSPC",
  "short write",
  "EIO",
  "EACCES",
  "EROFS",
  "EDQUOT",
  "EMFILE",
  "EPERM",
  "EBUSY",
  "done and refused",
  "EIO from then on",
] as const;

export type FileFault = (typeof FILE_FAULTS)[number];

interface Watched {
  folder: string;
  calls: string[];
  at: number | null;
  fault: FileFault;
}

/** Puts itself between main and its files below `folder`; call it once after a start. Nothing fails until it is told to. */
export async function watchFiles(app: ElectronApplication, folder: string): Promise<void> {
  await app.evaluate((_electron, folder) => {
    const files = process.getBuiltinModule("node:fs/promises") as unknown as Record<
      string,
      (...input: readonly unknown[]) => Promise<unknown>
    >;
    const { syncBuiltinESMExports } = process.getBuiltinModule("node:module");
    const watched: Watched = { folder, calls: [], at: null, fault: "EIO" };
    Object.assign(globalThis, { watchedFiles: watched });
    const WRITING = ["writeFile", "appendFile"];

    async function meet(
      name: string,
      input: readonly unknown[],
      real: (...input: readonly unknown[]) => Promise<unknown>,
    ): Promise<unknown> {
      const place = watched.calls.length;
      watched.calls.push(name);
      const { at, fault } = watched;
      const isHit = at !== null && (fault === "EIO from then on" ? place >= at : place === at);
      if (!isHit) return real(...input);
      const code = /^E[A-Z]+/.exec(fault)?.[0] ?? (fault === "short write" ? "ENOSPC" : "EIO");
      const [given] = input;
      if (fault === "short write" && WRITING.includes(name) && given instanceof Uint8Array) {
        await real(given.subarray(0, given.length >> 1));
      }
      // A file that is not closed would stay open: closing is done, whatever it says.
      if (fault === "done and refused" || name === "close") {
        const done = await real(...input);
        // Nobody else has it who could close it.
        if (name === "open") await (done as { readonly close: () => Promise<void> }).close();
      }
      throw Object.assign(new Error(`${code}: it failed, ${name}`), { code });
    }

    const isBelow = (path: unknown): boolean => String(path).startsWith(watched.folder);
    for (const name of ["rename", "rm", "unlink", "mkdir", "readdir", "stat", "realpath", "truncate"]) {
      const real = files[name];
      if (real === undefined) throw new Error(`there is no ${name}`);
      files[name] = (...input) => (isBelow(input[0]) ? meet(name, input, real) : real(...input));
    }
    const open = files["open"];
    if (open === undefined) throw new Error("there is no open");
    files["open"] = async (...input) => {
      if (!isBelow(input[0])) return open(...input);
      const handle = (await meet("open", input, open)) as Record<
        string,
        (...input: readonly unknown[]) => Promise<unknown>
      >;
      for (const name of [
        "writeFile",
        "appendFile",
        "sync",
        "truncate",
        "stat",
        "read",
        "readFile",
        "close",
      ]) {
        const real = handle[name]?.bind(handle);
        if (real === undefined) throw new Error(`a handle has no ${name}`);
        handle[name] = (...given) => meet(name, given, real);
      }
      return handle;
    };
    syncBuiltinESMExports();
  }, folder);
}

/** The call at this place from now on fails (counted from 0); null: none does. Gives the calls since it was asked last. */
export function failFileCall(
  app: ElectronApplication,
  at: number | null,
  fault: FileFault = "EIO",
): Promise<readonly string[]> {
  return app.evaluate(
    (_electron, { at, fault }) => {
      const { watchedFiles } = globalThis as unknown as { watchedFiles: Watched };
      const { calls } = watchedFiles;
      Object.assign(watchedFiles, { calls: [], at, fault });
      return calls;
    },
    { at, fault },
  );
}
