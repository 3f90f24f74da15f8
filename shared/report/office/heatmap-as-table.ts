import type { HeatmapSpec } from "../charts/chart-spec.ts";
import type { ChartBlock, TableBlock } from "../report-document.ts";

/** A heatmap as the table that it is: the direction of each cell stands in it, so that its colour only repeats it. */
export function heatmapTable(block: ChartBlock, spec: HeatmapSpec): TableBlock {
  return {
    kind: "table",
    title: block.title,
    ...(block.finding === undefined ? {} : { finding: block.finding }),
    columns: [
      { head: "", align: "left", width: 2.4 },
      ...spec.columns.map((head, place) => ({
        head,
        align: place < spec.wordColumns ? ("left" as const) : ("right" as const),
        width: 1.4,
      })),
    ],
    rows: spec.rows.map(({ label, cells }) => ({
      kind: "row",
      cells: [
        { text: label, style: "strong" },
        ...cells.map(({ text, direction, state, step }) => ({
          text: `${direction === undefined ? "" : direction === "up" ? "▲ " : "▼ "}${text}`,
          ...(state === "noData" || state === "notEnough" ? {} : { heat: step }),
          ...(state === undefined || state === "noData" ? {} : { detail: STATE_WORDS[state] }),
        })),
      ],
    })),
  };
}

const STATE_WORDS = {
  immature: "immature",
  notEnough: "not enough data",
  breach: "breach",
} as const;
