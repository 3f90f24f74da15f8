import { strFromU8, strToU8, type Unzipped, unzipSync, zipSync } from "fflate";

/** Changes a part of an office file before it is packed; gives it back where nothing is to change. */
export type PartChange = (name: string, content: Uint8Array) => Uint8Array;

/**
 * An office file packed again: members in one order, one time, one compression level, no folder entries, workbooks
 * inside it likewise. What a library stamps with the clock is put right by `change`, what it numbers by `rename`.
 */
export function normalisedZip(
  bytes: Uint8Array,
  change: PartChange = (_, content) => content,
  rename: ((text: string) => string) | null = null,
): Uint8Array {
  const members = rename === null ? unzipSync(bytes) : renamed(unzipSync(bytes), rename);
  const ordered = Object.keys(members)
    .filter((name) => !name.endsWith("/"))
    .toSorted((a, b) => memberRank(a) - memberRank(b) || (a < b ? -1 : 1))
    .map((name) => {
      const content = change(name, members[name] ?? new Uint8Array());
      return [
        name,
        name.endsWith(".xlsx") ? normalisedZip(content, atDate(EMBEDDED_DATE)) : content,
      ] as const;
    });
  return zipSync(Object.fromEntries(ordered), { level: 6, mtime: new Date(FIRST_ZIP_TIME) });
}

/** Members under other names, also where relations and the list of types name them. */
function renamed(members: Unzipped, rename: (text: string) => string): Unzipped {
  return Object.fromEntries(
    Object.entries(members).map(([name, content]) => {
      const names = name.endsWith(".rels") || name === "[Content_Types].xml";
      return [rename(name), names ? strToU8(rename(strFromU8(content))) : content];
    }),
  );
}

/** Puts one date into the properties of an office file as the time of making and of change. */
export function atDate(isoDate: string): PartChange {
  return (name, content) =>
    name === "docProps/core.xml"
      ? strToU8(
          strFromU8(content).replace(
            /(<dcterms:(created|modified)[^>]*>)[^<]*/gu,
            (_, tag: string) => `${tag}${isoDate}T00:00:00Z`,
          ),
        )
      : content;
}

/** Readers expect the list of content types first. */
function memberRank(name: string): number {
  return name === "[Content_Types].xml" ? 0 : name === "_rels/.rels" ? 1 : 2;
}

/** Workbooks behind charts have no date of their own. */
const EMBEDDED_DATE = "2000-01-01";

/** 1980-01-01 is the first time that a ZIP can hold; noon keeps it there in every time zone. */
const FIRST_ZIP_TIME = Date.UTC(1980, 0, 2, 12);
