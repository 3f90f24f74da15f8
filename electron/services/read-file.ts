import { type FileHandle, open } from "node:fs/promises";
import { failure, type Result, success } from "../../shared/errors/problem.ts";
import { closeFile } from "./close-file.ts";
import { fileProblem } from "./file-problem.ts";

/** The largest file that is read into memory in one piece: 2 GiB less one page, the limit of a buffer in Node. */
const LARGEST_BYTES = 2 ** 31 - 4096;

/** The bytes of a regular file that is not empty, or why they cannot be had. */
export async function readWholeFile(path: string): Promise<Result<Uint8Array>> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(path, "r");
    const stats = await handle.stat();
    if (!stats.isFile()) return failure("FILE_NOT_REGULAR", "this is not a file", { where: path });
    if (stats.size === 0) return failure("FILE_EMPTY", "the file is empty", { where: path });
    if (stats.size > LARGEST_BYTES)
      return failure("FILE_TOO_LARGE", "the file is larger than 2 GiB", { where: path });
    return success(await handle.readFile());
  } catch (error) {
    return { ok: false, problem: fileProblem(error, path, "read") };
  } finally {
    await closeFile(handle);
  }
}
