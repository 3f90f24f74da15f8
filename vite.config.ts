import { builtinModules } from "node:module";
import process from "node:process";
import { defineConfig } from "vite";

/** Where the build goes; build/ensure-built.mjs builds beside the real folder first, so that nobody sees half a build. */
const outputFolder = process.env["CONVERGE180_DIST"] ?? "dist";

const nodeBuiltins = [/^node:/, ...builtinModules];

export default defineConfig({
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
      define: { "process.env.NODE_ENV": JSON.stringify("production") },
      build: {
        ssr: true,
        ssrEmitAssets: true,
        outDir: `${outputFolder}/cli`,
        emptyOutDir: true,
        target: "esnext",
        minify: false,
        reportCompressedSize: false,
        rolldownOptions: {
          input: { cli: "electron/cli.ts" },
          external: nodeBuiltins,
          output: {
            format: "esm",
            entryFileNames: "[name].js",
            chunkFileNames: "chunks/[name]-[hash].js",
          },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const name of ["cli"]) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
});
