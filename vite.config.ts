import { builtinModules } from "node:module";
import { resolve } from "node:path";
import process from "node:process";
import { defineConfig, type EnvironmentOptions } from "vite";
import { linksAhead } from "./build/links-ahead.mjs";
import { bundledPackages } from "./build/package/bundled-packages.mjs";

/** Where the build goes; build/ensure-built.mjs builds beside the real folder first, so that nobody sees half a build. */
const outputFolder = resolve(import.meta.dirname, process.env["CONVERGE180_DIST"] ?? "dist");
const source = (path: string): string => resolve(import.meta.dirname, path);

/** What is built; the command line must not wait for the window. */
const targets = (process.env["CONVERGE180_TARGETS"] ?? "cli,main,preload,renderer").split(",");

/** Packing the app asks which packages it is made of. */
const noted = bundledPackages(process.env["CONVERGE180_PACKAGES"]);

const nodeBuiltins = [/^node:/, ...builtinModules];
const production = { "process.env.NODE_ENV": JSON.stringify("production") };
/** Electron 45 shows pages with this Chromium. */
const chromium = "chrome156";

/** A page of the window: everything it loads is a file of its own beside it. */
function page(folder: string, name: string): EnvironmentOptions {
  return {
    consumer: "client",
    define: production,
    build: {
      outDir: `${outputFolder}/${folder}`,
      emptyOutDir: true,
      target: chromium,
      modulePreload: { polyfill: false },
      // What is large is loaded when it is needed (workbooks, reports).
      chunkSizeWarningLimit: 2_000,
      // Fonts and pictures as files: the policy allows no data: fonts.
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      rolldownOptions: {
        input: { [name]: source(`renderer/${name}.html`) },
        // Mantine marks its files for a framework that is not ours.
        onLog(level, log, report) {
          if (log.code !== "MODULE_LEVEL_DIRECTIVE") report(level, log);
        },
        output: {
          entryFileNames: "assets/[name]-[hash].js",
          chunkFileNames: "assets/[name]-[hash].js",
          assetFileNames: "assets/[name]-[hash][extname]",
          // What is begun first and what the window is made of are one file each: many small ones cost more than they save.
          codeSplitting: {
            groups: [
              { name: "begin", test: /renderer\/app\/begin\.ts$|vite\/preload-helper/, priority: 2 },
              { name: "window", test: /renderer\/app\/(?:window\.ts|root\.tsx)$/, priority: 1 },
            ],
          },
        },
      },
    },
  };
}

export default defineConfig({
  // The folder of the page: its path in the build is counted from here.
  root: source("renderer"),
  appType: "custom",
  publicDir: false,
  logLevel: "warn",
  oxc: { jsx: { runtime: "automatic" } },
  environments: {
    cli: {
      consumer: "server",
      // Everything is bundled, so that the command line needs Node alone. Only playwright-core stays outside: it finds
      // its own files beside its own modules, and only a checkout uses it (the packaged app prints with Electron).
      resolve: { noExternal: true, external: ["playwright-core"], conditions: ["module", "node"] },
      define: production,
      build: {
        ssr: true,
        ssrEmitAssets: true,
        outDir: `${outputFolder}/cli`,
        emptyOutDir: true,
        target: "esnext",
        minify: false,
        reportCompressedSize: false,
        rolldownOptions: {
          // The tests call the second in their own process; people run the first.
          input: { cli: source("electron/cli.ts"), "command-line": source("electron/cli/command-line.ts") },
          external: nodeBuiltins,
          output: {
            format: "esm",
            entryFileNames: "[name].js",
            chunkFileNames: "chunks/[name]-[hash].js",
          },
        },
      },
    },
    main: {
      consumer: "server",
      resolve: { noExternal: true, external: ["electron"], conditions: ["module", "node"] },
      define: production,
      build: {
        ssr: true,
        outDir: `${outputFolder}/main`,
        emptyOutDir: true,
        target: "esnext",
        minify: false,
        reportCompressedSize: false,
        rolldownOptions: {
          input: { main: source("electron/main/main.ts") },
          external: ["electron", ...nodeBuiltins],
          output: {
            format: "esm",
            entryFileNames: "[name].js",
            chunkFileNames: "chunks/[name]-[hash].js",
          },
        },
      },
    },
    preload: {
      consumer: "client",
      define: production,
      build: {
        outDir: `${outputFolder}/preload`,
        emptyOutDir: true,
        target: chromium,
        minify: false,
        modulePreload: false,
        reportCompressedSize: false,
        // A sandboxed preload is one CommonJS file: it can load nothing but "electron".
        lib: { entry: source("electron/preload.ts"), formats: ["cjs"], fileName: () => "preload.cjs" },
        rolldownOptions: { external: ["electron"], output: { codeSplitting: false } },
      },
    },
    renderer: page("renderer", "index"),
    development: page("development", "development"),
  },
  plugins: [linksAhead(), noted],
  worker: { format: "es", plugins: () => [noted] },
  builder: {
    async buildApp(builder) {
      for (const name of targets) {
        const environment = builder.environments[name];
        if (environment === undefined) throw new Error(`There is nothing called ${name} to build.`);
        await builder.build(environment);
      }
    },
  },
});
