import { failure } from "../../../shared/errors/problem.ts";
import { browserFile } from "../../host/browser-files.ts";
import type { GivenFile } from "../../host/host.ts";

/** Whether something that is dragged over the window is files. */
export function hasFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes("Files") ?? false;
}

/** The files of a drop. A folder among them says that it is one when it is read. */
export function droppedFiles(transfer: DataTransfer): readonly GivenFile[] {
  return [...transfer.items].flatMap((item): readonly GivenFile[] => {
    if (item.kind !== "file") return [];
    const entry = item.webkitGetAsEntry();
    if (entry?.isDirectory === true) return [folderOf(entry.name)];
    const file = item.getAsFile();
    return file === null ? [] : [browserFile(file)];
  });
}

function folderOf(name: string): GivenFile {
  return {
    name,
    sizeBytes: 0,
    read: async () =>
      failure("FILE_NOT_REGULAR", "this is a folder, not a file", {
        remedy: "Drop the files that are in it.",
      }),
  };
}
