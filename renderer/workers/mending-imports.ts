import { type Mend, readMending } from "../data/read-mending.ts";
import type { ImportClient } from "./import-client.ts";

/** Imports over a database that can break while their worker reads it: it is made again, and the worker is asked once more. */
export function mendingImports(imports: ImportClient, mend: Mend): ImportClient {
  return {
    ...imports,
    callOn: (pilot, name, input, options) =>
      readMending(() => imports.callOn(pilot, name, input, options), mend),
  };
}
