import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Connection } from "@duckdb/duckdb-wasm/blocking";
import { createDuckDB, NODE_RUNTIME, VoidLogger } from "@duckdb/duckdb-wasm/blocking";
import { makeVector, Table, tableToIPC } from "apache-arrow";

/** DuckDB as WebAssembly in Node, in one thread: as a page would have it. */
export async function openDuckdb(): Promise<Connection> {
  const { resolve } = createRequire(import.meta.url);
  const folder = dirname(resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm"));
  const bundle = (name: "mvp" | "eh") => ({
    mainModule: join(folder, `duckdb-${name}.wasm`),
    mainWorker: join(folder, `duckdb-node-${name}.worker.cjs`),
  });
  const database = await createDuckDB(
    { mvp: bundle("mvp"), eh: bundle("eh") },
    new VoidLogger(),
    NODE_RUNTIME,
  );
  await database.instantiate(() => undefined);
  database.open({});
  return database.connect();
}

/** A new table of columns of numbers; NaN becomes null. */
export function loadNumbers(
  duckdb: Connection,
  name: string,
  columns: Readonly<Record<string, ArrayBufferView>>,
): void {
  const vectors = Object.entries(columns).map(([column, values]) => [column, makeVector(values)] as const);
  const table = new Table(Object.fromEntries(vectors));
  duckdb.insertArrowFromIPCStream(tableToIPC(table, "stream"), { name, create: true });
}
