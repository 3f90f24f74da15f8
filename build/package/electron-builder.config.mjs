// What electron-builder makes of the app that lies ready. `npm run pack` starts it, see build/pack.mjs.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { projectRoot } from "../project-root.mjs";
import { setFuses } from "./fuses.mjs";

/** @param {string} file */
const versionIn = (file) => JSON.parse(readFileSync(join(projectRoot, file), "utf8")).version;
const out = process.env["CONVERGE180_OUT"] ?? join(projectRoot, "out/package");
/** What stands in for Electron's runtime where that is missing. */
const standIn = process.env["CONVERGE180_STAND_IN"];
const installed = join(projectRoot, "node_modules/electron/dist");
const runtime = standIn ?? (existsSync(installed) ? installed : undefined);
/** The kind of a pack, to file managers. Never changes: systems remember it. */
const MIME_TYPE = "application/vnd.converge180";
const MAC_TYPE = "com.converge180.pack";

/** @type {import("electron-builder").Configuration} */
export default {
  // As shared/product-names.ts says, which a test compares.
  appId: "com.converge180.app",
  productName: "Converge180",
  copyright: "Copyright © 2026 Converge180 authors",
  directories: { app: join(out, "app"), output: out, buildResources: "build/package" },
  electronVersion: versionIn("node_modules/electron/package.json"),
  // Without a folder electron-builder fetches the runtime.
  ...(runtime === undefined ? {} : { electronDist: runtime }),
  npmRebuild: false,
  asar: true,
  // Only what lies ready is packed; nothing of node_modules: everything is bundled.
  files: ["**/*", "!node_modules"],
  extraResources: [{ from: join(out, "papers"), to: "." }],
  publish: null,
  afterPack: setFuses,
  fileAssociations: [
    {
      ext: "c180",
      name: "Converge180 pack",
      description: "Converge180 pack",
      icon: "build/icons/pack",
      role: "Editor",
      rank: "Owner",
    },
  ],
  linux: {
    executableName: "converge180",
    icon: "build/icons/linux",
    category: "Office",
    mimeTypes: [MIME_TYPE],
    // The names of files; a desktop would hand over addresses otherwise.
    executableArgs: ["%F"],
    synopsis: "180-day convergence pilots",
    maintainer: "Converge180 authors <authors@converge180.invalid>",
    desktop: {
      entry: { Keywords: "pilot;review;baseline;decision;portfolio;", StartupWMClass: "Converge180" },
    },
  },
  deb: {
    packageCategory: "misc",
    ...(standIn === undefined ? {} : { depends: ["chromium"] }),
    fpm: [
      `${join(projectRoot, "LICENSE")}=/usr/share/doc/converge180/copyright`,
      `${join(import.meta.dirname, "converge180-mime.xml")}=/usr/share/mime/packages/converge180.xml`,
      `${join(projectRoot, "build/icons/pack.svg")}=/usr/share/icons/hicolor/scalable/mimetypes/application-vnd.converge180.svg`,
    ],
  },
  win: { icon: "build/icons/converge180.ico" },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    // A person's pilots outlive the app: removing it leaves them where they are.
    deleteAppDataOnUninstall: false,
    installerIcon: "build/icons/converge180.ico",
    uninstallerIcon: "build/icons/converge180.ico",
  },
  mac: {
    icon: "build/icons/converge180.icns",
    category: "public.app-category.business",
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: "build/package/entitlements.plist",
    entitlementsInherit: "build/package/entitlements.plist",
    extendInfo: {
      UTExportedTypeDeclarations: [
        {
          UTTypeIdentifier: MAC_TYPE,
          UTTypeDescription: "Converge180 pack",
          UTTypeConformsTo: ["public.data"],
          UTTypeTagSpecification: { "public.filename-extension": ["c180"], "public.mime-type": [MIME_TYPE] },
        },
      ],
    },
  },
};
