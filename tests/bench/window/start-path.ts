import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";
import { projectRoot } from "../../house/project-files.ts";

/** A script of the built window that is loaded before the first screen stands. */
export interface StartScript {
  readonly file: string;
  readonly gzipBytes: number;
  /** Minified bytes of each module in it, the largest first. */
  readonly modules: readonly { readonly module: string; readonly bytes: number }[];
}

/** Builds the window as the product does, in memory. */
export async function buildWindowChunks(): Promise<readonly Rolldown.OutputChunk[]> {
  const { default: config } = (await import("../../../vite.config.ts")) as {
    readonly default: { readonly environments: { readonly renderer: { readonly build: object } } };
  };
  const output = (await build({
    configFile: false,
    root: join(projectRoot, "renderer"),
    appType: "custom",
    publicDir: false,
    logLevel: "error",
    mode: "production",
    oxc: { jsx: { runtime: "automatic", development: false } },
    define: { "process.env.NODE_ENV": JSON.stringify("production") },
    worker: { format: "es" },
    build: { ...config.environments.renderer.build, write: false },
  })) as Rolldown.RolldownOutput;
  return output.output.filter((file) => file.type === "chunk");
}

/** The scripts that are loaded until a place of a company stands, for one place; without a place those of the first script. */
export function startScripts(
  chunks: readonly Rolldown.OutputChunk[],
  place: string | null,
): readonly StartScript[] {
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const needed = new Set<string>();
  const need = (file: string): void => {
    if (needed.has(file)) return;
    needed.add(file);
    for (const other of byFile.get(file)?.imports ?? []) need(other);
  };
  for (const { fileName, isEntry } of chunks) if (isEntry) need(fileName);
  if (place !== null) {
    // What the first script asks for at once, then the place.
    for (const wanted of ["renderer/app/window.ts", place]) need(holderOf(chunks, wanted));
  }
  return [...needed]
    .flatMap((file) => byFile.get(file) ?? [])
    .map((chunk) => ({
      file: chunk.fileName,
      gzipBytes: gzipSync(chunk.code, { level: 9 }).length,
      modules: Object.entries(chunk.modules)
        .map(([module, { renderedLength }]) => ({
          module: module.replace(`${projectRoot}/`, ""),
          bytes: renderedLength,
        }))
        .sort((one, other) => other.bytes - one.bytes),
    }))
    .sort((one, other) => other.gzipBytes - one.gzipBytes);
}

function holderOf(chunks: readonly Rolldown.OutputChunk[], module: string): string {
  const holder = chunks.find(({ moduleIds }) => moduleIds.includes(join(projectRoot, module)));
  if (holder === undefined) throw new Error(`no script holds ${module}`);
  return holder.fileName;
}
