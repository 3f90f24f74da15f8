import type { ReactElement } from "react";
import { ChartView } from "../charts/chart-view.tsx";
import type { ReportFormat } from "../format/report-format.ts";
import type { ReportBlock, ReportDocument } from "../report-document.ts";
import { FigureTiles } from "./figure-tiles.tsx";
import { CellContent, TableView } from "./table-view.tsx";

interface BlockProps {
  readonly id: string;
  readonly block: ReportBlock;
  readonly document: ReportDocument;
  readonly format: ReportFormat;
}

/** One block of a report as HTML. `id` is unique in the document. */
export function BlockView({ id, block, document, format }: BlockProps): ReactElement {
  switch (block.kind) {
    case "heading":
      return <h3>{block.text}</h3>;
    case "text":
      return <p className={block.style}>{block.text}</p>;
    case "list":
      return (
        <ul className="points">
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case "table":
      return <TableView block={block} />;
    case "chart":
      return (
        <figure>
          <figcaption>
            <b>{block.title}</b> <span>{block.subtitle}</span>
          </figcaption>
          <div className="scroll">
            <ChartView
              id={id}
              title={block.title}
              sentence={block.sentence}
              spec={block.spec}
              format={format}
            />
          </div>
          <p className="sentence">{block.sentence}</p>
        </figure>
      );
    case "figures":
      return <FigureTiles block={block} />;
    case "note":
      return (
        <div className={`note ${block.tone}`}>
          <b>{block.title}</b>
          <span>{block.text}</span>
        </div>
      );
    case "keyValues":
      return (
        <dl>
          {block.entries.map((entry) => [
            <dt key={`${entry.label} label`}>{entry.label}</dt>,
            <dd key={entry.label}>
              <CellContent cell={entry.cell} />
            </dd>,
          ])}
        </dl>
      );
    case "contents":
      return <Contents document={document} />;
    case "split":
      return (
        <div className={`split ${block.ratio}`}>
          {[block.left, block.right].map((side, index) => (
            <div key={index === 0 ? "left" : "right"}>
              <Blocks id={`${id}-${index}`} blocks={side} document={document} format={format} />
            </div>
          ))}
        </div>
      );
    case "pageBreak":
      return <div style={{ breakBefore: "page" }} />;
    case "signatures":
      return (
        <div className="signatures">
          {block.signers.map((signer) => (
            <div className="signature" key={`${signer.role} ${signer.name}`}>
              <div>
                <b className="strong">{signer.name}</b>
                <span>{signer.role}</span>
                <span>Date</span>
              </div>
            </div>
          ))}
        </div>
      );
  }
}

/** Blocks in their order. */
export function Blocks({
  id,
  blocks,
  document,
  format,
}: Omit<BlockProps, "block"> & { readonly blocks: readonly ReportBlock[] }): ReactElement {
  return (
    <>
      {blocks.map((block, index) => {
        const key = `${id}-${index}`;
        return <BlockView key={key} id={key} block={block} document={document} format={format} />;
      })}
    </>
  );
}

function Contents({ document }: { readonly document: ReportDocument }): ReactElement {
  const sections = document.parts.filter((part) => part.isCover !== true).flatMap((part) => part.sections);
  return (
    <ol className="contents" aria-label="Contents">
      {sections.map((section) => (
        <li key={section.id}>
          <a href={`#${section.id}`}>
            <span className="no">{section.number}</span>
            <b>{section.name}</b>
            <span>{section.finding}</span>
          </a>
        </li>
      ))}
    </ol>
  );
}
