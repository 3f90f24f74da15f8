import type { ReportSection } from "../report-document.ts";
import { blockRows, wide } from "./block-rows.ts";
import { strong } from "./sheet-cells.ts";
import { fittedWidths } from "./sheet-size.ts";
import type { Sheet, SheetRow } from "./workbook-port.ts";

/** Sections whose words a workbook does without, or whose rows stand in a sheet of their own. */
const NOT_A_SHEET: ReadonlySet<string> = new Set(["definitions", "answer", "figures", "signoff", "control"]);

/** A sheet for each section that has rows, under its finding; the pages of the pillars share one. */
export function sectionSheets(sections: readonly ReportSection[]): readonly Sheet[] {
  const wanted = sections.filter(({ id }) => !NOT_A_SHEET.has(id));
  const isPillar = ({ id }: ReportSection): boolean => id.startsWith("pillar-");
  const groups: { readonly name: string; readonly sections: readonly ReportSection[] }[] = [];
  for (const section of wanted) {
    if (!isPillar(section)) groups.push({ name: section.name, sections: [section] });
    else if (section === wanted.find(isPillar)) {
      groups.push({ name: "Pillars", sections: wanted.filter(isPillar) });
    }
  }
  return groups.flatMap(({ name, sections: own }) => {
    const [first] = own;
    const title = own.length > 1 ? name : first?.finding === "" ? name : (first?.finding ?? name);
    const body = own.flatMap((section): readonly SheetRow[] => [
      ...(own.length > 1 ? [wide("heading", strong(section.finding))] : []),
      ...section.blocks.flatMap((block) => blockRows(block)),
    ]);
    return body.length === 0 ? [] : [sheetOf(name, title, body)];
  });
}

/** A sheet under a title. A head that stands alone stays with it when the sheet is scrolled, and offers a filter. */
export function sheetOf(name: string, title: string, body: readonly SheetRow[]): Sheet {
  const rows: readonly SheetRow[] = [
    wide("title", strong(title)),
    { kind: "blank", cells: [] },
    ...withoutBlankEnd(body),
  ];
  const heads = rows.flatMap(({ kind }, place) => (kind === "head" ? [place] : []));
  const [head = 0] = heads;
  // Heads that stay, on the screen and on each page, are those of all that follows.
  const isOneTable = heads.length === 1 && head === 2 && rows.every(({ kind }) => kind !== "heading");
  const isFilterable = isOneTable && rows.slice(head + 1).every(({ kind }) => kind === "row");
  return {
    name,
    widths: fittedWidths(rows),
    rows,
    frozenRows: isOneTable ? head + 1 : 1,
    filterRow: isFilterable && rows.length > head + 2 ? head : null,
    isList: false,
  };
}

function withoutBlankEnd(rows: readonly SheetRow[]): readonly SheetRow[] {
  const last = rows.findLastIndex(({ kind }) => kind !== "blank");
  return rows.slice(0, last + 1);
}
