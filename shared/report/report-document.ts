import type { ChartSpec } from "./charts/chart-spec.ts";
import type { Status } from "./charts/status.ts";
import type { HeatStep } from "./charts/tokens.ts";
import type { FigureUnit, PrintedValue } from "./format/report-format.ts";

/** A report, built once; every file format is a renderer of it. All texts are plain text, already formatted. */
export interface ReportDocument {
  readonly kind: ReportKind;
  readonly locale: string;
  readonly currency: string;
  readonly control: ReportControl;
  /** Pages in a row that belong together; each begins on a page of its own and is named in the running head. */
  readonly parts: readonly ReportPart[];
  /** Every figure of the report in long form, for CSV and XLSX. */
  readonly figures: readonly FigureRow[];
  readonly definitions: readonly DefinitionRow[];
  /** How the company's reports look, where its record says so. */
  readonly brand?: ReportBrand;
  /** The metrics that are answered for, for the sheet that can be sent back. */
  readonly kpis?: readonly KpiRow[];
  /** A table that is filled in and sent back: the CSV of the report, and a sheet of its workbook. */
  readonly form?: ReportForm;
}

/** A table to fill in: texts, the columns to fill last. */
export interface ReportForm {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The kinds of report that there are. */
export type ReportKind =
  | "baseline"
  | "phase"
  | "minutes"
  | "reset"
  | "board"
  | "portfolio"
  | "slip"
  | "diligence"
  | "exit";

/** The company's own look: it replaces the accent, never the colours of states. */
export interface ReportBrand {
  /** #RRGGBB, readable on white; null: the usual accent. */
  readonly accent: string | null;
  readonly logo: ReportLogo | null;
}

/** A picture of the company, small enough to stand on each cover. */
export interface ReportLogo {
  readonly mediaType: "image/png" | "image/jpeg";
  readonly bytes: Uint8Array;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** What stands on every page and what a reader quotes. */
export interface ReportControl {
  readonly company: string;
  readonly title: string;
  readonly subtitle: string;
  readonly asOf: string;
  /** ISO date, for file properties. */
  readonly asOfIso: string;
  readonly version: string;
  readonly confidentiality: string;
  /** Digest of the sealed snapshot in hex; null while there is none. */
  readonly fingerprint: string | null;
  readonly engine: string;
  readonly status: Status;
  readonly entries: readonly KeyValue[];
}

export interface ReportPart {
  readonly title: string;
  readonly sections: readonly ReportSection[];
  /** The cover has no running head. */
  readonly isCover?: boolean;
}

export interface ReportSection {
  /** Stable name, also the anchor. */
  readonly id: string;
  /** `1`, `2` … `A`; empty on the cover. */
  readonly number: string;
  /** Short name in contents, running head and sheets. */
  readonly name: string;
  /** The sentence that the section proves, with a figure in it wherever there is one. */
  readonly finding: string;
  readonly blocks: readonly ReportBlock[];
  /** False: the section has nothing recorded and says what is missing. */
  readonly hasContent: boolean;
  /** Too long for a deck: documents and workbooks have it. */
  readonly isDocumentOnly?: boolean;
}

export type ReportBlock =
  | HeadingBlock
  | TextBlock
  | ListBlock
  | TableBlock
  | ChartBlock
  | FiguresBlock
  | NoteBlock
  | KeyValuesBlock
  | ContentsBlock
  | SplitBlock
  | PageBreakBlock
  | SignaturesBlock;

export interface HeadingBlock {
  readonly kind: "heading";
  readonly text: string;
}

export interface TextBlock {
  readonly kind: "text";
  readonly text: string;
  readonly style: "body" | "lead" | "caption";
}

export interface ListBlock {
  readonly kind: "list";
  readonly items: readonly string[];
  readonly isNumbered: boolean;
}

/** One cell: what is printed, and the raw value behind it where it is a number or a date. */
export interface TableCell {
  readonly text: string;
  /** A second, smaller line: an interval, a source. */
  readonly detail?: string;
  readonly raw?: number | null;
  readonly rawKind?: RawKind;
  readonly status?: Status;
  readonly style?: "strong" | "muted" | "mono";
  /** Of a heatmap: how far a proven verdict has come. */
  readonly heat?: HeatStep;
}

/** How a spreadsheet shows a raw number. `date` is an epoch day. */
export type RawKind =
  | "rate"
  | "count"
  | "money"
  | "unitCost"
  | "decimal1"
  | "decimal2"
  | "date"
  | "signedRate";

export interface TableColumn {
  readonly head: string;
  readonly align: "left" | "right";
  /** Share of the width, relative to the other columns. */
  readonly width: number;
}

export interface TableRow {
  /** A group row has one cell over the whole width; a total row is set off. */
  readonly kind: "row" | "group" | "total";
  readonly cells: readonly TableCell[];
}

export interface TableBlock {
  readonly kind: "table";
  /** Name of the sheet part and accessible caption. */
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  readonly caption?: string;
  /** What a slide that begins with it says; absent: what its section finds. */
  readonly finding?: string;
  /** A deck shows it at its end, behind what is talked about. */
  readonly isAppendix?: boolean;
}

export interface ChartBlock {
  readonly kind: "chart";
  readonly title: string;
  /** "weekly, n 812–1,204, 25 May – 15 Nov" */
  readonly subtitle: string;
  readonly spec: ChartSpec;
  /** What the picture shows, computed; also what a reader who cannot see it gets. */
  readonly sentence: string;
  /** What a slide that begins with it says; absent: what its section finds. */
  readonly finding?: string;
}

/** One large figure. */
export interface FigureTile {
  readonly label: string;
  readonly value: PrintedValue;
  readonly raw: number | null;
  readonly unit: FigureUnit;
  readonly interval: string;
  readonly n: string;
  readonly status?: Status;
  readonly statusDetail?: string;
  readonly spark?: readonly { readonly value: number | null; readonly isHollow: boolean }[];
}

export interface FiguresBlock {
  readonly kind: "figures";
  readonly size: "large" | "row";
  readonly tiles: readonly FigureTile[];
}

export interface NoteBlock {
  readonly kind: "note";
  readonly tone: "missing" | "caution" | "plain";
  readonly title: string;
  readonly text: string;
}

export interface KeyValue {
  readonly label: string;
  readonly cell: TableCell;
}

export interface KeyValuesBlock {
  readonly kind: "keyValues";
  readonly entries: readonly KeyValue[];
}

/** The list of sections; the renderer makes it from the document. */
export interface ContentsBlock {
  readonly kind: "contents";
}

/** Two columns on paper and screen; one after the other elsewhere. */
export interface SplitBlock {
  readonly kind: "split";
  readonly ratio: "even" | "wideLeft" | "wideRight";
  readonly left: readonly ReportBlock[];
  readonly right: readonly ReportBlock[];
}

export interface PageBreakBlock {
  readonly kind: "pageBreak";
}

export interface SignaturesBlock {
  readonly kind: "signatures";
  readonly signers: readonly { readonly role: string; readonly name: string }[];
}

/** One figure in long form. `value`, `low` and `high` are raw; money in decimals. */
export interface FigureRow {
  /** Whose it is, in a report of several companies. */
  readonly company?: string;
  readonly metric: string;
  readonly metricName: string;
  readonly pillar: string;
  readonly workflow: string;
  readonly segment: string;
  readonly period: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly unit: FigureUnit;
  readonly currency: string;
  readonly printed: string;
  readonly printedInterval: string;
  readonly definition: string;
  /** Why nobody would act on the metric; absent or empty: somebody would. */
  readonly decorative?: string;
}

/** A metric with its line: who answers for it, and what was committed to. Numbers are raw; empty text: none. */
export interface KpiRow {
  /** Id of the threshold; empty: the metric has no line yet. */
  readonly id: string;
  readonly metric: string;
  readonly name: string;
  readonly pillar: string;
  readonly workflow: string;
  readonly segment: string;
  readonly owner: string;
  readonly direction: string;
  readonly breach: number | null;
  readonly warn: number | null;
  readonly periods: number | null;
  readonly action: string;
  readonly deadlineHours: number | null;
  readonly unit: FigureUnit;
  readonly baseline: number | null;
  readonly now: number | null;
  readonly target: number | null;
}

export interface DefinitionRow {
  readonly id: string;
  readonly pillar: string;
  readonly name: string;
  readonly unit: string;
  readonly direction: string;
  readonly formula: string;
  readonly columns: string;
}
