import { readFileSync } from "node:fs";
import { isAbsolute, relative } from "node:path";
import * as z from "zod";
import { failure, type Result, success } from "../../shared/errors/problem.ts";
import { writeSettingsFile } from "./settings-file.ts";

const placeSchema = z.strictObject({ folder: z.string().min(1).max(4096) });

/** Where backups are kept: outside the app's own data, so that what befalls those does not befall these. */
export interface BackupPlace {
  readonly folder: () => string;
  /** FILE_DENIED: the folder lies within the app's own data. */
  readonly choose: (folder: string) => Result<null>;
}

/** The place that a settings file keeps; the usual one until a person chooses another. */
export function createBackupPlace(file: string, usual: string, ownData: string): BackupPlace {
  let folder = readPlace(file) ?? usual;
  return {
    folder: () => folder,
    choose(chosen) {
      const inside = relative(ownData, chosen);
      if (!inside.startsWith("..") && !isAbsolute(inside)) {
        return failure("FILE_DENIED", "this folder lies within the app's own data", {
          remedy: "Choose a folder elsewhere, best on another disk. Nothing was changed.",
        });
      }
      folder = chosen;
      writeSettingsFile(file, { folder });
      return success(null);
    },
  };
}

function readPlace(file: string): string | null {
  try {
    return placeSchema.parse(JSON.parse(readFileSync(file, "utf8"))).folder;
  } catch {
    return null;
  }
}
