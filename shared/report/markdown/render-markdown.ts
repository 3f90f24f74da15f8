import { heatmapTable } from "../office/heatmap-as-table.ts";
import type {
  ReportBlock,
  ReportDocument,
  ReportSection,
  TableBlock,
  TableCell,
} from "../report-document.ts";
import { markdownText } from "../text/markdown-text.ts";

/** The report as Markdown (GitHub tables): the same words and figures, charts as their sentence, heatmaps as tables. Ends with a line feed. */
export function renderMarkdown(document: ReportDocument): string {
  const { control } = document;
  const lines = [
    `# ${markdownText(`${control.company}: ${control.title}`)}`,
    "",
    markdownText(
      `${control.subtitle} · as of ${control.asOf} · ${control.version} · ${control.confidentiality} · ${control.engine}`,
    ),
    "",
    control.fingerprint === null
      ? "Not sealed."
      : `Fingerprint: \`${control.fingerprint.replace(/[^0-9a-f]/gu, "")}\``,
    "",
  ];
  for (const part of document.parts) {
    for (const section of part.sections) lines.push(...sectionLines(section, document));
  }
  return `${lines
    .join("\n")
    .replace(/\n{3,}/gu, "\n\n")
    .trimEnd()}\n`;
}

function sectionLines(section: ReportSection, document: ReportDocument): readonly string[] {
  const title =
    section.finding === ""
      ? []
      : [`## ${markdownText(`${section.number} ${section.name}: ${section.finding}`)}`, ""];
  return [...title, ...section.blocks.flatMap((block) => blockLines(block, document))];
}

function blockLines(block: ReportBlock, document: ReportDocument): readonly string[] {
  switch (block.kind) {
    case "heading":
      return [`### ${markdownText(block.text)}`, ""];
    case "text":
      return [markdownText(block.text), ""];
    case "list":
      return [
        ...block.items.map(
          (item, index) => `${block.isNumbered ? `${index + 1}.` : "-"} ${markdownText(item)}`,
        ),
        "",
      ];
    case "table":
      return tableLines(block);
    case "chart":
      return [
        `**${markdownText(block.title)}** (${markdownText(block.subtitle)}). ${markdownText(block.sentence)}`,
        "",
        ...(block.spec.kind === "heatmap" ? tableLines(heatmapTable(block, block.spec)) : []),
      ];
    case "figures":
      return [
        "| Figure | Value | 95 % interval | n | State |",
        "| --- | ---: | ---: | ---: | --- |",
        ...block.tiles.map(
          (tile) =>
            `| ${[tile.label, tile.value.text, tile.interval, tile.n, tile.status?.word ?? ""].map(markdownText).join(" | ")} |`,
        ),
        "",
      ];
    case "note":
      return [`> **${markdownText(block.title)}.** ${markdownText(block.text)}`, ""];
    case "keyValues":
      return [
        "| | |",
        "| --- | --- |",
        ...block.entries.map((entry) => `| ${markdownText(entry.label)} | ${cellText(entry.cell)} |`),
        "",
      ];
    case "contents":
      return [
        ...document.parts
          .filter((part) => part.isCover !== true)
          .flatMap((part) => part.sections)
          .map((section) => `- ${markdownText(`${section.number} ${section.name}: ${section.finding}`)}`),
        "",
      ];
    case "split":
      return [...block.left, ...block.right].flatMap((one) => blockLines(one, document));
    case "pageBreak":
      return [];
    case "signatures":
      return [
        "| Name | Role | Date | Signature |",
        "| --- | --- | --- | --- |",
        ...block.signers.map(
          (signer) => `| ${markdownText(signer.name)} | ${markdownText(signer.role)} | | |`,
        ),
        "",
      ];
  }
}

function tableLines(block: TableBlock): readonly string[] {
  const width = block.columns.length;
  return [
    `| ${block.columns.map((column) => markdownText(column.head)).join(" | ")} |`,
    `| ${block.columns.map((column) => (column.align === "right" ? "---:" : "---")).join(" | ")} |`,
    ...block.rows.map((row) =>
      row.kind === "group"
        ? `| **${markdownText(row.cells[0]?.text ?? "")}** |${" |".repeat(width - 1)}`
        : `| ${Array.from({ length: width }, (_, index) => cellText(row.cells[index])).join(" | ")} |`,
    ),
    "",
    ...(block.caption === undefined ? [] : [markdownText(block.caption), ""]),
  ];
}

function cellText(cell: TableCell | undefined): string {
  if (cell === undefined) return "";
  const state = cell.status === undefined || cell.status.word === cell.text ? "" : ` (${cell.status.word})`;
  const detail = (cell.detail ?? "") === "" ? "" : ` (${markdownText(cell.detail ?? "")})`;
  return `${markdownText(cell.text)}${state}${detail}`;
}
