import { readdirSync } from "node:fs";
import { join } from "node:path";

/** The built files of the page by their path in an address (`/index.html`). Made once: no path is ever made of an address. */
export function pageFilesIn(folder: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const look = (inner: string): void => {
    for (const entry of readdirSync(join(folder, inner), { withFileTypes: true })) {
      if (entry.name.startsWith(".")) continue;
      const path = `${inner}/${entry.name}`;
      if (entry.isDirectory()) look(path);
      else if (entry.isFile()) found.set(path, join(folder, path));
    }
  };
  look("");
  return found;
}
