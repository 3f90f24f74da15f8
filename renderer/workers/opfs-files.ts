import type { BlobPart } from "../host/send-in-parts.ts";

/**
 * A file of the origin private file system, opened for writing by this worker alone. The DOM's own types have neither
 * `move` nor, outside of workers, the access handle.
 */
interface SyncAccess {
  read(buffer: Uint8Array, options: { readonly at: number }): number;
  write(buffer: Uint8Array, options: { readonly at: number }): number;
  truncate(size: number): void;
  getSize(): number;
  /** Returns when the bytes are on the disk. */
  flush(): void;
  close(): void;
}

interface MovableFile extends FileSystemFileHandle {
  createSyncAccessHandle(): Promise<SyncAccess>;
  move(name: string): Promise<void>;
}

const NEWLINE = 0x0a;

/** Whether there is a file of that name. */
export async function hasFile(folder: FileSystemDirectoryHandle, name: string): Promise<boolean> {
  try {
    await folder.getFileHandle(name);
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}

/** The bytes of a file; null: there is none of that name. */
export async function readFile(folder: FileSystemDirectoryHandle, name: string): Promise<Uint8Array | null> {
  try {
    const handle = await folder.getFileHandle(name);
    return new Uint8Array(await (await handle.getFile()).arrayBuffer());
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/**
 * Writes a part of a file in place; parts come in their order. A crash can leave a part of the file: the whole is on the
 * disk with its last part.
 */
export async function writePart(
  folder: FileSystemDirectoryHandle,
  name: string,
  { offset, bytes }: BlobPart,
): Promise<void> {
  await withAccess(folder, name, (access) => {
    access.truncate(offset);
    writeAll(access, bytes, offset);
  });
}

/** Replaces a file: its name means the old bytes or the new ones, never a part. */
export async function replaceFile(
  folder: FileSystemDirectoryHandle,
  name: string,
  bytes: Uint8Array,
): Promise<void> {
  const fresh = `${name}.new`;
  await writePart(folder, fresh, { size: bytes.length, offset: 0, bytes });
  const handle = (await folder.getFileHandle(fresh)) as MovableFile;
  await handle.move(name);
}

/** Adds lines to a file of lines that is there. What a crash left of an unfinished line is cut off first. */
export async function appendLines(
  folder: FileSystemDirectoryHandle,
  name: string,
  bytes: Uint8Array,
): Promise<void> {
  const append = (access: SyncAccess): void => {
    const end = endOfLastLine(access);
    if (end < access.getSize()) access.truncate(end);
    writeAll(access, bytes, end);
  };
  // Not created: a journal that begins with its last line would look whole and be none.
  await withAccess(folder, name, append, { create: false });
}

/** Whether an error says that a file or folder is not there. */
export function isNotFound(error: unknown): boolean {
  return error instanceof DOMException && error.name === "NotFoundError";
}

async function withAccess(
  folder: FileSystemDirectoryHandle,
  name: string,
  use: (access: SyncAccess) => void,
  options: FileSystemGetFileOptions = { create: true },
): Promise<void> {
  const handle = (await folder.getFileHandle(name, options)) as MovableFile;
  const access = await handle.createSyncAccessHandle();
  try {
    use(access);
    access.flush();
  } finally {
    access.close();
  }
}

function writeAll(access: SyncAccess, bytes: Uint8Array, at: number): void {
  let written = 0;
  while (written < bytes.length) {
    const count = access.write(bytes.subarray(written), { at: at + written });
    if (count === 0) throw new DOMException("nothing was written", "QuotaExceededError");
    written += count;
  }
}

/** Where the last line that is ended ends. */
function endOfLastLine(access: SyncAccess): number {
  const part = new Uint8Array(65_536);
  for (let end = access.getSize(); end > 0; ) {
    const start = Math.max(0, end - part.length);
    const count = access.read(part.subarray(0, end - start), { at: start });
    const newline = part.subarray(0, count).lastIndexOf(NEWLINE);
    if (newline !== -1) return start + newline + 1;
    end = start;
  }
  return 0;
}
