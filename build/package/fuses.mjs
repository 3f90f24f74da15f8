import { join } from "node:path";
import { FuseV1Options, FuseVersion, flipFuses } from "@electron/fuses";

/**
 * What Electron's program may do once it is packed, every fuse of it: a fuse that a later Electron adds fails the packing
 * until it stands here.
 */
export const FUSES = {
  // Nobody uses the installed app as a Node of their own.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // The code is the code that was packed, where the system's Electron can tell (Windows, Mac).
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // There is no snapshot of our own.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // No page is ever loaded from file:.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // Electron's own default; no WebAssembly runs here.
  [FuseV1Options.WasmTrapHandlers]: true,
};

/**
 * Sets the fuses in the program that was just packed, before it is signed.
 * @param {import("electron-builder").AfterPackContext} context
 */
export async function setFuses(context) {
  await flipFuses(programIn(context), {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    resetAdHocDarwinSignature: context.electronPlatformName === "darwin",
    ...FUSES,
  });
}

/** @param {import("electron-builder").AfterPackContext} context */
function programIn({ appOutDir, electronPlatformName, packager }) {
  const name = packager.appInfo.productFilename;
  if (electronPlatformName === "darwin") return join(appOutDir, `${name}.app`);
  if (electronPlatformName === "win32") return join(appOutDir, `${name}.exe`);
  return join(appOutDir, packager.platformSpecificBuildOptions.executableName ?? "converge180");
}
