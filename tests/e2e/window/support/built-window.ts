import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "vite";

const renderer = resolve(import.meta.dirname, "../../../../renderer");

/** The development page of the window, built into a folder of its own. */
export interface BuiltWindow {
  readonly folder: string;
  readonly remove: () => void;
}

/** Builds the page whose workspace lives in memory; everything else is what the app shows. */
export async function buildWindow(): Promise<BuiltWindow> {
  const folder = mkdtempSync(join(tmpdir(), "converge180-window-"));
  await build({
    configFile: false,
    root: renderer,
    base: "./",
    logLevel: "error",
    publicDir: false,
    // The runner of the tests says that nothing here is for production; the page must be what people get.
    mode: "production",
    oxc: { jsx: { runtime: "automatic", development: false } },
    define: { "process.env.NODE_ENV": JSON.stringify("production") },
    worker: { format: "es" },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: "esnext",
      minify: false,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      rolldownOptions: { input: { development: join(renderer, "development.html") } },
    },
  });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
