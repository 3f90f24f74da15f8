import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** An app out of its archive. */
export interface PackedApp {
  readonly main: string;
  readonly version: string;
  /** Beside the archive, as Electron says it. */
  readonly resources: string;
}

interface ArchivedFolder {
  readonly files: { readonly [name: string]: ArchivedFolder | ArchivedFile };
}
interface ArchivedFile {
  readonly size: number;
  /** In bytes from the end of the directory, as text. */
  readonly offset: string;
}

/** Takes an `app.asar` apart into a folder of its own, which goes when the host ends. */
export function openPackedApp(archive: string): PackedApp {
  const folder = mkdtempSync(join(tmpdir(), "converge180-packed-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const file = openSync(archive, "r");
  // Four lengths, the fourth that of the directory itself; its block is filled up.
  const lengths = readAt(file, 0, 16);
  const directory = JSON.parse(readAt(file, 16, lengths.readUInt32LE(12)).toString("utf8")) as ArchivedFolder;
  const start = 8 + lengths.readUInt32LE(4);
  const take = (from: ArchivedFolder, into: string): void => {
    mkdirSync(into, { recursive: true });
    for (const [name, entry] of Object.entries(from.files)) {
      if ("files" in entry) take(entry, join(into, name));
      else writeFileSync(join(into, name), readAt(file, start + Number(entry.offset), entry.size));
    }
  };
  take(directory, folder);
  closeSync(file);
  const { main, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    readonly main: string;
    readonly version: string;
  };
  return { main: join(folder, main), version, resources: dirname(archive) };
}

function readAt(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  readSync(file, bytes, 0, length, position);
  return bytes;
}
