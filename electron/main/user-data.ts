import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { App } from "electron";
import { productNames } from "../../shared/product-names.ts";

/**
 * Gives the app its name and its folder, whatever the package or the binary is called. `--user-data-dir` is for tests
 * and for portable installations. Must run before the single-instance lock, which lies in that folder.
 */
export function claimUserData(app: App): void {
  app.setName(productNames.userDataFolder);
  app.setAppUserModelId(productNames.appId);
  const asked = app.commandLine.getSwitchValue("user-data-dir");
  const folder = asked === "" ? join(app.getPath("appData"), productNames.userDataFolder) : asked;
  // Electron refuses a folder that does not exist.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  app.setPath("userData", folder);
}
