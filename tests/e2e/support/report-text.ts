import { ragLetter } from "../../../shared/report/charts/status.ts";
import type {
  ReportBlock,
  ReportDocument,
  TableBlock,
  TableCell,
} from "../../../shared/report/report-document.ts";
import { packed } from "./other-readers.ts";

/** A table of a report as a reader of its text meets it: heads and rows, each in one piece. */
export interface TextTable {
  readonly title: string;
  readonly head: string;
  readonly rows: readonly string[];
}

/** The blocks of a report, split ones one after the other. */
export function blocksOf(document: ReportDocument): readonly ReportBlock[] {
  const inside = (block: ReportBlock): readonly ReportBlock[] =>
    block.kind === "split" ? [...block.left, ...block.right].flatMap(inside) : [block];
  return document.parts
    .flatMap(({ sections }) => sections)
    .flatMap(({ blocks }) => blocks)
    .flatMap(inside);
}

/** The tables of a report; office files print the letter of a state before its word. */
export function tablesOf(document: ReportDocument, hasLetters = false): readonly TextTable[] {
  const words = ({ text, detail = "", status }: TableCell): string =>
    `${hasLetters && status !== undefined ? ragLetter(status.word) : ""}${text}${detail}`;
  return blocksOf(document)
    .filter((block): block is TableBlock => block.kind === "table" && block.rows.length > 0)
    .map(({ title, columns, rows }) => ({
      title,
      head: packed(columns.map(({ head }) => head).join("")),
      rows: rows.map(({ cells }) => packed(cells.map(words).join(""))),
    }));
}

/** The words of a page of HTML in one piece, without tags, styles and scripts. */
export function htmlText(page: string): string {
  const ENTITIES: Readonly<Record<string, string>> = {
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    "#x27": "'",
    "#39": "'",
  };
  return packed(
    page
      .replace(/<(style|script|svg|title)\b[\s\S]*?<\/\1>/gu, "")
      .replace(/<[^>]*>/gu, "")
      .replace(/&(#?\w+);/gu, (whole, name: string) => ENTITIES[name] ?? whole),
  );
}

/** The words of a Markdown file in one piece: without the bars of tables and what keeps marks from being markup. */
export function markdownReadText(text: string): string {
  return packed(
    text
      .replace(/(?<!\\)\|/gu, "")
      .replaceAll("&amp;", "&")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&#47;", "/")
      .replaceAll("&#46;", ".")
      .replace(/\\(.)/gu, "$1"),
  );
}

/** A figure is shown as its own, with the state that is proven of it. */
type StateStyle = boolean | "brackets";

/** Rows of tables with a figure in them that do not stand in a text as they are in the report. */
export function lackingRows(document: ReportDocument, text: string, states: StateStyle): readonly string[] {
  const words = ({ text: own, detail = "", status }: TableCell): string => {
    if (states !== "brackets")
      return `${states && status !== undefined ? ragLetter(status.word) : ""}${own}${detail}`;
    const word = status === undefined || status.word === own ? "" : `(${status.word})`;
    return `${own}${word}${detail === "" ? "" : `(${detail})`}`;
  };
  return blocksOf(document)
    .filter((block): block is TableBlock => block.kind === "table")
    .flatMap(({ title, rows }) =>
      rows
        .filter(({ cells }) => cells.some(({ raw }) => typeof raw === "number"))
        .map(({ cells }) => packed(cells.map(words).join("")))
        .filter((row) => !text.includes(row))
        .map((row) => `${title}: ${row}`),
    );
}

/** Large figures that do not stand in a text with their interval. */
export function lackingTiles(document: ReportDocument, text: string): readonly string[] {
  return blocksOf(document).flatMap((block) =>
    block.kind !== "figures"
      ? []
      : block.tiles
          .filter(({ value, label }) => ![label, value.number].every((one) => text.includes(packed(one))))
          .map(({ label, value }) => `${label}: ${value.text}`),
  );
}

/** A head so short may stand in another. */
const SHORT_HEAD = 10;

/** What does not stand on a page in one piece: rows that are cut, heads without a row. */
export function cutTables(tables: readonly TextTable[], pages: readonly string[]): readonly string[] {
  return tables.flatMap(({ title, head, rows }) => {
    const cut = rows
      .filter((row) => !pages.some((page) => page.includes(row)))
      .map((row) => `${title}: cut: ${row}`);
    // Another table may have the same heads; its rows count as well.
    const starts = tables.filter((one) => one.head === head).flatMap((one) => one.rows);
    const bare = pages.flatMap((page, number) =>
      page
        .split(head)
        .slice(1)
        .filter((after) => !starts.some((row) => after.startsWith(row)))
        .map(() => `${title}: a head without a row on page ${number + 1}`),
    );
    return [...cut, ...(head.length < SHORT_HEAD ? [] : bare)];
  });
}

/** Charts whose title and whose sentence do not stand on one page. */
export function cutCharts(document: ReportDocument, pages: readonly string[]): readonly string[] {
  return blocksOf(document).flatMap((block) => {
    if (block.kind !== "chart") return [];
    const parts = [block.title, block.subtitle, block.sentence].map(packed);
    return pages.some((page) => parts.every((part) => page.includes(part))) ? [] : [block.title];
  });
}
