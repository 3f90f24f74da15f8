import { renameSync, writeFileSync } from "node:fs";

/** Writes a small file of the installation's own. A disk that refuses costs a convenience, no more. */
export function writeSettingsFile(file: string, content: unknown): void {
  try {
    const temporary = `${file}.tmp`;
    writeFileSync(temporary, JSON.stringify(content), { mode: 0o600 });
    renameSync(temporary, file);
  } catch {
    // The next start does without it.
  }
}
