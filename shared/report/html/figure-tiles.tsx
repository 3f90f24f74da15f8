import type { ReactElement } from "react";
import { Sparkline } from "../charts/sparkline.tsx";
import { unitSpace } from "../format/report-format.ts";
import type { FiguresBlock, FigureTile } from "../report-document.ts";
import { StatusWords } from "./table-view.tsx";

/** Large figures: one on a pillar's page, five in a row on the answer's. */
export function FigureTiles({ block }: { readonly block: FiguresBlock }): ReactElement {
  const isRow = block.size === "row";
  return (
    <div className={isRow ? "tiles" : "keys"}>
      {block.tiles.map((tile) => (
        <div key={tile.label} className={isRow ? "tile" : "key"}>
          <div className="name">{tile.label}</div>
          <Value tile={tile} />
          <div className="meta">{metaOf(tile)}</div>
          {isRow && tile.spark !== undefined ? (
            <Sparkline points={tile.spark} width={120} height={30} />
          ) : null}
          {tile.status === undefined ? null : (
            <StatusWords
              status={tile.status}
              {...(tile.statusDetail === undefined ? {} : { detail: tile.statusDetail })}
            />
          )}
        </div>
      ))}
    </div>
  );
}

function Value({ tile }: { readonly tile: FigureTile }): ReactElement {
  return (
    <div className="value">
      {tile.value.number}
      {tile.value.unit === "" ? null : (
        <span className="unit">{`${unitSpace(tile.value.unit)}${tile.value.unit}`}</span>
      )}
    </div>
  );
}

function metaOf(tile: FigureTile): string {
  const parts = [tile.interval, tile.n === "" ? "" : `n ${tile.n}`].filter((part) => part !== "");
  return parts.length === 0 ? "\u00A0" : parts.join(" · ");
}
