import type { ReactElement } from "react";
import type { HeatmapSpec } from "./chart-spec.ts";
import { heatClass } from "./tokens.ts";

type Cell = HeatmapSpec["rows"][number]["cells"][number];

/** Verdicts over two dimensions as a real table. Hue only where something is proven; the arrow carries the direction. */
export function HeatmapTable({
  title,
  spec,
}: {
  readonly title: string;
  readonly spec: HeatmapSpec;
}): ReactElement {
  return (
    <table className="heat">
      <caption className="hidden">{title}</caption>
      <thead>
        <tr>
          <th />
          {spec.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {spec.rows.map((row) => (
          <tr key={row.label}>
            <th scope="row">{row.label}</th>
            {row.cells.map((cell, index) => (
              <td key={spec.columns[index] ?? index} className={classOf(cell)}>
                {cell.direction === undefined ? null : <Arrow direction={cell.direction} />}
                {cell.text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function classOf({ state, step }: Cell): string {
  return state === "noData" || state === "notEnough" ? state : `${state ?? ""} ${heatClass(step)}`.trim();
}

function Arrow({ direction }: { readonly direction: "up" | "down" }): ReactElement {
  return (
    <svg className="arrow" width={8} height={8} viewBox="0 0 8 8" role="img" aria-label={direction}>
      <path d={direction === "up" ? "M4 1 7.5 7h-7z" : "M4 7 0.5 1h7z"} fill="currentColor" />
    </svg>
  );
}
