// What the benches use of their peers: the types hold whether or not the peers are installed.
declare module "arquero" {
  export interface ColumnTable {
    concat(other: ColumnTable): ColumnTable;
    derive(columns: Readonly<Record<string, string>>): ColumnTable;
    filter(condition: string): ColumnTable;
    groupby(...names: readonly string[]): ColumnTable;
    rollup(columns: Readonly<Record<string, unknown>>): ColumnTable;
    array(name: string, constructor?: unknown): ArrayLike<unknown>;
    numRows(): number;
  }
  export function table(columns: Readonly<Record<string, ArrayLike<unknown>>>): ColumnTable;
  export const op: {
    sum(name: string): unknown;
    count(): unknown;
    quantile(name: string, share: number): unknown;
  };
}

declare module "papaparse" {
  const papa: {
    parse(
      text: string,
      options: { readonly header: true; readonly skipEmptyLines: true },
    ): { readonly data: readonly Readonly<Record<string, string>>[] };
  };
  export default papa;
}

declare module "csv-parse/sync" {
  interface CellContext {
    readonly header: boolean;
    readonly index: number;
  }
  export function parse(
    bytes: Uint8Array,
    options: { readonly columns: true; readonly cast: (value: string, context: CellContext) => unknown },
  ): readonly Readonly<Record<string, string | number | null>>[];
}

declare module "apache-arrow" {
  export interface Vector {
    get(row: number): unknown;
  }
  export class Table {
    constructor(columns: Readonly<Record<string, Vector>>);
    readonly numRows: number;
    getChild(name: string): Vector | null;
  }
  export function makeVector(values: ArrayBufferView): Vector;
  export function tableToIPC(table: Table, type: "stream"): Uint8Array;
}

declare module "@duckdb/duckdb-wasm/blocking" {
  import type { Table } from "apache-arrow";

  export interface Connection {
    query(sql: string): Table;
    insertArrowFromIPCStream(
      bytes: Uint8Array,
      options: { readonly name: string; readonly create: boolean },
    ): void;
  }
  export interface Bindings {
    instantiate(onProgress: () => void): Promise<unknown>;
    open(config: object): void;
    connect(): Connection;
  }
  export class VoidLogger {
    log(): void;
  }
  export const NODE_RUNTIME: object;
  export function createDuckDB(
    bundles: Readonly<Record<"mvp" | "eh", { readonly mainModule: string; readonly mainWorker: string }>>,
    logger: VoidLogger,
    runtime: object,
  ): Promise<Bindings>;
}

declare module "echarts/core" {
  export interface Chart {
    setOption(option: object): void;
    getZr(): { flush(): void };
    dispose(): void;
  }
  export function init(element: HTMLElement, theme: null, size: { width: number; height: number }): Chart;
  export function use(parts: readonly object[]): void;
}

declare module "echarts/charts" {
  export const LineChart: object;
  export const HeatmapChart: object;
}

declare module "echarts/components" {
  export const GridComponent: object;
  export const TitleComponent: object;
  export const TooltipComponent: object;
  export const VisualMapComponent: object;
}

declare module "echarts/renderers" {
  export const CanvasRenderer: object;
}

declare module "recharts" {
  import type { ComponentType, ReactNode } from "react";

  type Part = ComponentType<Readonly<Record<string, unknown>> & { readonly children?: ReactNode }>;
  export const CartesianGrid: Part;
  export const Line: Part;
  export const LineChart: Part;
  export const Tooltip: Part;
  export const XAxis: Part;
  export const YAxis: Part;
}
