import { strFromU8, strToU8, unzipSync } from "fflate";
import { withDateSteps } from "../office/date-steps.ts";
import { atDate, type PartChange } from "../office/normalised-zip.ts";
import { OFFICE_FONT } from "../office/office-look.ts";

/** Ids that the library draws at random: of relations, and of the pictures that they lead to. */
const DRAWN_ID = /(?:rId)?[a-z0-9_-]{21}(?=["./])/gu;

/** What is put right in a document after the library wrote it: its date, ids that it drew at random, the typeface's stand-in. */
export function docxChanges(bytes: Uint8Array, isoDate: string): PartChange {
  const dated = atDate(isoDate);
  const ids = drawnIds(bytes);
  return (name, content) => {
    if (name === "docProps/core.xml") return dated(name, content);
    if (name === "word/fontTable.xml") return withStandIn(content);
    if (!name.endsWith(".xml") && !name.endsWith(".rels")) return content;
    const text = strFromU8(content);
    const stable = text.replace(DRAWN_ID, (id) => ids.get(id) ?? id);
    if (name === "word/document.xml") return strToU8(recounted(stable));
    return strToU8(/charts\/chart\d+\.xml$/u.test(name) ? withDateSteps(stable) : stable);
  };
}

/** Each id that was drawn, with the one that stands for it: by the order in which the relations name them. */
function drawnIds(bytes: Uint8Array): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const members = unzipSync(bytes, { filter: ({ name }) => name.endsWith(".rels") });
  for (const name of Object.keys(members).toSorted()) {
    for (const [, id] of strFromU8(members[name] ?? new Uint8Array()).matchAll(
      /Id="(rId[a-z0-9_-]{21})"/gu,
    )) {
      if (id !== undefined && !ids.has(id)) ids.set(id, `rIdX${ids.size + 1}`);
    }
  }
  return ids;
}

/** The library counts bookmarks and drawings on from document to document: here they are counted from 1. */
function recounted(xml: string): string {
  const bookmarks = new Map<string, number>();
  let drawings = 0;
  return xml
    .replace(/(<w:bookmark(?:Start|End)\b[^>]*\bw:id=")(\d+)/gu, (_, tag: string, id: string) => {
      const number = bookmarks.get(id) ?? bookmarks.size + 1;
      bookmarks.set(id, number);
      return `${tag}${number}`;
    })
    .replace(/(<wp:docPr\b[^>]*\bid=")\d+/gu, (_, tag: string) => {
      drawings += 1;
      return `${tag}${drawings}`;
    });
}

/** Where the typeface is not installed, the one named here is taken. */
function withStandIn(content: Uint8Array): Uint8Array {
  const font = `<w:font w:name="${OFFICE_FONT}"><w:altName w:val="Arial"/></w:font>`;
  const text = strFromU8(content);
  return strToU8(
    text.includes("</w:fonts>")
      ? text.replace("</w:fonts>", `${font}</w:fonts>`)
      : text.replace(
          /<w:fonts([^>]*)\/>/u,
          (_, attributes: string) => `<w:fonts${attributes}>${font}</w:fonts>`,
        ),
  );
}
