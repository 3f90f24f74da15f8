import type { showWindow } from "./root.tsx";

declare global {
  /**
   * What the development server puts in the place of `import.meta.hot`; absent in what is built. The server reads the names
   * of the modules from the source, so that they stand where it is called.
   */
  interface ImportMeta {
    readonly hot?: {
      readonly accept: (
        modules: readonly ["./root.tsx"] | readonly ["./load-place.ts"],
        /** Those of the modules that are others now, in their order. */
        changed: (fresh: readonly ({ readonly showWindow: typeof showWindow } | undefined)[]) => void,
      ) => void;
    };
  }
}
