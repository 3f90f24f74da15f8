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
