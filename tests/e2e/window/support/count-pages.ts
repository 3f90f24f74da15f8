import { inflateSync } from "node:zlib";

/** How many pages a PDF of Chromium has, and whether the first lies on its long side. */
export function countPages(pdf: Buffer): { readonly pages: number; readonly isLandscape: boolean } {
  const text = readable(pdf);
  const boxes = [...text.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]/gu)];
  const [, width = "0", height = "0"] = boxes[0] ?? [];
  return {
    pages: [...text.matchAll(/\/Type\s*\/Page(?![a-z])/gu)].length,
    isLandscape: Number(width) > Number(height),
  };
}

/** The objects of a PDF as text, those in compressed object streams too. */
function readable(pdf: Buffer): string {
  const text = pdf.toString("latin1");
  const streams = [...text.matchAll(/\/ObjStm[\s\S]*?stream\r?\n/gu)].map((match) => {
    const start = match.index + match[0].length;
    return inflateSync(pdf.subarray(start, text.indexOf("endstream", start))).toString("latin1");
  });
  return [text, ...streams].join("\n");
}
