import { join } from "node:path";
import type { App } from "electron";
import { productNames } from "../../shared/product-names.ts";

/**
 * Gives the app its name and its folder, whatever the package or the binary is called. `--user-data-dir` is for tests
 * and for portable installations.
 */
export function claimUserData(app: App): void {
  app.setName(productNames.userDataFolder);
  if (app.commandLine.hasSwitch("user-data-dir")) return;
  app.setPath("userData", join(app.getPath("appData"), productNames.userDataFolder));
}
