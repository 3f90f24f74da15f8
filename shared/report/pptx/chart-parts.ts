import { Document, Packer, Paragraph } from "docx";
import { ChartRun, type ChartRunOptions } from "docx/charts";
import { strFromU8, strToU8, unzipSync } from "fflate";
import { withDateSteps } from "../office/date-steps.ts";

/** The parts of native charts, in their order: drawing and workbook. */
export interface ChartPart {
  readonly xml: Uint8Array;
  readonly relations: Uint8Array;
  readonly workbook: Uint8Array;
}

/**
 * Charts as the parts of an Office file. DrawingML charts are the same in documents and decks: one writer makes them for
 * both, so that they cannot differ.
 */
export async function chartParts(charts: readonly ChartRunOptions[]): Promise<readonly ChartPart[]> {
  if (charts.length === 0) return [];
  const carrier = new Document({
    sections: [{ children: charts.map((chart) => new Paragraph({ children: [new ChartRun(chart)] })) }],
  });
  const members = unzipSync(new Uint8Array(await Packer.toArrayBuffer(carrier)));
  const part = (name: string): Uint8Array => members[name] ?? new Uint8Array();
  return charts.map((_, index) => {
    const number = index + 1;
    const relations = strFromU8(part(`word/charts/_rels/chart${number}.xml.rels`));
    const id = /Id="([^"]+)"/u.exec(relations)?.[1] ?? "rId1";
    return {
      xml: strToU8(withDateSteps(strFromU8(part(`word/charts/chart${number}.xml`)).replaceAll(id, "rId1"))),
      relations: strToU8(
        relations
          .replaceAll(id, "rId1")
          .replace(/Microsoft_Excel_Worksheet\d*\.xlsx/u, `Microsoft_Excel_Worksheet${number}.xlsx`),
      ),
      workbook: part(`word/embeddings/Microsoft_Excel_Worksheet${number}.xlsx`),
    };
  });
}
